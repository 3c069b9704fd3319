import { createHash } from 'node:crypto';
import { profileUtf16, utf16 } from './name.ts';
import { passphraseScheme } from './passphrase.ts';

/**
 * Password levels 2 and 3: up to 128 characters in mixed case, SHA-1.
 * Sources: RFC 4777 section 5.2 (SHA password substitutes); JTOpen `AS400ImplRemote.java`.
 */
export const sha1 = passphraseScheme('sha1', {
  authenticationType: 0x03,
  size: 20,

  async verifier(user, password) {
    return createHash('sha1').update(profileUtf16(user)).update(utf16(password)).digest();
  },
});
