import { Buffer } from 'node:buffer';
import { Decimal } from '@bigiron/wire/decimal/index';
import {
  baseType,
  type ColumnFormat,
  defaultValue,
  mappingError,
  SqlType,
  unassigned,
  type Value,
  type ValueInput,
} from '@bigiron/wire/hostserver/database/index';
import { type DateTimeStyle, isoDate, isoTime, isoTimestamp, wireTime, wireTimestamp } from './date-time.ts';
import type { Lob } from './lob.ts';

/**
 * A value of a row or an output parameter.
 *
 * | SQL | TypeScript |
 * |---|---|
 * | SMALLINT, INTEGER, REAL, DOUBLE | number |
 * | BIGINT | bigint |
 * | DECIMAL, NUMERIC | Decimal, exact |
 * | DECFLOAT | string: it may be `NaN` or `Infinity` |
 * | CHAR, VARCHAR, GRAPHIC ... | string, blanks kept |
 * | BINARY, VARBINARY, FOR BIT DATA, ROWID | Buffer |
 * | DATE, TIME, TIMESTAMP | `2026-11-27`, `13:05:09`, `2026-11-27 13:05:09.123456` |
 * | BOOLEAN | boolean |
 * | CLOB, BLOB, DBCLOB, XML | string or Buffer up to `lobThreshold`, else Lob |
 * | a value that could not be computed | undefined, where the statement went on |
 */
export type SqlValue = null | undefined | string | number | bigint | boolean | Decimal | Buffer | Lob;

/** What may be given for a parameter marker. Streams are for large objects. */
export type SqlParameter =
  | null
  | undefined
  | string
  | number
  | bigint
  | boolean
  | Decimal
  | Uint8Array
  | Date
  | AsyncIterable<Uint8Array | string>
  | typeof DEFAULT
  | typeof UNASSIGNED;

/** In place of a value: the default of the column, or leave the column as it is. */
export const DEFAULT: typeof defaultValue = defaultValue;
export const UNASSIGNED: typeof unassigned = unassigned;

export type ReadValue = (value: Value) => SqlValue;

const same: ReadValue = value => value as SqlValue;

/** Types whose values stay with the host until they are read. */
export function isLocator(type: number): boolean {
  const base = baseType(type);
  return (
    base === SqlType.blobLocator ||
    base === SqlType.clobLocator ||
    base === SqlType.dbclobLocator ||
    base === SqlType.xmlLocator ||
    base === SqlType.xml
  );
}

/** How the values of a column become those of this client. `lob` makes a Lob of a handle. */
export function reader(
  format: ColumnFormat,
  style: DateTimeStyle,
  lob: (handle: number, format: ColumnFormat) => Lob,
): ReadValue {
  const convert = conversion(format, style, lob);
  return value => {
    if (value === null) return null;
    return value === mappingError ? undefined : convert(value);
  };
}

function conversion(
  format: ColumnFormat,
  style: DateTimeStyle,
  lob: (handle: number, format: ColumnFormat) => Lob,
): ReadValue {
  switch (baseType(format.type)) {
    case SqlType.decimal:
    case SqlType.numeric:
      return value => Decimal.parse(value as string);
    case SqlType.date:
      return value => isoDate(value as string, style);
    case SqlType.time:
      return value => isoTime(value as string, style);
    case SqlType.timestamp:
      return value => isoTimestamp(value as string);
    default:
      return isLocator(format.type) ? value => lob(value as number, format) : same;
  }
}

/** A parameter as the wire takes it; digits behind the scale of a decimal marker are cut, as Db2 does in assignments. */
export function writable(value: SqlParameter, format: ColumnFormat): ValueInput {
  if (value === null || value === undefined || typeof value === 'symbol') return value ?? null;
  const type = baseType(format.type);
  switch (type) {
    case SqlType.decimal:
    case SqlType.numeric:
      return Decimal.from(number(value)).rescale(format.scale, 'down').toString();
    case SqlType.smallint:
    case SqlType.integer:
      if (format.scale === 0) return typeof value === 'boolean' ? Number(value) : plain(value);
      return Decimal.from(number(value)).rescale(0, 'down').toString();
    case SqlType.bigint:
    case SqlType.float:
      return typeof value === 'boolean' ? Number(value) : plain(value);
    case SqlType.decfloat:
      return String(plain(value));
    case SqlType.boolean:
      return typeof value === 'string' ? /^(t|true|1|y|yes|on)$/i.test(value.trim()) : Boolean(value);
    case SqlType.date:
      return value instanceof Date ? local(value).slice(0, 10) : String(plain(value)).slice(0, 10);
    case SqlType.time:
      return wireTime(value instanceof Date ? local(value).slice(11, 19) : String(plain(value)));
    case SqlType.timestamp:
      return wireTimestamp(value instanceof Date ? local(value) : String(plain(value)), format.length);
    default:
      if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      return value instanceof Date ? local(value) : String(plain(value));
  }
}

type Plain = string | number | bigint | boolean;

function plain(value: Exclude<SqlParameter, null | undefined | symbol>): Plain {
  if (typeof value !== 'object') return value;
  if (value instanceof Decimal) return value.toString();
  if (value instanceof Date) return local(value);
  throw new TypeError('Bytes or a stream were given for a parameter that takes neither');
}

function number(value: Exclude<SqlParameter, null | undefined | symbol>): string | number | bigint {
  const one = plain(value);
  return typeof one === 'boolean' ? Number(one) : one;
}

/** Date and time of this machine's time zone. */
function local(date: Date): string {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 23).replace('T', ' ');
}
