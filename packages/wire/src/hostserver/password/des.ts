import { createCipheriv } from 'node:crypto';
import { hostName, nameBytes, nameText, profileName } from './name.ts';
import type { Scheme, Seeds } from './scheme.ts';

/**
 * Password levels 0 and 1: up to 10 characters of upper case, DES. All values of the scheme are 64 bits wide, so they
 * are numbers here. Sources: RFC 4777 section 5.1 (DES password substitutes); JTOpen `AS400ImplRemote.java`.
 */
export const des: Scheme = {
  authenticationType: 0x01,
  size: 8,
  normalize: password => hostName(password, 'password', 'password-value'),

  async verifier(user, password) {
    const name = profileName(user);
    const folded = name.length > 8 ? fold(halves(name)) : halves(name)[0];
    const [first, second] = halves(password);
    const token = encrypt(keyOf(first), folded);
    return octets(password.length > 8 ? token ^ encrypt(keyOf(second), folded) : token);
  },

  substitute(verifier, user, seeds: Seeds, sequence) {
    const token = number(verifier);
    const seed = BigInt.asUintN(64, number(seeds.server) + sequence);
    const [first, second] = halves(profileName(user));
    let x = encrypt(token, seed);
    x = encrypt(token, x ^ number(seeds.client));
    x = encrypt(token, x ^ seed ^ first);
    x = encrypt(token, x ^ seed ^ second);
    return octets(encrypt(token, x ^ sequence));
  },

  toBlocks(password) {
    const blocks = new Uint8Array(password.length > 8 ? 16 : 8).fill(0x40);
    blocks.set(nameBytes(password).subarray(0, Math.min(blocks.length, 10)));
    return { blocks, length: undefined };
  },

  fromBlocks(blocks) {
    const text = blocks.length === 8 || blocks.length === 16 ? nameText(blocks) : undefined;
    return text !== undefined && text.length > 0 && text.length <= 10 ? text : undefined;
  },
};

/** Characters 1 to 8 and 9 to 10 of a name, each padded with EBCDIC blanks to 64 bits. */
function halves(name: string): [bigint, bigint] {
  const bytes = new Uint8Array(16).fill(0x40);
  bytes.set(nameBytes(name));
  return [number(bytes.subarray(0, 8)), number(bytes.subarray(8))];
}

/** Spreads characters 9 and 10, two bits at a time, over the upper two bits of the first 8 bytes. */
function fold([first, second]: [bigint, bigint]): bigint {
  let folded = first;
  for (let i = 0n; i < 8n; i++) {
    const pair = (second >> (62n - 2n * i)) & 3n;
    folded ^= pair << (62n - 8n * i);
  }
  return folded;
}

/** DES ignores the low bit of each key byte; the shift moves the seven bits that tell characters apart into place. */
function keyOf(half: bigint): bigint {
  return BigInt.asUintN(64, (half ^ 0x5555555555555555n) << 1n);
}

/** One block of DES. OpenSSL 3 has left single DES to its legacy provider; triple DES with one key is the same thing. */
function encrypt(key: bigint, block: bigint): bigint {
  const single = octets(key);
  const cipher = createCipheriv('des-ede3-ecb', Buffer.concat([single, single, single]), null);
  return number(cipher.update(octets(block)));
}

function number(bytes: Uint8Array): bigint {
  return new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
}

function octets(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
}
