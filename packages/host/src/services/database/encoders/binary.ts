import { unmappable, type ValueEncoder } from './encoder.ts';

/** int2, int4, int8, float4, float8: the same bytes on both sides. */
export function sameBytes(size: 2 | 4 | 8): ValueEncoder {
  return {
    size,
    varying: false,
    encode(from, start, _end, to, at) {
      for (let i = 0; i < size; i++) to[at + i] = from[start + i]!;
      return size;
    },
  };
}

/** bytea of a fixed length; shorter values are filled with `pad`. */
export function fixedBytes(size: number, pad: number): ValueEncoder {
  return {
    size,
    varying: false,
    encode(from, start, end, to, at) {
      const length = end - start;
      if (length > size) return unmappable;
      from.copy(to, at, start, end);
      if (length < size) to.fill(pad, at + length, at + size);
      return size;
    },
  };
}

/** bytea behind its length in `prefix` bytes. `size` includes them. */
export function varyingBytes(size: number, prefix: 2 | 4): ValueEncoder {
  return {
    size,
    varying: prefix === 2,
    encode(from, start, end, to, at) {
      const length = end - start;
      if (length + prefix > size) return unmappable;
      if (prefix === 2) {
        to[at] = length >> 8;
        to[at + 1] = length;
      } else to.writeUInt32BE(length, at);
      from.copy(to, at + prefix, start, end);
      return prefix + length;
    },
  };
}

/** bool as F1 or F0. */
export const booleanByte: ValueEncoder = {
  size: 1,
  varying: false,
  encode(from, start, _end, to, at) {
    to[at] = from[start] === 1 ? 0xf1 : 0xf0;
    return 1;
  },
};

/** bool as SMALLINT 1 or 0, for clients that know no BOOLEAN. */
export const booleanSmallint: ValueEncoder = {
  size: 2,
  varying: false,
  encode(from, start, _end, to, at) {
    to[at] = 0;
    to[at + 1] = from[start]!;
    return 2;
  },
};
