import { WireError } from './errors.ts';

/*
 * Run length encoding of the host servers (program parameters, database messages).
 *
 *   1B 1B         one byte 1B
 *   1B a b nn nn  the pair of bytes a b, nn times
 *   other         itself
 *
 * Source: JTOpen `DataStreamCompression.java`. The encoder makes the same choices as that one.
 */
const ESCAPE = 0x1b;
const RECORD_SIZE = 5;
const MAXIMUM_COUNT = 0xffff;
/** Shorter runs stay as they are: 10 bytes of data for 5 bytes of record. */
const MINIMUM_COUNT = 5;

/** The encoded form of `data`, or undefined if it would not be shorter. */
export function compress(data: Uint8Array): Uint8Array | undefined {
  const size = data.length;
  // A step of the loop writes at most four pairs; whether the result is still shorter is asked before each step.
  const out = new Uint8Array(size + 8);
  let to = 0;
  let at = 0;
  while (at < size) {
    if (to >= size) return undefined;
    const first = data[at++]!;
    if (first === ESCAPE) {
      out[to++] = ESCAPE;
      out[to++] = ESCAPE;
      continue;
    }
    const second = data[at];
    if (second === undefined || second === ESCAPE) {
      out[to++] = first;
      continue;
    }
    at++;
    let count = 1;
    while (count < MAXIMUM_COUNT && data[at] === first && data[at + 1] === second) {
      count++;
      at += 2;
    }
    if (count >= MINIMUM_COUNT) {
      out[to++] = ESCAPE;
      out[to++] = first;
      out[to++] = second;
      out[to++] = count >> 8;
      out[to++] = count;
    } else {
      for (let from = at - 2 * count; from < at; from++) out[to++] = data[from]!;
    }
  }
  return to < size ? out.subarray(0, to) : undefined;
}

/**
 * The inverse of {@link compress}. `size` is what the sender declares for the expanded data, `maximum` what the receiver
 * is ready to hold; five bytes can stand for 131,070, so that nothing is allocated before both are known to be true.
 * Throws WireError `frame-too-large`, `bad-length` (it expands to another size) or `truncated` (an incomplete record).
 */
export function expand(data: Uint8Array, size: number, maximum: number): Buffer {
  if (size > maximum) {
    throw new WireError('frame-too-large', `compressed data of ${size} bytes, at most ${maximum} are accepted`);
  }
  const source = Buffer.from(data.buffer, data.byteOffset, data.length);
  const actual = expandedSize(source);
  if (actual !== size) {
    throw new WireError('bad-length', `compressed data expands to ${actual} bytes, ${size} were declared`);
  }
  const out = Buffer.alloc(size);
  let to = 0;
  let at = 0;
  for (;;) {
    const mark = source.indexOf(ESCAPE, at);
    to += source.copy(out, to, at, mark < 0 ? source.length : mark);
    if (mark < 0) return out;
    if (source[mark + 1] === ESCAPE) {
      out[to++] = ESCAPE;
      at = mark + 2;
    } else {
      const end = to + 2 * source.readUInt16BE(mark + 3);
      out.fill(source.subarray(mark + 1, mark + 3), to, end);
      to = end;
      at = mark + RECORD_SIZE;
    }
  }
}

function expandedSize(source: Buffer): number {
  let size = 0;
  let at = 0;
  for (;;) {
    const mark = source.indexOf(ESCAPE, at);
    if (mark < 0) return size + source.length - at;
    size += mark - at;
    const literal = source[mark + 1] === ESCAPE;
    at = mark + (literal ? 2 : RECORD_SIZE);
    if (at > source.length) throw new WireError('truncated', `compressed data ends inside the record at ${mark}`);
    size += literal ? 1 : 2 * source.readUInt16BE(mark + 3);
  }
}
