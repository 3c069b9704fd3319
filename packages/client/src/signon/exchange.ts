import { clientSeed, type PasswordLevel, type Seeds } from '@bigiron/wire/hostserver/password/index';
import { releaseName } from '@bigiron/wire/hostserver/release';
import { AttributesExchanged, ExchangeAttributes } from '@bigiron/wire/hostserver/signon/index';
import type { Limits } from '../connection/limits.ts';
import type { RequestConnection } from '../connection/requests.ts';
import { SignonError } from '../errors.ts';
import type { Credentials } from './credentials.ts';
import { refuse } from './refusal.ts';

/** The data stream level that this client speaks with the sign-on server. */
const clientLevel = 10;

/** A connection to the sign-on server that is past the exchange of attributes. */
export interface SignonSession {
  readonly requests: RequestConnection;
  /** E.g. `V7R5M0`. */
  readonly release: string;
  /** Whether the server sends messages with a refusal to those who want them. */
  readonly sendsMessages: boolean;
  readonly passwordLevel: PasswordLevel;
  readonly seeds: Seeds;
}

/** The first request on a connection to the sign-on server. */
export async function exchangeAttributes(
  requests: RequestConnection,
  { user, seeded }: Pick<Credentials, 'user' | 'seeded'>,
  limits: Limits,
): Promise<SignonSession> {
  const client = clientSeed();
  const request = { version: 1, level: clientLevel, ...(seeded ? { clientSeed: client } : {}) };
  const reply = AttributesExchanged.decode(await requests.request(ExchangeAttributes.encode(request), limits));
  refuse(reply.returnCode, user);
  return {
    requests,
    release: reply.release === undefined ? 'unknown' : releaseName(reply.release),
    sendsMessages: (reply.level ?? 0) >= 5,
    passwordLevel: requirePasswordLevel(reply.passwordLevel ?? 0),
    seeds: { client, server: reply.serverSeed ?? new Uint8Array(8) },
  };
}

/** Throws SignonError `password-level-unknown` for one that this client has no arithmetic for. */
export function requirePasswordLevel(level: number): PasswordLevel {
  if (level <= 4) return level as PasswordLevel;
  throw new SignonError(`The host announces password level ${level}; 0 to 4 are known`, {
    code: 'password-level-unknown',
    fault: 'peer',
  });
}
