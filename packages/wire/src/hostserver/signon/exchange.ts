import { bytes, code, uint8, uint16, uint32 } from '../../message/index.ts';
import { codepoint, required } from '../codepoint.ts';
import { ServerId } from '../header.ts';
import { message } from '../message.ts';
import { release } from '../release.ts';
import { part } from './parts.ts';
import { ReturnCode } from './return-code.ts';

export const ExchangeAttributes = message(
  ServerId.signon,
  0x7003,
  {
    about: 'First request on a connection to the sign-on server. Answered by AttributesExchanged.',
    source: 'JTOpen SignonExchangeAttributeReq.java',
  },
  {},
  {
    version: required(0x1101, uint32('1')),
    level: required(0x1102, uint16('data stream level of the client: 2 jtopenlite, 10 JTOpen')),
    /** Absent when the client will sign on with a token. */
    clientSeed: codepoint(0x1103, bytes(8)),
  },
);

/** Clients read version and level at fixed offsets: they come first, in this order. */
export const AttributesExchanged = message(
  ServerId.signon,
  0xf003,
  { about: 'What the server is, and its seed.', source: 'JTOpen SignonExchangeAttributeRep.java' },
  { returnCode: code(uint32(), ReturnCode) },
  {
    release: codepoint(0x1101, release()),
    level: codepoint(0x1102, uint16('5: error messages on request; 18: second factors')),
    serverSeed: codepoint(0x1103, bytes(8)),
    passwordLevel: codepoint(0x1119, uint8('QPWDLVL')),
    job: part.job,
    factorEnforced: codepoint(0x112e, uint8('1 yes')),
  },
);
