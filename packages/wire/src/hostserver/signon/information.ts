import { code, uint32 } from '../../message/index.ts';
import { codepoint } from '../codepoint.ts';
import { ServerId } from '../header.ts';
import { message } from '../message.ts';
import { DateTime } from './date-time.ts';
import { messageParts, part, proofType } from './parts.ts';
import { ReturnCode } from './return-code.ts';

export const RetrieveInformation = message(
  ServerId.signon,
  0x7004,
  {
    about: 'Signs on: proves who the user is and asks when it was here last. Answered by Information.',
    source: 'JTOpen SignonInfoReq.java',
  },
  { type: proofType },
  {
    clientCcsid: codepoint(0x1113, uint32('1200')),
    substitute: part.substitute,
    token: part.token,
    user: part.user,
    wantMessages: part.wantMessages,
    factor: part.factor,
  },
);

export const Information = message(
  ServerId.signon,
  0xf004,
  {
    about: 'What a user wants to know on signing on. Dates that do not apply are absent.',
    source: 'JTOpen SignonInfoRep.java',
  },
  { returnCode: code(uint32(), ReturnCode) },
  {
    currentSignon: codepoint(0x1106, DateTime),
    lastSignon: codepoint(0x1107, DateTime),
    passwordExpires: codepoint(0x1108, DateTime),
    warningDays: codepoint(0x112c, uint32('days ahead of the expiry from which clients warn (QPWDEXPWRN)')),
    serverCcsid: codepoint(0x1114, uint32('what the client takes as the CCSID of its jobs')),
    user: part.repliedUser,
    ...messageParts,
  },
);
