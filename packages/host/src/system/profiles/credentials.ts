import type { Queryable } from '../../store/store.ts';
import { milliseconds } from '../objects/record.ts';
import { systemLibraryId } from '../objects/schema.ts';
import type { Profile } from './profile.ts';
import type { Scheme } from './verifiers.ts';

/** What decides over a sign-on, as the store has it now. Times in milliseconds since 1970 UTC. */
export interface Credentials {
  readonly id: bigint;
  readonly name: string;
  readonly status: Profile['status'];
  readonly sealed: ReadonlyMap<Scheme, Buffer>;
  /** Counts changes of the password. */
  readonly serial: bigint;
  readonly passwordChanged: number | undefined;
  /** Set with PWDEXP(*YES). */
  readonly passwordSetExpired: boolean;
  readonly invalidAttempts: number;
}

interface CredentialsRow extends Omit<Credentials, 'sealed' | 'passwordChanged'> {
  readonly passwordChanged: bigint | null;
  readonly schemes: readonly Scheme[] | null;
  readonly verifiers: readonly Buffer[] | null;
}

export async function readCredentials(store: Queryable, name: string): Promise<Credentials | undefined> {
  const { rows } = await store.query<CredentialsRow>(
    `SELECT o.id, o.name, u.status, u.password_serial AS serial, u.password_changed AS "passwordChanged",
       u.password_expired AS "passwordSetExpired", u.invalid_attempts AS "invalidAttempts",
       (SELECT array_agg(scheme ORDER BY scheme) FROM password_verifier WHERE profile = u.id) AS schemes,
       (SELECT array_agg(sealed ORDER BY scheme) FROM password_verifier WHERE profile = u.id) AS verifiers
     FROM object o JOIN user_profile u ON u.id = o.id
     WHERE o.library = ${systemLibraryId} AND o.type = '*USRPRF' AND o.name = $1`,
    [name],
  );
  if (rows[0] === undefined) return undefined;
  const { schemes, verifiers, passwordChanged, ...row } = rows[0];
  return {
    ...row,
    passwordChanged: passwordChanged === null ? undefined : milliseconds(passwordChanged),
    sealed: new Map(schemes?.map((scheme, i) => [scheme, verifiers![i]!])),
  };
}
