import type { Store } from '../../store/store.ts';
import { type Changes, encode, notification } from '../objects/changes.ts';
import type { SystemValueSnapshot } from '../values/system-value.ts';

/** What counting a failed sign-on led to. */
export interface Failure {
  /** Failures in a row, this one included. */
  readonly attempts: number;
  readonly status: '*ENABLED' | '*DISABLED';
}

const never = 0x7fff_ffff;

/**
 * How many failures in a row disable a profile: QMAXSIGN, if QMAXSGNACN says so. Action 1 disables the device only, and there is
 * none here: the door ends the connection.
 */
export function failuresAllowed(values: SystemValueSnapshot): number {
  const most = values.get('QMAXSIGN');
  return most === '*NOMAX' || values.get('QMAXSGNACN') === '1' ? never : most;
}

/**
 * Counts a failed sign-on; the one that reaches `disableAt` disables the profile. One statement, so that guesses that arrive at the
 * same time in several processes are all counted. It is forced to disk only when it may disable: forcing every guess would
 * let a stranger keep the disk busy.
 */
export async function countFailure(
  store: Store,
  changes: Changes,
  profile: { readonly id: bigint; readonly name: string; readonly invalidAttempts: number },
  disableAt: number,
  at: Date,
): Promise<Failure> {
  const change = { kind: 'profile', name: profile.name } as const;
  const { rows } = await store.query<Failure>(
    `WITH counted AS (
       UPDATE user_profile SET invalid_attempts = invalid_attempts + 1, last_invalid_attempt = $3,
         status = CASE WHEN invalid_attempts + 1 >= $2 THEN '*DISABLED' ELSE status END
       WHERE id = $1 RETURNING invalid_attempts AS attempts, status
     )
     SELECT attempts, status, CASE WHEN status = '*DISABLED' THEN ${notification('$4::text')} END FROM counted`,
    [profile.id, disableAt, at, encode(change)],
    { durable: profile.invalidAttempts + 1 >= disableAt },
  );
  const failure = rows[0] ?? { attempts: 0, status: '*DISABLED' };
  if (failure.status === '*DISABLED') changes.apply([change]);
  return failure;
}

/** As much work as {@link countFailure}, for a user who does not exist. */
export async function countUnknownUser(store: Store, at: Date): Promise<void> {
  await store.query('UPDATE unknown_user_attempt SET attempts = attempts + 1, last_attempt = $1', [at], {
    durable: false,
  });
}

/** Sign-ons before the one that is recorded now. Times in microseconds since 1970 UTC. */
export interface FormerSignOn {
  readonly lastSignOn: bigint | null;
  readonly invalidAttempts: number;
}

/** Records a good sign-on and forgets the failed ones; undefined when the profile has been disabled meanwhile, or deleted. */
export async function recordSignOn(store: Store, profile: bigint, at: Date): Promise<FormerSignOn | undefined> {
  const { rows } = await store.query<FormerSignOn>(
    `WITH former AS (SELECT id, last_sign_on, invalid_attempts FROM user_profile WHERE id = $1 FOR UPDATE)
     UPDATE user_profile u SET last_sign_on = $2, invalid_attempts = 0 FROM former
     WHERE u.id = former.id AND u.status = '*ENABLED'
     RETURNING former.last_sign_on AS "lastSignOn", former.invalid_attempts AS "invalidAttempts"`,
    [profile, at],
    { durable: false },
  );
  return rows[0];
}
