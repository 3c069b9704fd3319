import type { PasswordLevel } from '@bigiron/wire/hostserver/password/index';
import { type DateTime, Information, RetrieveInformation } from '@bigiron/wire/hostserver/signon/index';
import type { Limits } from '../connection/limits.ts';
import { messageOf } from '../messages.ts';
import type { Credentials } from './credentials.ts';
import type { SignonSession } from './exchange.ts';
import { refuse, signonText } from './refusal.ts';

/** What a host says of itself and of the user at sign-on. */
export interface SignonInformation {
  readonly user: string;
  /** E.g. `V7R5M0`. */
  readonly release: string;
  /** CCSID of the user's server jobs. */
  readonly ccsid: number;
  readonly passwordLevel: PasswordLevel;
  /** Local times of the host, as this process would say them; undefined where it tells none. */
  readonly currentSignon: Date | undefined;
  readonly lastSignon: Date | undefined;
  readonly passwordExpires: Date | undefined;
  /** Days before the expiry from which a user should be warned. */
  readonly warningDays: number | undefined;
}

const clientCcsid = 1200;
/** What jobs have when the server names no CCSID. */
const defaultCcsid = 37;

/** Signs on: proves who the user is and learns what it wants to know. Fails with SignonError. */
export async function signOn(
  { requests, release, sendsMessages, passwordLevel, seeds }: SignonSession,
  credentials: Credentials,
  limits: Limits,
): Promise<SignonInformation> {
  const request = RetrieveInformation.encode({
    ...(await credentials.proof(passwordLevel, seeds)),
    clientCcsid,
    ...(sendsMessages ? { wantMessages: 1 } : {}),
  });
  const reply = Information.decode(await requests.request(request, limits), signonText);
  refuse(reply.returnCode, credentials.user, reply.messages.map(messageOf));
  if (reply.user !== undefined) credentials.named(reply.user.trimEnd());
  return {
    user: credentials.user,
    release,
    ccsid: reply.serverCcsid ?? defaultCcsid,
    passwordLevel,
    currentSignon: dateOf(reply.currentSignon),
    lastSignon: dateOf(reply.lastSignon),
    passwordExpires: dateOf(reply.passwordExpires),
    warningDays: reply.warningDays,
  };
}

function dateOf(value: DateTime | undefined): Date | undefined {
  if (value === undefined) return undefined;
  const { year, month, day, hour, minute, second } = value;
  return new Date(year, month - 1, day, hour, minute, second);
}
