import { reserved } from '../../message/index.ts';
import { ServerId } from '../header.ts';
import { type Message, message } from '../message.ts';
import { parts } from './codepoints.ts';
import { request } from './request.ts';

const source = 'DBSQLRequestDS.java';

export const TestConnection = request(
  ServerId.database,
  0x0000,
  'Asks for a sign of life. Answered by Reply with class 7 return code -201, which is how the server refuses function 0.',
  source,
);

export const Cancel = request(
  ServerId.database,
  0x1818,
  'Cancel what another job of the same user is doing. Sent on a connection of its own. Answered by Reply.',
  source,
  { job: parts.job },
);

/** Clients disagree on how long its template is: nothing behind the header is looked at. */
export const EndServer: Message = {
  ...message(
    ServerId.database,
    0x1fff,
    { about: 'The client is leaving. There is no reply.', source: 'JTOpen AS400EndJobDS.java, jtopenlite' },
    { rest: reserved(20) },
  ),
  decode: () => ({}),
};
