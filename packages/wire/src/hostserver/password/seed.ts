import { randomBytes } from 'node:crypto';

const HIGHEST = 0xdfffffffffffffffn;

/** True if a host accepts these 8 bytes as a client seed: not zero and at most DFFFFFFFFFFFFFFF (else rc 00010004). */
export function isClientSeed(seed: Uint8Array): boolean {
  if (seed.length !== 8) return false;
  const value = new DataView(seed.buffer, seed.byteOffset).getBigUint64(0);
  return value !== 0n && value <= HIGHEST;
}

/** A client seed. `random` yields as many random bytes as it is asked for. */
export function clientSeed(random: (size: number) => Uint8Array = randomBytes): Uint8Array {
  const seed = Uint8Array.from(random(8));
  seed[0]! &= 0x7f;
  seed[7]! |= 0x01;
  return seed;
}
