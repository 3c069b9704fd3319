/**
 * How IBM i proves and changes passwords over a wire that may be listened to: by system value QPWDLVL, for both ends.
 * The same arithmetic serves the host servers, DDM (446) and telnet (RFC 4777).
 */
import * as change from './change.ts';
import { des } from './des.ts';
import { equal } from './equal.ts';
import { PasswordError } from './error.ts';
import type { Scheme, Seeds } from './scheme.ts';
import { sha1 } from './sha1.ts';
import { sha512 } from './sha512.ts';

export type { OpenedChange, PasswordChange } from './change.ts';
export { PasswordError, type PasswordErrorCode } from './error.ts';
export { profileName } from './name.ts';
export type { Seeds } from './scheme.ts';
export { clientSeed, isClientSeed } from './seed.ts';

/** System value QPWDLVL: 0 and 1 use DES, 2 and 3 SHA-1, 4 PBKDF2 with SHA-512. */
export type PasswordLevel = 0 | 1 | 2 | 3 | 4;

const SCHEMES: Record<PasswordLevel, Scheme> = { 0: des, 1: des, 2: sha1, 3: sha1, 4: sha512 };

/** The type byte that goes with a substitute of this level: 01, 03 or 07. */
export function authenticationType(level: PasswordLevel): number {
  return SCHEMES[level].authenticationType;
}

/**
 * What a host keeps instead of the clear password ("password token" in IBM's terms): 8, 20 or 64 bytes.
 * Throws PasswordError `user-name` or `password-value`.
 */
export async function verifier(level: PasswordLevel, user: string, password: string): Promise<Uint8Array> {
  const scheme = SCHEMES[level];
  return scheme.verifier(user, scheme.normalize(password));
}

/** What a client sends in place of the password: 8, 20 or 64 bytes. A sign-on always has sequence number 1. */
export function substitute(
  level: PasswordLevel,
  user: string,
  verifier: Uint8Array,
  seeds: Seeds,
  sequence = 1n,
): Uint8Array {
  const scheme = SCHEMES[level];
  requireSize('verifier', verifier, scheme.size);
  requireSeeds(seeds);
  return scheme.substitute(verifier, user, seeds, sequence);
}

/** Whether `received` is the substitute that the holder of this password sends. Compares in constant time. */
export function verify(
  level: PasswordLevel,
  user: string,
  verifier: Uint8Array,
  received: Uint8Array,
  seeds: Seeds,
): boolean {
  return equal(substitute(level, user, verifier, seeds), received);
}

/** The client's side of a change of password. Throws PasswordError `user-name` or `password-value`. */
export async function protect(
  level: PasswordLevel,
  user: string,
  oldPassword: string,
  newPassword: string,
  seeds: Seeds,
): Promise<change.PasswordChange> {
  requireSeeds(seeds);
  return change.protect(SCHEMES[level], user, oldPassword, newPassword, seeds);
}

/**
 * The host's side of a change of password; `verifier` is what it keeps for the old one. Whether the new password is
 * good enough is not judged here. Throws PasswordError `password-incorrect`, `protected-new` or `protected-old`.
 */
export async function unprotect(
  level: PasswordLevel,
  user: string,
  verifier: Uint8Array,
  received: change.PasswordChange,
  seeds: Seeds,
): Promise<change.OpenedChange> {
  requireSize('verifier', verifier, SCHEMES[level].size);
  requireSeeds(seeds);
  return change.unprotect(SCHEMES[level], user, verifier, received, seeds);
}

function requireSeeds(seeds: Seeds): void {
  requireSize('client seed', seeds.client, 8);
  requireSize('server seed', seeds.server, 8);
}

function requireSize(what: string, bytes: Uint8Array, size: number): void {
  if (bytes.length === size) return;
  throw new PasswordError('password-size', `A ${what} has ${size} bytes here, not ${bytes.length}.`);
}
