import {
  Decimal,
  decfloat,
  packedSize,
  parseDecFloat,
  readPackedText,
  readZonedText,
  writePacked,
  writeZoned,
} from '../../../decimal/index.ts';
import { WireError } from '../../../errors.ts';
import type { ColumnFormat } from '../format/column.ts';
import type { ValueCodec } from './codec.ts';
import type { ValueInput } from './value.ts';

const ranges = { 2: 2 ** 15, 4: 2 ** 31 } as const;

/** SMALLINT and INTEGER, by their length. With a scale (a view of binary(4,2)) the value is a string. */
export function integerCodec(column: ColumnFormat): ValueCodec {
  const size = column.length === 2 ? 2 : 4;
  const limit = ranges[size];
  const put = size === 2 ? 'writeInt16BE' : 'writeInt32BE';
  return {
    size,
    read: size === 2 ? (bytes, at) => bytes.readInt16BE(at) : (bytes, at) => bytes.readInt32BE(at),
    write(bytes, at, value) {
      const number = Number(value);
      if (!Number.isInteger(number) || number < -limit || number >= limit) throw unfit(column, value);
      bytes[put](number, at);
    },
  };
}

export function bigintCodec(column: ColumnFormat): ValueCodec {
  return {
    size: 8,
    read: (bytes, at) => bytes.readBigInt64BE(at),
    write(bytes, at, value) {
      const number = typeof value === 'bigint' ? value : wholeNumber(column, value);
      if (BigInt.asIntN(64, number) !== number) throw unfit(column, value);
      bytes.writeBigInt64BE(number, at);
    },
  };
}

export function floatCodec(column: ColumnFormat): ValueCodec {
  const size = column.length === 4 ? 4 : 8;
  return {
    size,
    read: size === 4 ? (bytes, at) => bytes.readFloatBE(at) : (bytes, at) => bytes.readDoubleBE(at),
    write(bytes, at, value) {
      if (size === 4) bytes.writeFloatBE(Number(value), at);
      else bytes.writeDoubleBE(Number(value), at);
    },
  };
}

/** DECIMAL: packed. */
export function decimalCodec(column: ColumnFormat): ValueCodec {
  const { precision, scale } = column;
  const filler = new Uint8Array(packedSize(precision));
  writePacked(filler, 0, precision, 0n);
  return {
    size: filler.length,
    filler,
    read: (bytes, at) => readPackedText(bytes, at, precision, scale),
    write: (bytes, at, value) => writePacked(bytes, at, precision, decimal(column, value).rescale(scale).unscaled),
  };
}

/** NUMERIC: zoned. */
export function numericCodec(column: ColumnFormat): ValueCodec {
  const { precision, scale } = column;
  return {
    size: precision,
    filler: new Uint8Array(precision).fill(0xf0),
    read: (bytes, at) => readZonedText(bytes, at, precision, scale),
    write: (bytes, at, value) => writeZoned(bytes, at, precision, decimal(column, value).rescale(scale).unscaled),
  };
}

/** DECFLOAT: 8 bytes are 16 digits, 16 bytes are 34. */
export function decfloatCodec(column: ColumnFormat): ValueCodec {
  const type = decfloat(column.length === 8 ? 16 : 34);
  return {
    size: type.size,
    read: (bytes, at) => type.readText(bytes, at),
    write: (bytes, at, value) => type.write(bytes, at, parseDecFloat(String(value))),
  };
}

/** BOOLEAN: F1 true, F0 false. */
export function booleanCodec(column: ColumnFormat): ValueCodec {
  return {
    size: 1,
    read: (bytes, at) => bytes[at] !== 0xf0,
    write(bytes, at, value) {
      if (typeof value !== 'boolean') throw unfit(column, value);
      bytes[at] = value ? 0xf1 : 0xf0;
    },
  };
}

function decimal(column: ColumnFormat, value: ValueInput): Decimal {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return Decimal.from(value);
  throw unfit(column, value);
}

function wholeNumber(column: ColumnFormat, value: ValueInput): bigint {
  try {
    if (typeof value === 'number' || typeof value === 'string') return BigInt(value);
  } catch {
    // Not a whole number.
  }
  throw unfit(column, value);
}

function unfit({ name }: ColumnFormat, value: unknown): WireError {
  return new WireError('bad-value', `${String(value)} is no value for ${name || 'this column'}`, 'caller');
}
