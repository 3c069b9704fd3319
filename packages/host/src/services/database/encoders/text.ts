import { charset } from '@bigiron/wire/ccsid/index';
import { type EncodeValue, unmappable, type ValueEncoder } from './encoder.ts';

/** Stands in PostgreSQL for U+0000, which it does not store. */
const storedZero = 0xe000;
const utf8Ccsid = 1208;
const utf16Ccsids = new Set([1200, 13488]);

/** Writes the text of UTF-8 `from[start..end)` at `to[at..limit)`; yields the bytes written, or `unmappable` when they are too many. */
type EncodeText = (from: Buffer, start: number, end: number, to: Buffer, at: number, limit: number) => number;

/** Text of a fixed number of bytes, filled up with blanks. */
export function fixedText(ccsid: number, size: number): ValueEncoder {
  const encodeText = textEncoder(ccsid);
  const { blank, unit } = charset(ccsid);
  return {
    size,
    varying: false,
    encode(from, start, end, to, at) {
      const written = encodeText(from, start, end, to, at, at + size);
      if (written < 0) return unmappable;
      if (unit === 1) for (let i = at + written; i < at + size; i++) to[i] = blank;
      else for (let i = at + written; i + 1 < at + size; i += 2) to.writeUInt16BE(blank, i);
      return size;
    },
  };
}

/** Text behind its length in `prefix` bytes; graphic text counts characters of 2 bytes (`unit`). `size` includes the length. */
export function varyingText(ccsid: number, size: number, prefix: 2 | 4, unit: 1 | 2 = 1): ValueEncoder {
  const encodeText = textEncoder(ccsid);
  const encode: EncodeValue = (from, start, end, to, at) => {
    const written = encodeText(from, start, end, to, at + prefix, at + size);
    if (written < 0) return unmappable;
    const length = unit === 1 ? written : written >> 1;
    if (prefix === 2) {
      to[at] = length >> 8;
      to[at + 1] = length;
    } else to.writeUInt32BE(length, at);
    return prefix + written;
  };
  return { size, varying: prefix === 2, encode };
}

const encoders = new Map<number, EncodeText>();

function textEncoder(ccsid: number): EncodeText {
  let encoder = encoders.get(ccsid);
  if (encoder === undefined) {
    encoder = ccsid === utf8Ccsid ? utf8 : utf16Ccsids.has(ccsid) ? utf16 : ebcdic(ccsid);
    encoders.set(ccsid, encoder);
  }
  return encoder;
}

function ebcdic(ccsid: number): EncodeText {
  const target = charset(ccsid);
  return target.kind === 'single-byte' ? singleByte(tableOf(ccsid), target.substitute[0]!) : throughString(ccsid);
}

/** Bytes of a single-byte CCSID by UTF-16 unit; the substitution character for all that it has not. */
function tableOf(ccsid: number): Uint8Array {
  const { decode, substitute } = charset(ccsid);
  const table = new Uint8Array(0x1_0000).fill(substitute[0]!);
  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  for (let byte = 255; byte >= 0; byte--) {
    const unit = decode(every, byte, byte + 1).charCodeAt(0);
    if (unit !== 0xfffd) table[unit] = byte;
  }
  table[storedZero] = 0;
  return table;
}

function singleByte(table: Uint8Array, substitute: number): EncodeText {
  return (from, start, end, to, at, limit) => {
    let out = at;
    for (let i = start; i < end; ) {
      if (out >= limit) return unmappable;
      const lead = from[i]!;
      if (lead < 0x80) {
        to[out++] = table[lead]!;
        i++;
      } else if (lead < 0xe0) {
        to[out++] = table[((lead & 0x1f) << 6) | (from[i + 1]! & 0x3f)]!;
        i += 2;
      } else if (lead < 0xf0) {
        to[out++] = table[((lead & 0xf) << 12) | ((from[i + 1]! & 0x3f) << 6) | (from[i + 2]! & 0x3f)]!;
        i += 3;
      } else {
        to[out++] = substitute;
        i += 4;
      }
    }
    return out - at;
  };
}

const utf8: EncodeText = (from, start, end, to, at, limit) => {
  let out = at;
  for (let i = start; i < end; ) {
    if (out >= limit) return unmappable;
    const byte = from[i]!;
    if (byte === 0xee && from[i + 1] === 0x80 && from[i + 2] === 0x80) {
      to[out++] = 0;
      i += 3;
    } else {
      to[out++] = byte;
      i++;
    }
  }
  return out - at;
};

const utf16: EncodeText = (from, start, end, to, at, limit) => {
  let out = at;
  for (let i = start; i < end; ) {
    if (out + 2 > limit) return unmappable;
    const lead = from[i]!;
    let unit: number;
    if (lead < 0x80) {
      unit = lead;
      i++;
    } else if (lead < 0xe0) {
      unit = ((lead & 0x1f) << 6) | (from[i + 1]! & 0x3f);
      i += 2;
    } else if (lead < 0xf0) {
      unit = ((lead & 0xf) << 12) | ((from[i + 1]! & 0x3f) << 6) | (from[i + 2]! & 0x3f);
      if (unit === storedZero) unit = 0;
      i += 3;
    } else {
      const point =
        (((lead & 7) << 18) | ((from[i + 1]! & 0x3f) << 12) | ((from[i + 2]! & 0x3f) << 6) | (from[i + 3]! & 0x3f)) -
        0x1_0000;
      if (out + 4 > limit) return unmappable;
      to[out] = (0xd800 | (point >> 10)) >> 8;
      to[out + 1] = 0xd800 | (point >> 10);
      out += 2;
      unit = 0xdc00 | (point & 0x3ff);
      i += 4;
    }
    to[out] = unit >> 8;
    to[out + 1] = unit;
    out += 2;
  }
  return out - at;
};

/** CCSIDs with double bytes. */
function throughString(ccsid: number): EncodeText {
  const { encode } = charset(ccsid);
  return (from, start, end, to, at, limit) => {
    const bytes = encode(from.toString('utf8', start, end).replaceAll('\ue000', '\0'));
    if (at + bytes.length > limit) return unmappable;
    to.set(bytes, at);
    return bytes.length;
  };
}
