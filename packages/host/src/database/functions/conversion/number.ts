import { toNumber } from '../../types/convert-number.ts';
import { decimalOf, isDatetime, isDecimal, isInteger, isText, type NumericType } from '../../types/family.ts';
import { derived, type Typed } from '../../types/settle.ts';
import type { SqlType } from '../../types/sql-type.ts';
import { constantInteger, result, textArgument, typed } from '../arguments.ts';
import type { BuiltIn, BuiltInCall } from '../built-in.ts';
import { anyString, decfloat34, integer, invalidArgument, scalar } from '../define.ts';

type NamedCall = BuiltInCall & { readonly name: string };

const plain: readonly [names: readonly string[], type: NumericType][] = [
  [['SMALLINT'], { name: 'SMALLINT' }],
  [['INTEGER', 'INT'], { name: 'INTEGER' }],
  [['BIGINT'], { name: 'BIGINT' }],
  [['REAL'], { name: 'REAL' }],
  [['DOUBLE', 'DOUBLE_PRECISION', 'FLOAT'], { name: 'DOUBLE' }],
];

export const toNumbers: readonly BuiltIn[] = [
  ...plain.map(([names, type]) =>
    scalar({ names, counts: 1, expected: [type], emit: call => toNumber(source(call), type, call.session) }),
  ),
  scalar({
    names: ['DECFLOAT'],
    counts: [1, 3],
    expected: [decfloat34, integer],
    emit(call) {
      const precision = constantInteger(call, 1) ?? 34;
      if (precision !== 16 && precision !== 34) throw invalidArgument(1, call.name);
      return toNumber(source(call), { name: 'DECFLOAT', precision }, withPoint(call, 2));
    },
  }),
  scalar({
    names: ['DECIMAL', 'DEC'],
    counts: [1, 4],
    expected: decimalArguments(),
    emit: call => asDecimal(call, 'DECIMAL'),
  }),
  scalar({
    names: ['ZONED', 'NUMERIC'],
    counts: [1, 4],
    expected: decimalArguments(),
    emit: call => asDecimal(call, 'NUMERIC'),
  }),
  scalar({
    names: ['DECFLOAT_FORMAT', 'TO_NUMBER'],
    counts: [1, 2],
    expected: [anyString],
    emit(call) {
      const { text } = textArgument(call, 0);
      if (call.args.length === 1) return result(`db2.number(${text})`, decfloat34, call);
      return result(`db2.parse_number(${text}, ${textArgument(call, 1).text})`, decfloat34, call);
    },
  }),
];

function decimalArguments() {
  return [{ name: 'DECIMAL', precision: 31, scale: 0 } as const, integer, integer, anyString];
}

/** Numbers, texts of numbers, and datetimes as the digits that they are made of. */
function source(call: NamedCall): Typed {
  const value = typed(call, 0);
  const { type, sql } = value;
  if (!isDatetime(type)) return value;
  switch (type.name) {
    case 'DATE':
      return digits(value, `to_char(${sql}, 'YYYYMMDD')`, 8, 0);
    case 'TIME':
      return digits(value, `to_char(${sql}, 'HH24MISS')`, 6, 0);
    case 'TIMESTAMP': {
      const scale = Math.min(type.precision, 6);
      return digits(value, `to_char(${sql}, 'YYYYMMDDHH24MISS.US')`, 14 + scale, scale);
    }
  }
}

function digits(value: Typed, text: string, precision: number, scale: number): Typed {
  return derived(`(${text}::numeric)`, { name: 'DECIMAL', precision, scale }, [value]);
}

/** DECIMAL(x, p, s, c): as many digits as an integer has, fifteen of other numbers, unless said otherwise. */
function asDecimal(call: NamedCall, name: 'DECIMAL' | 'NUMERIC'): Typed {
  const value = source(call);
  const given =
    call.args.length > 1 ? constantInteger(call, 1) : defaultPrecision(value.type, isDatetime(typed(call, 0).type));
  const scale =
    call.args.length > 2 ? constantInteger(call, 2) : isDatetime(typed(call, 0).type) ? scaleOf(value.type) : 0;
  if (given === undefined || given < 1 || given > 63) throw invalidArgument(1, call.name);
  if (scale === undefined || scale < 0 || scale > given) throw invalidArgument(2, call.name);
  return toNumber(value, { name, precision: given, scale }, withPoint(call, 3));
}

function defaultPrecision(type: SqlType, datetime: boolean): number {
  if (isInteger(type)) return decimalOf(type).precision;
  if (isDecimal(type)) return datetime || type.precision > 15 ? type.precision : 15;
  return type.name === 'DECFLOAT' ? 31 : 15;
}

function scaleOf(type: SqlType): number {
  return isDecimal(type) ? type.scale : 0;
}

/** The session with the decimal point that an argument names. */
function withPoint(call: NamedCall, index: number): NamedCall['session'] {
  if (call.args.length <= index) return call.session;
  const point = call.args[index]?.constant;
  if (!isText(typed(call, 0).type) || (point !== '.' && point !== ',')) throw invalidArgument(index, call.name);
  return { ...call.session, decimalPoint: point };
}
