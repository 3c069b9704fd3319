import { code, uint8, uint32 } from '../../message/index.ts';
import { anyServer } from '../header.ts';
import { message } from '../message.ts';
import { part, proofType } from '../signon/parts.ts';
import { ReturnCode } from '../signon/return-code.ts';

/** In the upper byte of the header's attributes of StartServer: the client wants to know the server job. */
export const wantsJob = 2;

export const StartServer = message(
  anyServer,
  0x7002,
  {
    about: 'Proves who the user is and starts the server job of this connection. Answered by ServerStarted.',
    source: 'JTOpen AS400StrSvrDS.java',
  },
  { type: proofType, sendReply: uint8('1 yes') },
  {
    substitute: part.substitute,
    token: part.token,
    user: part.user,
    factor: part.factor,
    verificationId: part.verificationId,
    clientAddress: part.clientAddress,
  },
);

export const ServerStarted = message(
  anyServer,
  0xf002,
  { about: 'Whether the server job was started, and its name.', source: 'JTOpen AS400StrSvrReplyDS.java' },
  { returnCode: code(uint32(), ReturnCode) },
  { user: part.repliedUser, job: part.job },
);
