/**
 * What is kept in place of a password, by password level (QPWDLVL). As on IBM i 7.5 (Security Reference, "Considerations for changing
 * password levels") a level keeps more than it checks, so that the level can be raised without new passwords:
 *
 * | level | checked | kept |
 * |---|---|---|
 * | 0, 1 | des | des; sha1 of the password in upper and in lower case, because its case is not known |
 * | 2 | sha1 | sha1, sha512; des if the password would do at level 0 |
 * | 3 | sha1 | sha1, sha512 |
 * | 4 | sha512 | sha512 |
 *
 * What a level does not keep is removed when a host starts at it: after going to 3, level 0 needs new passwords, after 4 all lower ones do.
 */
import { timingSafeEqual } from 'node:crypto';
import { PasswordError, type PasswordLevel, verifier as wireVerifier } from '@bigiron/wire/hostserver/password/index';

export type Scheme = 'des' | 'sha1' | 'sha1-lower' | 'sha512';

export interface Verifier {
  readonly scheme: Scheme;
  readonly bytes: Uint8Array;
}

const kept: Readonly<Record<PasswordLevel, readonly Scheme[]>> = {
  0: ['des', 'sha1', 'sha1-lower'],
  1: ['des', 'sha1', 'sha1-lower'],
  2: ['des', 'sha1', 'sha512'],
  3: ['sha1', 'sha512'],
  4: ['sha512'],
};

/** Levels at which the wire makes each kind of verifier. */
const wireLevel: Readonly<Record<Scheme, PasswordLevel>> = { des: 0, sha1: 2, 'sha1-lower': 2, sha512: 4 };

export function keptSchemes(level: PasswordLevel): readonly Scheme[] {
  return kept[level];
}

/** Those of which any one proves the password. `sha1-lower` is left from level 0 or 1. */
export function checkedSchemes(level: PasswordLevel): readonly Scheme[] {
  return level <= 1 ? ['des'] : level <= 3 ? ['sha1', 'sha1-lower'] : ['sha512'];
}

/** The scheme in which former passwords are remembered. */
export function historyScheme(level: PasswordLevel): Scheme {
  return checkedSchemes(level)[0]!;
}

/** All that is to be kept of a new password. Throws PasswordError when the level cannot have it. */
export async function verifiersOf(level: PasswordLevel, user: string, password: string): Promise<Verifier[]> {
  // What the level checks decides whether this can be a password at all.
  await verifierOf(historyScheme(level), user, password);
  const all = await Promise.all(
    kept[level].map(scheme => possibleVerifier(scheme, user, level <= 1 ? inCase(scheme, password) : password)),
  );
  return all.filter(verifier => verifier !== undefined);
}

/** undefined when this cannot be a password in the scheme: too long for des, for instance. */
export async function possibleVerifier(scheme: Scheme, user: string, password: string): Promise<Verifier | undefined> {
  try {
    return await verifierOf(scheme, user, password);
  } catch (error) {
    if (error instanceof PasswordError && error.code === 'password-value') return undefined;
    throw error;
  }
}

async function verifierOf(scheme: Scheme, user: string, password: string): Promise<Verifier> {
  return { scheme, bytes: await wireVerifier(wireLevel[scheme], user, password) };
}

/** Levels 0 and 1 do not know case; from level 2 on it will count. */
function inCase(scheme: Scheme, password: string): string {
  return scheme === 'sha1-lower' ? password.toLowerCase() : password.toUpperCase();
}

export function sameVerifier(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
