import { createHash, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { profileUtf16, utf16 } from './name.ts';
import { passphraseScheme } from './passphrase.ts';

const ITERATIONS = 10022;
const SIZE = 64;

/** The callback form works in the thread pool: ten thousand rounds of SHA-512 do not hold up the event loop. */
const derive = promisify(pbkdf2);

/**
 * Password level 4: up to 128 characters in mixed case, PBKDF2 with HMAC-SHA-512 (RFC 8018), substitutes with SHA-512.
 * Source: JTOpen `AS400ImplRemote.java`. There the password enters PBKDF2 as UTF-8 (what Java does) while the salt is
 * made of UTF-16; whether IBM i agrees for characters outside ASCII has not been seen.
 */
export const sha512 = passphraseScheme('sha512', {
  authenticationType: 0x07,
  size: SIZE,

  async verifier(user, password) {
    const salt = createHash('sha256')
      .update(profileUtf16(user))
      .update(utf16(password.slice(-4).padEnd(4)))
      .digest();
    return derive(password, salt, ITERATIONS, SIZE, 'sha512');
  },
});
