import { bytes, char, code, secret, taggedText, uint8, uint16, uint32 } from '../../message/index.ts';
import { codepoint, repeated } from '../codepoint.ts';
import { MessageWithHelp } from '../command/reply-message.ts';

/** The first byte of requests that prove something: which kind of proof they carry. */
export const ProofType = {
  /** Substitute of 8 bytes, QPWDLVL 0 and 1. */
  des: 1,
  /** A profile token of 32 bytes. */
  token: 2,
  /** Substitute of 20 bytes, QPWDLVL 2 and 3. */
  sha1: 3,
  kerberos: 5,
  identityToken: 6,
  /** Substitute of 64 bytes, QPWDLVL 4. */
  sha512: 7,
} as const;

export const proofType = code(uint8(), ProofType);

/** Optional parts that several requests of sign-on share, under one name wherever they occur. */
export const part = {
  user: codepoint(0x1104, char(10)),
  substitute: codepoint(0x1105, secret(bytes())),
  token: codepoint(0x1115, secret(bytes())),
  wantMessages: codepoint(0x1128, uint8('1 yes')),
  /** Second factor, from server level 18 on. */
  factor: codepoint(0x112f, secret(taggedText(1208))),
  verificationId: codepoint(
    0x1130,
    taggedText(1208, 4, '30 characters that name the program, from server level 18 on'),
  ),
  clientAddress: codepoint(0x1131, taggedText(1208)),
  tokenTimeout: codepoint(0x1117, uint32('seconds, 1 to 3600')),
  /** User profile in a reply; clients need it when they signed on with a token. */
  repliedUser: codepoint(0x1104, taggedText(37)),
  job: codepoint(0x111f, taggedText(37, 4, 'number/user/name of the server job')),
};

/** Why the server refused, when the request wanted messages. */
export const messageParts = {
  messageCount: codepoint(0x112a, uint16()),
  messages: repeated(0x112b, MessageWithHelp),
};
