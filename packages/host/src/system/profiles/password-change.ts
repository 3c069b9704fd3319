import { PasswordError, unprotect } from '@bigiron/wire/hostserver/password/index';
import type { Store } from '../../store/store.ts';
import type { Clock } from '../clock.ts';
import type { SystemValueSnapshot } from '../values/system-value.ts';
import type { Change, ChangeRefusal } from './authentication.ts';
import { changeBlockedUntil } from './expiry.ts';
import { brokenRule } from './password-rules.ts';
import type { Passwords } from './passwords.ts';
import type { Profile } from './profile.ts';
import type { Claimant, ProofCheck } from './proof-check.ts';
import { possibleVerifier, verifiersOf } from './verifiers.ts';

/** How many former passwords each value of QPWDRQDDIF looks back. */
const lookBack: Readonly<Record<string, number>> = { 0: 0, 1: 32, 2: 24, 3: 18, 4: 12, 5: 10, 6: 8, 7: 6, 8: 4 };

export interface PasswordChangeCollaborators {
  readonly store: Store;
  readonly passwords: Passwords;
  readonly proofs: ProofCheck;
  readonly values: SystemValueSnapshot;
  readonly clock: Clock;
}

/** Old and new password in clear text; undefined when the old one was not proved. */
type Opened = { readonly oldPassword: string; readonly newPassword: string } | undefined;

/** Opens a change; what is wrong with it beyond the old password is a refusal. */
export async function openChange(
  proofs: ProofCheck,
  claimant: Claimant,
  change: Change,
): Promise<Opened | ChangeRefusal> {
  if (change.kind === 'clear') return (await proofs.password(claimant, change.oldPassword)) ? change : undefined;
  if (!proofs.fits(change.type)) return 'password-level';
  const verifier = proofs.substitute(claimant, change.change.substitute, change.seeds);
  if (verifier === undefined) return undefined;
  try {
    return await unprotect(proofs.level, claimant.name, verifier, change.change, change.seeds);
  } catch (error) {
    if (!(error instanceof PasswordError)) throw error;
    return error.code === 'protected-old' || error.code === 'protected-new' ? error.code : 'new-not-valid';
  }
}

/**
 * Sets the new password if all rules allow it. `superseded`: another change was faster, and the old password is not what was
 * proved any more.
 */
export async function changeTo(
  { store, passwords, proofs, values, clock }: PasswordChangeCollaborators,
  profile: Profile,
  { credentials }: Claimant,
  { oldPassword, newPassword }: NonNullable<Opened>,
): Promise<'changed' | 'superseded' | ChangeRefusal> {
  const { level } = proofs;
  const { id, name } = profile;
  const { serial, passwordChanged, passwordSetExpired } = credentials!;
  const blockedUntil = changeBlockedUntil(passwordChanged, profile.blockPasswordChange, values);
  if (blockedUntil !== undefined && clock.now() < blockedUntil && !passwordSetExpired) return 'change-blocked';
  const password = asLevelKnows(newPassword, level);
  if (password.toUpperCase() === '*NONE') return 'new-none';
  const rule = brokenRule({ user: name, password, oldPassword: asLevelKnows(oldPassword, level), level }, values);
  if (rule !== undefined) return rule;
  const verifiers = await verifiersOf(level, name, password).catch((error: unknown) => {
    if (error instanceof PasswordError) return undefined;
    throw error;
  });
  if (verifiers === undefined) return 'new-not-valid';
  const former = lookBack[values.get('QPWDRQDDIF')] ?? 0;
  if (former > 0 && (await passwords.used(store, id, former, scheme => possibleVerifier(scheme, name, password)))) {
    return 'new-used-before';
  }
  const set = await store.transaction(transaction =>
    passwords.set(transaction, id, verifiers, { changed: new Date(clock.now()), expired: false, serial }),
  );
  return set ? 'changed' : 'superseded';
}

/** Levels 0 and 1 have upper case only; blanks at the end never count. */
function asLevelKnows(password: string, level: number): string {
  const trimmed = password.replace(/[ \0\u3000]+$/, '');
  return level <= 1 ? trimmed.toUpperCase() : trimmed;
}
