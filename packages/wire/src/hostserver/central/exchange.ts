import { code, counted, uint16, uint32 } from '../../message/index.ts';
import { codepoint } from '../codepoint.ts';
import { ServerId } from '../header.ts';
import { message } from '../message.ts';
import { ReturnCode } from './return-code.ts';

/** The replies of the central server have the ids of their requests. */
export const ExchangeAttributes = message(
  ServerId.central,
  0x1301,
  {
    about: 'First request on a connection to the central server. Answered by AttributesExchanged.',
    source: 'JTOpen NLSExchangeAttrRequest.java',
  },
  {
    chain: uint16('0'),
    level: uint16('data stream level of the client'),
    ccsid: uint32('of the client; 13488'),
    version: uint32(),
    licenseLevel: uint16(),
    systemManagementLevel: uint16(),
    nlsLevel: uint16('1: the client knows surrogates'),
  },
);

export const AttributesExchanged = message(
  ServerId.central,
  0x1301,
  { about: 'What the server is.', source: 'JTOpen NLSExchangeAttrReply.java' },
  {
    chain: uint16(),
    returnCode: code(uint16(), ReturnCode),
    secondary: uint16(),
    level: uint16(),
    ccsid: uint32('of the server job'),
    version: uint32(),
    licenseLevel: uint16(),
    systemManagementLevel: uint16(),
    nlsLevel: uint16(),
  },
  { ccsids: codepoint(8, counted(uint32(), uint32())) },
);

export const EndServer = message(
  ServerId.central,
  0x1400,
  { about: 'The client is leaving. There is no reply.', source: 'JTOpen AS400EndJobDS.java' },
  {},
);
