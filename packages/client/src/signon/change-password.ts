import { authenticationType, protect } from '@bigiron/wire/hostserver/password/index';
import { ChangePassword, PasswordChanged } from '@bigiron/wire/hostserver/signon/index';
import type { Limits } from '../connection/limits.ts';
import { messageOf } from '../messages.ts';
import type { SignonSession } from './exchange.ts';
import { refuse, signonText } from './refusal.ts';

/** The CCSID of passwords from level 2 on: UTF-16. */
const passwordCcsid = 13488;

/** Changes the password of a user who knows the old one, expired or not. Fails with SignonError. */
export async function changePassword(
  { requests, sendsMessages, passwordLevel, seeds }: SignonSession,
  user: string,
  oldPassword: string,
  newPassword: string,
  limits: Limits,
): Promise<void> {
  const change = await protect(passwordLevel, user, oldPassword, newPassword, seeds);
  const request = ChangePassword.encode({
    type: authenticationType(passwordLevel),
    user,
    ...change,
    ...(passwordLevel >= 2 ? { passwordCcsid } : {}),
    ...(sendsMessages ? { wantMessages: 1 } : {}),
  });
  const reply = PasswordChanged.decode(await requests.request(request, limits), signonText);
  refuse(reply.returnCode, user, reply.messages.map(messageOf));
}
