import type { Queryable } from '../../store/store.ts';
import { milliseconds } from '../objects/record.ts';
import type { SystemValueSnapshot } from '../values/system-value.ts';
import { passwordExpires } from './expiry.ts';
import type { Profile, ProfileUsage } from './profile.ts';

interface UsageRow {
  readonly lastSignOn: bigint | null;
  readonly invalidAttempts: number;
  readonly lastInvalidAttempt: bigint | null;
  readonly passwordChanged: bigint | null;
  readonly hasPassword: boolean;
  readonly passwordSetExpired: boolean;
  readonly isGroup: boolean;
  readonly ownedObjects: number;
}

export async function readUsage(
  store: Queryable,
  { id, passwordExpirationInterval }: Profile,
  values: SystemValueSnapshot,
): Promise<ProfileUsage | undefined> {
  const { rows } = await store.query<UsageRow>(
    `SELECT last_sign_on AS "lastSignOn", invalid_attempts AS "invalidAttempts", last_invalid_attempt AS "lastInvalidAttempt",
       password_changed AS "passwordChanged", password_expired AS "passwordSetExpired",
       EXISTS (SELECT FROM password_verifier WHERE profile = u.id) AS "hasPassword",
       EXISTS (SELECT FROM profile_group WHERE group_profile = u.id) AS "isGroup",
       (SELECT count(*)::int4 FROM object WHERE owner = u.id) AS "ownedObjects"
     FROM user_profile u WHERE id = $1`,
    [id],
  );
  if (rows[0] === undefined) return undefined;
  const { lastSignOn, lastInvalidAttempt, passwordChanged, ...same } = rows[0];
  const changed = optional(passwordChanged);
  return {
    ...same,
    previousSignOn: optional(lastSignOn),
    lastInvalidAttempt: optional(lastInvalidAttempt),
    passwordChanged: changed,
    passwordExpires: same.hasPassword ? passwordExpires(changed, passwordExpirationInterval, values) : undefined,
  };
}

function optional(time: bigint | null): number | undefined {
  return time === null ? undefined : milliseconds(time);
}
