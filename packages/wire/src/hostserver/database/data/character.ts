import { type Charset, charset } from '../../../ccsid/index.ts';
import { WireError } from '../../../errors.ts';
import type { ColumnFormat } from '../format/column.ts';
import type { ValueCodec } from './codec.ts';
import type { ValueInput } from './value.ts';

/** What turns the bytes of a column into values and back: text in a CCSID, or the bytes themselves. */
export interface Content {
  decode(bytes: Buffer, start: number, end: number): string | Buffer;
  encode(value: ValueInput): Uint8Array;
  /** Fills what a value of a fixed length leaves empty. */
  pad(bytes: Buffer, start: number, end: number): void;
}

const bitData = 65535;
const dateTime = new Set([384, 388, 392]);

export function contentOf(column: ColumnFormat, text: Charset): Content {
  if (column.ccsid === bitData && !dateTime.has(column.type & ~1)) return bits;
  const chosen =
    column.ccsid === 0 || column.ccsid === bitData || column.ccsid === text.ccsid ? text : charset(column.ccsid);
  const { blank, unit } = chosen;
  const blanks = unit === 1 ? Buffer.of(blank) : Buffer.of(blank >> 8, blank & 0xff);
  return {
    decode: chosen.decode,
    encode: value => chosen.encode(value instanceof Uint8Array ? refuse(value, 'text') : String(value)),
    pad: (bytes, start, end) => {
      if (end > start) bytes.fill(blanks, start, end);
    },
  };
}

/** Bytes that nobody converts. */
const bits: Content = {
  decode: (bytes, start, end) => Buffer.from(bytes.subarray(start, end)),
  encode: value => (value instanceof Uint8Array ? value : refuse(value, 'bytes')),
  pad: (bytes, start, end) => {
    bytes.fill(0, start, end);
  },
};

/** CHAR, BINARY, and dates and times: as long as the format says. */
export function characterCodec(column: ColumnFormat, text: Charset): ValueCodec {
  const size = column.length;
  const { decode, encode, pad } = contentOf(column, text);
  return {
    size,
    read: (bytes, at) => decode(bytes, at, at + size),
    write(bytes, at, value) {
      const encoded = fitting(column, encode(value), size);
      bytes.set(encoded, at);
      pad(bytes, at + encoded.length, at + size);
    },
  };
}

/** VARCHAR, VARBINARY, DATALINK, ROWID: the length in 2 bytes, then so many bytes. */
export function varcharCodec(column: ColumnFormat, text: Charset): ValueCodec {
  return varying(column, text, 1);
}

/** GRAPHIC. The length in the format is that of the bytes. */
export const graphicCodec = characterCodec;

/** VARGRAPHIC: the length in characters. */
export function vargraphicCodec(column: ColumnFormat, text: Charset): ValueCodec {
  return varying(column, text, 2);
}

function varying(column: ColumnFormat, text: Charset, unit: 1 | 2): ValueCodec {
  const size = column.length;
  const room = size - 2;
  const { decode, encode } = contentOf(column, text);
  const lengthAt = (bytes: Buffer, at: number) => ((bytes[at]! << 8) | bytes[at + 1]!) * unit;
  return {
    size,
    used: (bytes, at) => 2 + lengthAt(bytes, at),
    read(bytes, at) {
      const length = lengthAt(bytes, at);
      if (length > room) throw new WireError('bad-length', `${length} bytes in ${column.name || 'a value'} of ${room}`);
      return decode(bytes, at + 2, at + 2 + length);
    },
    write(bytes, at, value) {
      const encoded = fitting(column, encode(value), room);
      const length = encoded.length / unit;
      bytes[at] = length >> 8;
      bytes[at + 1] = length;
      bytes.set(encoded, at + 2);
      bytes.fill(0, at + 2 + encoded.length, at + size);
    },
  };
}

export function fitting(column: ColumnFormat, encoded: Uint8Array, room: number): Uint8Array {
  if (encoded.length <= room) return encoded;
  throw new WireError('value-too-long', `${encoded.length} bytes for ${column.name || 'a value'} of ${room}`);
}

function refuse(value: ValueInput, wanted: string): never {
  const given = value instanceof Uint8Array ? 'bytes' : typeof value;
  throw new WireError('bad-value', `${given} given where ${wanted} are wanted`, 'caller');
}
