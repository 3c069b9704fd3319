import { bytes, code, secret, uint32 } from '../../message/index.ts';
import { codepoint } from '../codepoint.ts';
import { ServerId } from '../header.ts';
import { message } from '../message.ts';
import { messageParts, part, proofType } from './parts.ts';
import { ReturnCode } from './return-code.ts';

/** How the passwords are protected is in ../password/. */
export const ChangePassword = message(
  ServerId.signon,
  0x7005,
  {
    about: 'Changes the password of a user who knows the old one. Answered by PasswordChanged.',
    source: 'JTOpen ChangePasswordReq.java',
  },
  { type: proofType },
  {
    user: part.user,
    substitute: part.substitute,
    protectedOld: codepoint(0x110c, secret(bytes())),
    protectedNew: codepoint(0x110d, secret(bytes())),
    oldLength: codepoint(0x111c, uint32('bytes of the old password before protection; from QPWDLVL 2 on')),
    newLength: codepoint(0x111d, uint32()),
    passwordCcsid: codepoint(0x111e, uint32('13488; from QPWDLVL 2 on')),
    wantMessages: part.wantMessages,
    factor: part.factor,
  },
);

export const PasswordChanged = message(
  ServerId.signon,
  0xf005,
  { about: 'Whether the password was changed.', source: 'JTOpen ChangePasswordRep.java' },
  { returnCode: code(uint32(), ReturnCode) },
  messageParts,
);
