import { bytes, code, secret, text, uint8, uint32 } from '../../message/index.ts';
import { codepoint } from '../codepoint.ts';
import { ServerId } from '../header.ts';
import { message } from '../message.ts';
import { messageParts, part, proofType } from './parts.ts';
import { ReturnCode } from './return-code.ts';

/** What may be done with a profile token. */
export const TokenKind = { singleUse: 0xf1, multipleUse: 0xf2, regenerable: 0xf3 } as const;

/** What requests may ask to be made; there is only one thing. */
export const TokenReturn = { profileToken: 1 } as const;

/** How 7008 names the user. */
export const IdentityType = { distinguishedName: 0xf1 } as const;

const tokenKind = codepoint(0x1116, code(uint8(), TokenKind));
/** Clients read the token at a fixed offset: it is the first part. */
const madeToken = codepoint(0x1115, secret(bytes(32)));

export const GenerateToken = message(
  ServerId.signon,
  0x7007,
  {
    about:
      'Asks for a profile token, by which the user is known to every server for a while. Answered by TokenGenerated.',
    source: 'JTOpen AS400GenAuthTknDS.java',
  },
  { type: proofType, returnType: code(uint8(), TokenReturn) },
  {
    kind: tokenKind,
    timeout: part.tokenTimeout,
    substitute: part.substitute,
    token: part.token,
    user: part.user,
    wantMessages: part.wantMessages,
    factor: part.factor,
    verificationId: part.verificationId,
    clientAddress: part.clientAddress,
  },
);

export const TokenGenerated = message(
  ServerId.signon,
  0xf007,
  { about: 'The profile token.', source: 'JTOpen AS400GenAuthTknReplyDS.java' },
  { returnCode: code(uint32(), ReturnCode) },
  { token: madeToken, ...messageParts },
);

export const GenerateTokenForIdentity = message(
  ServerId.signon,
  0x7008,
  {
    about: 'Asks for a profile token of the user to whom an identity is mapped. Answered by TokenForIdentityGenerated.',
    source: 'JTOpen SignonGenAuthTokenRequestDS.java',
  },
  { returnType: code(uint8(), TokenReturn) },
  {
    kind: tokenKind,
    timeout: part.tokenTimeout,
    identityType: codepoint(0x1126, code(uint8(), IdentityType)),
    identity: codepoint(0x1127, text(13488)),
    wantMessages: part.wantMessages,
    verificationId: part.verificationId,
    clientAddress: part.clientAddress,
  },
);

export const TokenForIdentityGenerated = message(
  ServerId.signon,
  0xf008,
  { about: 'The profile token.', source: 'JTOpen SignonGenAuthTokenReplyDS.java' },
  { returnCode: code(uint32(), ReturnCode) },
  { token: madeToken, ...messageParts },
);
