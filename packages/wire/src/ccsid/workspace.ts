import { Buffer } from 'node:buffer';

/**
 * Working memory of a conversion. A conversion never yields, so all of them share one piece; only long texts get one of their
 * own, to be collected afterwards. 16 KB hold an 8,000 character text, and are no burden to a process that converts none.
 */
export const SHARED_SPACE = 16 * 1024;
const shared = Buffer.allocUnsafeSlow(SHARED_SPACE);

/** At least `length` bytes with undefined contents, good until the next call. */
export function byteSpace(length: number): Buffer {
  return length <= SHARED_SPACE ? shared : Buffer.allocUnsafeSlow(length);
}

/** Room for at least `length` UTF-16 units with undefined contents, good until the next call. */
export function unitSpace(length: number): Uint16Array {
  const bytes = byteSpace(2 * length);
  return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
}

/** The first `length` units as a string; `units` came from `unitSpace` and is used up. */
export function unitsToString(units: Uint16Array, length: number): string {
  const bytes = Buffer.from(units.buffer, units.byteOffset, 2 * length);
  if (BIG_ENDIAN) bytes.swap16();
  return bytes.toString('utf16le');
}

const BIG_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;

const SLAB = 32 * 1024;
let slab = new ArrayBuffer(0);
let slabUsed = 0;

/**
 * A byte array for the caller to keep, with undefined contents. Up to 64 bytes V8 keeps an array's contents in its own heap; an
 * ArrayBuffer for each of the larger ones takes ten times as long as a part of a common one (measured: records of 80 bytes).
 */
export function allocate(length: number): Uint8Array {
  if (length <= 64) return new Uint8Array(length);
  if (length > SLAB / 8) return new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
  if (slabUsed + length > slab.byteLength) {
    slab = new ArrayBuffer(SLAB);
    slabUsed = 0;
  }
  const bytes = new Uint8Array(slab, slabUsed, length);
  // Eight-byte boundaries suit whoever reads words from it.
  slabUsed = (slabUsed + length + 7) & ~7;
  return bytes;
}
