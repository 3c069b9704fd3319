import { bytes, code, uint8, uint32 } from '../../message/index.ts';
import { codepoint } from '../codepoint.ts';
import { anyServer } from '../header.ts';
import { message } from '../message.ts';
import { ReturnCode } from '../signon/return-code.ts';

/** What the upper byte of the header's attributes says about a client that exchanges seeds. */
export const ClientAttribute = { sha1: 1, sha512: 2, additionalFactor: 3 } as const;

export const ExchangeSeeds = message(
  anyServer,
  0x7001,
  {
    about: 'First request to every server but sign-on. Answered by SeedsExchanged.',
    source: 'JTOpen AS400XChgRandSeedDS.java',
  },
  { clientSeed: bytes(8) },
);

export const SeedsExchanged = message(
  anyServer,
  0xf001,
  {
    about: "The server's seed. The lower byte of the header's attributes is the password level (QPWDLVL).",
    source: 'JTOpen AS400XChgRandSeedReplyDS.java',
  },
  { returnCode: code(uint32(), ReturnCode), serverSeed: bytes(8) },
  { factorEnforced: codepoint(0x112e, uint8('1 enforced')) },
);
