import type { SystemValueSnapshot } from '../values/system-value.ts';
import type { Profile } from './profile.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** When a password expires, by PWDEXPITV and QPWDEXPITV; undefined when never. Milliseconds since 1970 UTC, as all times here. */
export function passwordExpires(
  changed: number | undefined,
  interval: Profile['passwordExpirationInterval'],
  values: SystemValueSnapshot,
): number | undefined {
  const days = interval === '*SYSVAL' ? values.get('QPWDEXPITV') : interval;
  return days === '*NOMAX' || changed === undefined ? undefined : changed + days * day;
}

/** Until when a password cannot be changed again, by PWDCHGBLK and QPWDCHGBLK. */
export function changeBlockedUntil(
  changed: number | undefined,
  block: Profile['blockPasswordChange'],
  values: SystemValueSnapshot,
): number | undefined {
  const hours = block === '*SYSVAL' ? values.get('QPWDCHGBLK') : block;
  return hours === '*NONE' || changed === undefined ? undefined : changed + hours * hour;
}
