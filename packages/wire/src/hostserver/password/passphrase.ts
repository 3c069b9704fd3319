import { createHash } from 'node:crypto';
import { PasswordError } from './error.ts';
import { profileUtf16, utf16 } from './name.ts';
import type { Scheme } from './scheme.ts';

const MAXIMUM = 128;

/** What levels 2 to 4 have in common: everything except the hash and the way to the verifier. */
export function passphraseScheme(
  algorithm: 'sha1' | 'sha512',
  parts: Pick<Scheme, 'authenticationType' | 'size' | 'verifier'>,
): Scheme {
  const { size } = parts;
  return {
    ...parts,
    normalize,

    substitute(verifier, user, seeds, sequence) {
      const counter = Buffer.alloc(8);
      counter.writeBigUInt64BE(sequence);
      return createHash(algorithm)
        .update(verifier)
        .update(seeds.server)
        .update(seeds.client)
        .update(profileUtf16(user))
        .update(counter)
        .digest();
    },

    /** UTF-16BE (CCSID 13488), the last block filled with zeros. */
    toBlocks(password) {
      const text = utf16(password);
      const blocks = new Uint8Array(Math.ceil(text.length / size) * size);
      blocks.set(text);
      return { blocks, length: text.length };
    },

    /** JTOpen encrypts the password without its trailing blanks, but counts them: `length` may be too long. */
    fromBlocks(blocks, length) {
      if (length === undefined || length % 2 !== 0) return undefined;
      if (blocks.subarray(length).some(byte => byte !== 0)) return undefined;
      return Buffer.from(blocks.subarray(0, length)).swap16().toString('utf16le');
    },
  };
}

/**
 * Cuts the padding that displays and programs leave behind a password: blanks, ideographic blanks and NULs. JTOpen 21
 * does not cut it when it signs on at level 4, but does when it changes a password; we always do, so that what was set
 * can be signed on with.
 */
function normalize(password: string): string {
  let end = password.length;
  while (end > 0 && ' \0\u3000'.includes(password[end - 1]!)) end--;
  const trimmed = password.slice(0, end);
  if (trimmed === '') throw new PasswordError('password-value', 'The password is empty.');
  // *NONE, *SAME, *CURRENT... are special values, not passwords.
  if (trimmed.startsWith('*')) throw new PasswordError('password-value', 'A password cannot start with an asterisk.');
  if (trimmed.length > MAXIMUM) {
    throw new PasswordError('password-value', `The password is longer than ${MAXIMUM} characters.`);
  }
  return trimmed;
}
