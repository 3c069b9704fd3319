import { charset, isLoaded } from '@bigiron/wire/ccsid/index';
import { Decimal, DecimalError, formatDecFloat, parseDecFloat, roundDecFloat } from '@bigiron/wire/decimal/index';
import { SqlError } from '../error.ts';
import { padOf } from './convert-bytes.ts';
import { parseDate, parseTime, parseTimestamp } from './datetime-text.ts';
import { type DecimalType, type IntegerType, isBytes, isDecimal, isFloat, isInteger, isText } from './family.ts';
import { dateFormatOf, type Formats } from './formats.ts';
import type { SqlType, SqlValue } from './sql-type.ts';

/**
 * A value that came from outside as a value of `target`, in the form that `SqlValue` says: the rules of assignment for parameters.
 * @param what name or number of the parameter, for messages
 * @throws SqlError -302 for what is too long or out of range, -420 for texts that are no numbers, -180 and -181 for dates, -301 for types
 */
export function assignValue(value: SqlValue, target: SqlType, what: string, formats?: Formats): SqlValue {
  if (value === null) return null;
  if (isInteger(target)) return integer(value, target, what);
  if (isDecimal(target)) return decimal(value, target, what);
  if (isFloat(target)) return float(value, target.name === 'REAL', what);
  if (target.name === 'DECFLOAT') return decfloat(value, target.precision, what);
  if (isText(target)) return text(value, target, what);
  if (isBytes(target)) return bytes(value, target, what);
  const job = formats === undefined ? undefined : dateFormatOf(formats);
  switch (target.name) {
    case 'DATE':
      return parseDate(requireText(value, what), job);
    case 'TIME':
      return parseTime(requireText(value, what));
    case 'TIMESTAMP':
      return cutFraction(parseTimestamp(requireText(value, what), job), target.precision);
    case 'BOOLEAN':
      return boolean(value, what);
    default:
      return requireText(value, what);
  }
}

const ranges: Readonly<Record<IntegerType['name'], bigint>> = {
  SMALLINT: 2n ** 15n,
  INTEGER: 2n ** 31n,
  BIGINT: 2n ** 63n,
};

function integer(value: SqlValue, target: IntegerType, what: string): number | bigint {
  const whole = number(value, what).rescale(0, 'down').unscaled;
  const limit = ranges[target.name];
  if (whole < -limit || whole >= limit) throw outOfRange(what);
  return target.name === 'BIGINT' ? whole : Number(whole);
}

function decimal(value: SqlValue, target: DecimalType, what: string): string {
  const cut = number(value, what).rescale(target.scale, 'down');
  if (cut.unscaled !== 0n && cut.precision > target.precision) throw outOfRange(what);
  return cut.toString();
}

function float(value: SqlValue, single: boolean, what: string): number {
  const result = typeof value === 'number' ? value : Number(number(value, what).toString());
  const stored = single ? Math.fround(result) : result;
  if (!Number.isFinite(stored)) throw outOfRange(what);
  return stored;
}

function decfloat(value: SqlValue, precision: 16 | 34, what: string): string {
  if (typeof value !== 'string') return number(value, what).toString();
  try {
    return formatDecFloat(roundDecFloat(parseDecFloat(value), precision, 'half-even'));
  } catch (error) {
    throw inNumber(error, what);
  }
}

function number(value: SqlValue, what: string): Decimal {
  if (typeof value === 'boolean') return new Decimal(value ? 1n : 0n);
  if (value === null || value instanceof Uint8Array) throw wrongType(what);
  if (typeof value === 'number' && !Number.isFinite(value)) throw outOfRange(what);
  try {
    return Decimal.from(value);
  } catch (error) {
    throw inNumber(error, what);
  }
}

function inNumber(error: unknown, what: string): unknown {
  if (!(error instanceof DecimalError)) return error;
  return error.code === 'invalid-text' ? new SqlError(-420, [what, 'CAST']) : outOfRange(what);
}

function text(
  value: SqlValue,
  target: SqlType & { readonly length: number; readonly ccsid: number },
  what: string,
): string {
  if (value instanceof Uint8Array) throw wrongType(what);
  let result = typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
  if (sizeOf(result, target) > target.length) {
    const blanks = result.length - result.trimEnd().length;
    const excess = sizeOf(result, target) - target.length;
    if (!result.endsWith(' '.repeat(excess)) || blanks < excess) throw tooLong(what);
    result = result.slice(0, result.length - excess);
  }
  if (target.name !== 'CHAR' && target.name !== 'GRAPHIC') return result;
  return result + ' '.repeat(target.length - sizeOf(result, target));
}

/** In bytes of the CCSID, or double-byte characters. */
function sizeOf(result: string, { name, ccsid }: SqlType & { readonly ccsid: number }): number {
  if (name === 'GRAPHIC' || name === 'VARGRAPHIC' || name === 'DBCLOB') return result.length;
  if (ccsid === 1208) return Buffer.byteLength(result);
  if (!isLoaded(ccsid)) return result.length;
  const { kind, encode } = charset(ccsid);
  return kind === 'mixed' ? encode(result).length : result.length;
}

function bytes(value: SqlValue, target: SqlType, what: string): Uint8Array {
  const source = typeof value === 'string' ? charset(37).encode(value) : value;
  if (!(source instanceof Uint8Array)) throw wrongType(what);
  const length = 'length' in target ? target.length : 40;
  const pad = padOf(target);
  const whole = source.length > length ? cutBytes(source, length, pad, what) : source;
  if ((target.name !== 'CHAR' && target.name !== 'BINARY') || whole.length === length) return whole;
  const filled = new Uint8Array(length).fill(pad);
  filled.set(whole);
  return filled;
}

function cutBytes(source: Uint8Array, length: number, pad: number, what: string): Uint8Array {
  if (source.subarray(length).some(byte => byte !== pad)) throw tooLong(what);
  return source.subarray(0, length);
}

function boolean(value: SqlValue, what: string): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value) !== 0;
  switch (requireText(value, what).trim().toLowerCase()) {
    case 't':
    case 'true':
    case 'y':
    case 'yes':
    case 'on':
    case '1':
      return true;
    case 'f':
    case 'false':
    case 'n':
    case 'no':
    case 'off':
    case '0':
      return false;
    default:
      throw new SqlError(-420, [what, 'BOOLEAN']);
  }
}

function cutFraction(timestamp: string, precision: number): string {
  const [seconds, fraction = ''] = timestamp.split('.');
  const kept = fraction.slice(0, Math.min(precision, 6));
  return kept === '' ? seconds! : `${seconds}.${kept}`;
}

function requireText(value: SqlValue, what: string): string {
  if (typeof value === 'string') return value;
  throw wrongType(what);
}

function wrongType(what: string): SqlError {
  return new SqlError(-301, ['', what]);
}

function outOfRange(what: string): SqlError {
  return new SqlError(-302, ['', what], undefined, { sqlstate: '22003' });
}

function tooLong(what: string): SqlError {
  return new SqlError(-302, ['', what]);
}
