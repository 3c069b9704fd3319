import type { Emitted } from '../compile/emitted.ts';
import { SqlError } from '../error.ts';
import type { DurationUnit } from '../sql/ast/expression.ts';
import { toDatetime } from './convert-datetime.ts';
import { toNumber } from './convert-number.ts';
import { type DatetimeType, isDatetime, isDecimal, isNumeric, isText } from './family.ts';
import type { Formats } from './formats.ts';
import { derived, settled, type Typed } from './settle.ts';
import type { SqlType } from './sql-type.ts';

/** `2 MONTHS` with its number translated. */
export interface Duration {
  readonly value: Emitted;
  readonly unit: DurationUnit;
}

/** Type of the number of a labelled duration that is a marker. */
export function durationType(unit: DurationUnit): SqlType {
  return unit === 'SECONDS'
    ? { name: 'DECIMAL', precision: 27, scale: 12 }
    : { name: 'DECIMAL', precision: 15, scale: 0 };
}

/** Whether + or - with these operands is about dates and times. */
export function isDateTimeArithmetic(left: SqlType | undefined, right: SqlType | undefined | 'duration'): boolean {
  return (
    right === 'duration' ||
    (left !== undefined && isDatetime(left)) ||
    (right !== undefined && typeof right === 'object' && isDatetime(right))
  );
}

const units: Readonly<Record<DatetimeType['name'], readonly DurationUnit[]>> = {
  DATE: ['YEARS', 'MONTHS', 'DAYS'],
  TIME: ['HOURS', 'MINUTES', 'SECONDS'],
  TIMESTAMP: ['YEARS', 'MONTHS', 'DAYS', 'HOURS', 'MINUTES', 'SECONDS', 'MICROSECONDS'],
};

/**
 * Date, time or timestamp plus or minus a duration, or minus another of its kind. Source: "Datetime arithmetic in SQL", SQL Reference. Days
 * that a month has not become its last day; what leaves the years 1 to 9999 is 22008.
 * @throws SqlError -182 for durations that do not go with the type, -187 for operators that have no meaning
 */
export function emitDateTimeArithmetic(
  operator: '+' | '-',
  left: Emitted | Duration,
  right: Emitted | Duration,
  formats: Formats,
): Typed {
  if (isDuration(left)) {
    if (operator === '-' || isDuration(right)) throw new SqlError(-182);
    return shifted('+', right, left, formats);
  }
  if (isDuration(right)) return shifted(operator, left, right, formats);
  const first = left.type;
  const second = right.type;
  if (first !== undefined && isDatetime(first)) {
    if (operator === '-' && (second === undefined ? false : isDatetime(second) || isText(second))) {
      return difference(left as Typed, right as Typed, formats);
    }
    return byDecimal(operator, left as Typed, right);
  }
  if (second !== undefined && isDatetime(second)) {
    if (operator === '+') return byDecimal('+', right as Typed, left);
    if (first === undefined || isText(first)) return difference(settled(left, second), right as Typed, formats);
  }
  throw new SqlError(-187);
}

function isDuration(value: Emitted | Duration): value is Duration {
  return 'unit' in value;
}

/** A text beside a labelled duration is a timestamp or a date, as its unit says; a marker as well. */
function shifted(operator: '+' | '-', value: Emitted, { value: amount, unit }: Duration, formats: Formats): Typed {
  const start = datetimeBeside(value, unit, formats);
  if (!units[start.type.name].includes(unit)) throw new SqlError(-182);
  const type = durationType(unit);
  const number = toNumber(settled(amount, type), type as never, formats);
  const signed = operator === '-' ? `- (${number.sql})` : number.sql;
  const name = `${start.type.name.toLowerCase()}_plus_${unit.toLowerCase()}`;
  return derived(`db2.${name}(${start.sql}, ${signed})`, start.type, [start, number]);
}

function datetimeBeside(value: Emitted, unit: DurationUnit, formats: Formats): Typed & { readonly type: DatetimeType } {
  const ifUnknown: DatetimeType = units.DATE.includes(unit)
    ? { name: 'DATE' }
    : unit === 'MICROSECONDS'
      ? { name: 'TIMESTAMP', precision: 6 }
      : { name: 'TIME' };
  const typed = settled(value, ifUnknown);
  if (isDatetime(typed.type)) return typed as Typed & { readonly type: DatetimeType };
  if (isText(typed.type)) return toDatetime(typed, ifUnknown, formats) as Typed & { readonly type: DatetimeType };
  throw new SqlError(-182);
}

/** Decimal durations have the digits of what they count: yyyymmdd, hhmmss, yyyymmddhhmmss.nnnnnn. */
export function decimalDurationType(type: DatetimeType): SqlType {
  switch (type.name) {
    case 'DATE':
      return { name: 'DECIMAL', precision: 8, scale: 0 };
    case 'TIME':
      return { name: 'DECIMAL', precision: 6, scale: 0 };
    case 'TIMESTAMP':
      return { name: 'DECIMAL', precision: 14 + type.precision, scale: type.precision };
  }
}

function byDecimal(operator: '+' | '-', start: Typed, amount: Emitted): Typed {
  const type = start.type as DatetimeType;
  const expected = decimalDurationType(type);
  const number = settled(amount, expected);
  if (!isNumeric(number.type)) throw new SqlError(number.type.name === 'DATE' ? -187 : -182);
  const fits =
    isDecimal(number.type) &&
    (type.name === 'TIMESTAMP'
      ? number.type.precision - number.type.scale === 14
      : number.type.scale === 0 && number.type.precision === (type.name === 'DATE' ? 8 : 6));
  if (!fits) throw new SqlError(-182);
  const signed = operator === '-' ? `- (${number.sql})` : number.sql;
  return derived(`db2.${type.name.toLowerCase()}_plus_duration(${start.sql}, ${signed})`, type, [start, number]);
}

function difference(left: Typed, right: Typed, formats: Formats): Typed {
  const type = (isDatetime(left.type) ? left.type : right.type) as DatetimeType;
  if (isDatetime(left.type) && isDatetime(right.type) && left.type.name !== right.type.name) {
    // A date beside a timestamp is its midnight; a time goes with nothing else.
    if (left.type.name === 'TIME' || right.type.name === 'TIME') throw new SqlError(-182);
    const timestamp = left.type.name === 'TIMESTAMP' ? left.type : (right.type as DatetimeType);
    return difference(toDatetime(left, timestamp, formats), toDatetime(right, timestamp, formats), formats);
  }
  const [a, b] = [toDatetime(left, type, formats), toDatetime(right, type, formats)];
  return derived(
    `db2.${type.name.toLowerCase()}_minus_${type.name.toLowerCase()}(${a.sql}, ${b.sql})`,
    decimalDurationType(type),
    [a, b],
  );
}
