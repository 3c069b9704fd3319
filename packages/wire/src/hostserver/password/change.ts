import { equal } from './equal.ts';
import { PasswordError } from './error.ts';
import type { Scheme, Seeds } from './scheme.ts';

/** The fields of request 7005 that carry passwords, named as the change is described, with their code points. */
export interface PasswordChange {
  /** 1105: proof of the old password, sequence number 1. */
  readonly substitute: Uint8Array;
  /** 110D: the new password under substitutes made with the verifier of the old one, from sequence number 2. */
  readonly protectedNew: Uint8Array;
  /** 110C: the old password under substitutes made with the verifier of the new one; the numbering goes on. */
  readonly protectedOld: Uint8Array;
  /** 111D: bytes of text in `protectedNew`; absent at levels 0 and 1. */
  readonly newLength?: number | undefined;
  /** 111C: bytes of text in `protectedOld`; absent at levels 0 and 1. */
  readonly oldLength?: number | undefined;
}

/** What a host learns from a {@link PasswordChange}. */
export interface OpenedChange {
  readonly oldPassword: string;
  readonly newPassword: string;
  /** The verifier of the new password, to be kept from now on. */
  readonly verifier: Uint8Array;
}

/** Throws `password-value` or `user-name`. */
export async function protect(
  scheme: Scheme,
  user: string,
  oldPassword: string,
  newPassword: string,
  seeds: Seeds,
): Promise<PasswordChange> {
  const oldText = scheme.normalize(oldPassword);
  const newText = scheme.normalize(newPassword);
  const [oldVerifier, newVerifier] = await Promise.all([
    scheme.verifier(user, oldText),
    scheme.verifier(user, newText),
  ]);
  const protectedNew = scheme.toBlocks(newText);
  const protectedOld = scheme.toBlocks(oldText);
  const next = applySubstitutes(scheme, protectedNew.blocks, oldVerifier, user, seeds, 2n);
  applySubstitutes(scheme, protectedOld.blocks, newVerifier, user, seeds, next);
  return {
    substitute: scheme.substitute(oldVerifier, user, seeds, 1n),
    protectedNew: protectedNew.blocks,
    protectedOld: protectedOld.blocks,
    newLength: protectedNew.length,
    oldLength: protectedOld.length,
  };
}

/** `verifier` is the one of the old password. Throws `password-incorrect`, `protected-new` or `protected-old`. */
export async function unprotect(
  scheme: Scheme,
  user: string,
  verifier: Uint8Array,
  change: PasswordChange,
  seeds: Seeds,
): Promise<OpenedChange> {
  if (!equal(scheme.substitute(verifier, user, seeds, 1n), change.substitute)) {
    throw new PasswordError('password-incorrect', 'The old password is not correct.', 'peer');
  }
  const newBlocks = requireBlocks(scheme, change.protectedNew, 'protected-new');
  const oldBlocks = requireBlocks(scheme, change.protectedOld, 'protected-old');

  const next = applySubstitutes(scheme, newBlocks, verifier, user, seeds, 2n);
  const newPassword = requireText(scheme, newBlocks, change.newLength, 'protected-new');
  const newVerifier = await scheme.verifier(user, newPassword);

  applySubstitutes(scheme, oldBlocks, newVerifier, user, seeds, next);
  const oldPassword = requireText(scheme, oldBlocks, change.oldLength, 'protected-old');
  if (!equal(await scheme.verifier(user, oldPassword), verifier)) {
    throw new PasswordError('protected-old', 'The protected old password is another than the one in use.', 'peer');
  }
  return { oldPassword, newPassword, verifier: newVerifier };
}

/** Exclusive-ors each block, in place, with the substitute of the next sequence number; returns the number after. */
function applySubstitutes(
  scheme: Scheme,
  blocks: Uint8Array,
  verifier: Uint8Array,
  user: string,
  seeds: Seeds,
  first: bigint,
): bigint {
  let sequence = first;
  for (let start = 0; start < blocks.length; start += scheme.size) {
    const mask = scheme.substitute(verifier, user, seeds, sequence++);
    for (let i = 0; i < scheme.size; i++) blocks[start + i]! ^= mask[i]!;
  }
  return sequence;
}

/** A copy to decrypt in place. The longest password of any level is 128 characters, 256 bytes. */
function requireBlocks(scheme: Scheme, bytes: Uint8Array, code: 'protected-new' | 'protected-old'): Uint8Array {
  if (bytes.length === 0 || bytes.length % scheme.size !== 0 || bytes.length > 256 + scheme.size) {
    throw new PasswordError(code, `A protected password of ${bytes.length} bytes is not possible here.`, 'peer');
  }
  return Uint8Array.from(bytes);
}

function requireText(
  scheme: Scheme,
  blocks: Uint8Array,
  length: number | undefined,
  code: 'protected-new' | 'protected-old',
): string {
  const text = scheme.fromBlocks(blocks, length);
  if (text === undefined) {
    throw new PasswordError(code, 'A protected password does not open to a password of this level.', 'peer');
  }
  try {
    return scheme.normalize(text);
  } catch {
    throw new PasswordError(code, 'A protected password opens to a value that no password can have.', 'peer');
  }
}
