/** Writes the table's entry of each of the `length` bytes of `source` at `from` into `target` at `at`; they may be the same bytes. */
export type Translate = (source: Uint8Array, from: number, target: Uint8Array, at: number, length: number) => void;

/** From this length on it pays to build a table of 65,536 byte pairs: twice as fast, but 128 KB and a millisecond to build. */
const PAIRS_FROM = 256 * 1024;

/** @param table 256 bytes */
export function translator(table: Uint8Array): Translate {
  let pairs: Uint16Array | undefined;

  return (source, from, target, at, length) => {
    if (length < PAIRS_FROM) return byByte(table, source, from, target, at, length);
    pairs ??= pairTable(table);
    if (source !== target || from !== at) target.set(source.subarray(from, from + length), at);
    // Whole words of memory in the middle, single bytes at both ends.
    const head = -(target.byteOffset + at) & 15;
    const middle = (length - head) & ~15;
    byByte(table, target, at, target, at, head);
    byPair(pairs, new Int32Array(target.buffer, target.byteOffset + at + head, middle >> 2));
    const tail = at + head + middle;
    byByte(table, target, tail, target, tail, length - head - middle);
  };
}

function byByte(
  table: Uint8Array,
  source: Uint8Array,
  from: number,
  target: Uint8Array,
  at: number,
  length: number,
): void {
  for (let i = 0; i < length; i++) target[at + i] = table[source[from + i]!]!;
}

/** Four words a turn: V8 does not unroll loops, and unrolled it is half as fast again. */
function byPair(pairs: Uint16Array, words: Int32Array): void {
  for (let i = 0; i < words.length; i += 4) {
    const a = words[i]!;
    const b = words[i + 1]!;
    const c = words[i + 2]!;
    const d = words[i + 3]!;
    words[i] = pairs[a & 0xffff]! | (pairs[a >>> 16]! << 16);
    words[i + 1] = pairs[b & 0xffff]! | (pairs[b >>> 16]! << 16);
    words[i + 2] = pairs[c & 0xffff]! | (pairs[c >>> 16]! << 16);
    words[i + 3] = pairs[d & 0xffff]! | (pairs[d >>> 16]! << 16);
  }
}

/** Right whichever end of a word comes first in memory: the low byte of a pair stays the low one. */
function pairTable(table: Uint8Array): Uint16Array {
  const pairs = new Uint16Array(0x10000);
  for (let pair = 0; pair < pairs.length; pair++) pairs[pair] = table[pair & 0xff]! | (table[pair >> 8]! << 8);
  return pairs;
}
