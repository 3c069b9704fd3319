import { asText, type Emitted } from '../compile/emitted.ts';
import { SqlError } from '../error.ts';
import { toBoolean } from './convert-boolean.ts';
import { toBytes } from './convert-bytes.ts';
import { toDatetime } from './convert-datetime.ts';
import { toNumber } from './convert-number.ts';
import { toText } from './convert-text.ts';
import { isBytes, isDatetime, isNumeric, isText } from './family.ts';
import type { Formats } from './formats.ts';
import { noConversion } from './no-conversion.ts';
import { settled, type Typed } from './settle.ts';
import { pgTypeOf, type SqlType } from './sql-type.ts';

/**
 * A value as another type, by the rules of CAST: decimals are truncated, strings cut, numbers out of range an error. The PostgreSQL
 * type of the result is that of the target, except that characters may be `text`.
 * @throws SqlError -461 where there is no such conversion
 */
export function convert(value: Emitted, target: SqlType, formats: Formats): Typed {
  if (value.type === undefined) return settled(value, target);
  const typed = value as Typed;
  const source = typed.type;
  if (isNumeric(target)) return toNumber(typed, target, formats);
  if (isText(target)) return toText(typed, target, formats);
  if (isDatetime(target)) return toDatetime(typed, target, formats);
  if (isBytes(target)) return toBytes(typed, target, formats);
  if (target.name === 'BOOLEAN') return toBoolean(typed);
  if (target.name === source.name && (target.name === 'XML' || target.name === 'DATALINK'))
    return { ...typed, type: target };
  if (target.name === 'DATALINK' && isText(source)) return { ...typed, sql: asText(typed), type: target, pg: 'text' };
  throw noConversion(source, target);
}

/** Whether `convert` has a way; without looking at values. */
export function isConvertible(source: SqlType, target: SqlType): boolean {
  const probe: Typed = { sql: 'x', type: source, pg: pgTypeOf(source), nullable: true };
  try {
    convert(probe, target, isoFormats);
    return true;
  } catch (error) {
    if (error instanceof SqlError && error.sqlcode === -461) return false;
    throw error;
  }
}

const isoFormats: Formats = {
  dateFormat: '*ISO',
  dateSeparator: '-',
  timeFormat: '*ISO',
  timeSeparator: '.',
  decimalPoint: '.',
};
