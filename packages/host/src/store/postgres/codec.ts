import { Buffer } from 'node:buffer';
import { StoreError } from '../error.ts';
import type { Value } from '../store.ts';
import { arrayCodec } from './array.ts';
import { elementOf, oid } from './oid.ts';
import type { Writer } from './writer.ts';

/** How one PostgreSQL type travels; NULL is handled by the caller. */
export interface Codec {
  /** Format code of the Bind message: 1 binary, 0 text. */
  readonly format: 0 | 1;
  /** Reads the value in `bytes[start..end)`. */
  decode(bytes: Buffer, start: number, end: number): Value;
  /** Appends the value without its length. Throws `bad-parameter` for a value that is not one of the type. */
  encode(writer: Writer, value: unknown): void;
}

/** The PostgreSQL epoch 2000-01-01 in microseconds since 1970. */
const epoch = 946_684_800_000_000n;
/** `infinity` and `-infinity` of timestamps, which have no epoch to shift. */
const forever = 0x7fff_ffff_ffff_ffffn;
const always = -0x8000_0000_0000_0000n;

/** Types whose binary and text forms are the same bytes, and all types that we leave to PostgreSQL to print. */
const text: Codec = {
  format: 0,
  decode: (bytes, start, end) => bytes.toString('utf8', start, end),
  encode(writer, value) {
    if (typeof value === 'string') writer.utf8(value);
    else if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
      writer.utf8(String(value));
    else throw unfit(value, 'text');
  },
};

const json: Codec = {
  format: 0,
  decode: (bytes, start, end) => JSON.parse(bytes.toString('utf8', start, end)) as Value,
  encode(writer, value) {
    const written = JSON.stringify(value);
    if (written === undefined) throw unfit(value, 'JSON');
    writer.utf8(written);
  },
};

const bytea: Codec = {
  format: 1,
  decode(bytes, start, end) {
    const copy = Buffer.allocUnsafe(end - start);
    bytes.copy(copy, 0, start, end);
    return copy;
  },
  encode(writer, value) {
    if (!(value instanceof Uint8Array)) throw unfit(value, 'bytea');
    writer.raw(value);
  },
};

const bool: Codec = {
  format: 1,
  decode: (bytes, start) => bytes[start] !== 0,
  encode(writer, value) {
    if (typeof value !== 'boolean') throw unfit(value, 'bool');
    writer.int8(value ? 1 : 0);
  },
};

const int2: Codec = {
  format: 1,
  decode: (bytes, start) => bytes.readInt16BE(start),
  encode: (writer, value) => writer.int16(integer(value, -0x8000, 0x7fff, 'int2')),
};

const int4: Codec = {
  format: 1,
  decode: (bytes, start) => bytes.readInt32BE(start),
  encode: (writer, value) => writer.int32(integer(value, -0x8000_0000, 0x7fff_ffff, 'int4')),
};

const unsigned: Codec = {
  format: 1,
  decode: (bytes, start) => bytes.readUInt32BE(start),
  encode: (writer, value) => writer.int32(integer(value, 0, 0xffff_ffff, 'oid')),
};

const int8: Codec = {
  format: 1,
  decode: (bytes, start) => bytes.readBigInt64BE(start),
  encode: (writer, value) => int64(writer, bigInteger(value, 'int8')),
};

const float4: Codec = {
  format: 1,
  decode: (bytes, start) => bytes.readFloatBE(start),
  encode(writer, value) {
    const offset = writer.take(4);
    writer.bytes.writeFloatBE(float(value, 'float4'), offset);
  },
};

const float8: Codec = {
  format: 1,
  decode: (bytes, start) => bytes.readDoubleBE(start),
  encode(writer, value) {
    const offset = writer.take(8);
    writer.bytes.writeDoubleBE(float(value, 'float8'), offset);
  },
};

const timestamp: Codec = {
  format: 1,
  decode(bytes, start) {
    const value = bytes.readBigInt64BE(start);
    return value === forever || value === always ? value : value + epoch;
  },
  encode(writer, value) {
    const since1970 = value instanceof Date ? dateMicroseconds(value) : bigInteger(value, 'timestamp');
    int64(writer, since1970 === forever || since1970 === always ? since1970 : since1970 - epoch);
  },
};

const scalars: ReadonlyMap<number, Codec> = new Map([
  [oid.bool, bool],
  [oid.bytea, bytea],
  [oid.int2, int2],
  [oid.int4, int4],
  [oid.int8, int8],
  [oid.oid, unsigned],
  [oid.float4, float4],
  [oid.float8, float8],
  [oid.timestamp, timestamp],
  [oid.timestamptz, timestamp],
  [oid.json, json],
  [oid.jsonb, json],
]);

const arrays: ReadonlyMap<number, Codec> = new Map(
  [...elementOf].map(([array, element]) => [array, arrayCodec(element, scalars.get(element) ?? text)]),
);

/** The codec of a type; types unknown to us travel as the text that PostgreSQL prints and reads. */
export function codecOf(type: number): Codec {
  return scalars.get(type) ?? arrays.get(type) ?? text;
}

function int64(writer: Writer, value: bigint): void {
  const offset = writer.take(8);
  writer.bytes.writeBigInt64BE(value, offset);
}

function integer(value: unknown, least: number, most: number, type: string): number {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most) return number;
  if (typeof value === 'string' && /^[+-]?\d+$/.test(value)) return integer(Number(value), least, most, type);
  throw unfit(value, type);
}

function bigInteger(value: unknown, type: string): bigint {
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) === value) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === 'string' && /^[+-]?\d+$/.test(value)) return bigInteger(BigInt(value), type);
  throw unfit(value, type);
}

function float(value: unknown, type: string): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  throw unfit(value, type);
}

function dateMicroseconds(date: Date): bigint {
  const milliseconds = date.getTime();
  if (Number.isNaN(milliseconds)) throw unfit(date, 'timestamp');
  return BigInt(milliseconds) * 1000n;
}

function unfit(value: unknown, type: string): StoreError {
  const shown = typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : String(value).slice(0, 40);
  return new StoreError('bad-parameter', `${typeof value} ${shown} cannot be carried as PostgreSQL ${type}.`, 'caller');
}
