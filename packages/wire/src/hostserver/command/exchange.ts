import { char, code, uint16, uint32 } from '../../message/index.ts';
import { ServerId } from '../header.ts';
import { message } from '../message.ts';
import { ReturnCode } from './return-code.ts';

export const ExchangeAttributes = message(
  ServerId.remoteCommand,
  0x1001,
  {
    about: 'First request on a connection to the remote command server. Answered by AttributesExchanged.',
    source: 'JTOpen RCExchangeAttributesRequestDataStream.java',
    extensible: true,
  },
  {
    ccsid: uint32('of the client; 1200 and 13488 are common'),
    nlv: char(4, 'national language version, e.g. 2924'),
    version: uint32('1'),
    level: uint16('data stream level of the client; clients send 0 and obey the level of the reply'),
  },
);

export const AttributesExchanged = message(
  ServerId.remoteCommand,
  0x8001,
  {
    about: 'What the server job is. Its level decides which requests the client sends afterwards.',
    source: 'JTOpen RCExchangeAttributesReplyDataStream.java, jtopenlite CommandConnection.java',
    extensible: true,
  },
  {
    returnCode: code(uint16(), ReturnCode),
    ccsid: uint32('of the server job: names and message text on this connection are in it'),
    nlv: char(4),
    version: uint32('1'),
    level: uint16(
      '5: in-out parameters as 33; 6: null parameters; 7: all messages; 10: commands in UTF-16; 11: form 1107',
    ),
  },
);

export const EndServer = message(
  ServerId.remoteCommand,
  0x1004,
  { about: 'The client is leaving. There is no reply.', source: 'JTOpen AS400EndJobDS.java' },
  {},
);
