import { asComparable } from '../../compile/emitted.ts';
import { isDecimal, isFloat, isInteger, isText, type NumericType } from '../../types/family.ts';
import { asOrdered } from '../../types/order.ts';
import type { Typed } from '../../types/settle.ts';
import { pgTypeOf, type SqlType } from '../../types/sql-type.ts';
import { numberArgument, typed } from '../arguments.ts';
import type { BuiltIn, BuiltInCall } from '../built-in.ts';
import { aggregate, anyString, decimal, double, integer, invalidArgument } from '../define.ts';
import { distinct } from './order.ts';

type NamedCall = BuiltInCall & { readonly name: string };

/** Of no rows there is no value. */
function value(sql: string, type: SqlType): Typed {
  return { sql, type, pg: pgTypeOf(type), nullable: true };
}

export const basic: readonly BuiltIn[] = [
  aggregate({ names: ['COUNT'], counts: [0, 1], expected: [anyString], emit: call => counted(call, integer, 'int4') }),
  aggregate({
    names: ['COUNT_BIG'],
    counts: [0, 1],
    expected: [anyString],
    emit: call => counted(call, decimal(31), 'numeric'),
  }),
  aggregate({ names: ['SUM'], counts: 1, expected: [double], emit: sum }),
  aggregate({ names: ['AVG'], counts: 1, expected: [double], emit: average }),
  aggregate({ names: ['MAX'], counts: 1, expected: [anyString], emit: call => extreme(call, 'max', 'bool_or') }),
  aggregate({ names: ['MIN'], counts: 1, expected: [anyString], emit: call => extreme(call, 'min', 'bool_and') }),
  aggregate({
    names: ['ANY_VALUE'],
    counts: 1,
    expected: [anyString],
    emit(call) {
      const { sql, type, pg } = typed(call, 0);
      return { ...value(`any_value(${sql})${call.over}`, type), pg };
    },
  }),
  aggregate({
    names: ['GROUPING'],
    counts: 1,
    emit: call => ({ ...value(`grouping(${asComparable(typed(call, 0))})`, integer), nullable: false }),
  }),
];

function counted(call: NamedCall, type: SqlType, pg: string): Typed {
  const what = call.call.star === true ? '*' : `${distinct(call)}${asComparable(typed(call, 0))}`;
  return { ...value(`(count(${what})${call.over}::${pg})`, type), nullable: false };
}

/** Source: SUM, SQL Reference: an integer stays one, a decimal number gets the greatest precision. */
function sumType(type: NumericType, call: NamedCall): NumericType {
  if (type.name === 'SMALLINT') return { name: 'INTEGER' };
  if (isInteger(type)) return type;
  if (isFloat(type)) return { name: 'DOUBLE' };
  if (!isDecimal(type)) return { name: 'DECFLOAT', precision: 34 };
  return { name: 'DECIMAL', precision: precisionOf(type, call), scale: type.scale };
}

function precisionOf(type: { readonly precision: number }, { session }: NamedCall): number {
  return type.precision > 31 ? 63 : session.maximumPrecision;
}

function sum(call: NamedCall): Typed {
  const argument = numberArgument(call, 0);
  const type = sumType(argument.type, call);
  const added = `sum(${distinct(call)}${operand(argument, type)})${call.over}`;
  if (isInteger(type)) return value(`(${added}::${pgTypeOf(type)})`, type);
  if (type.name === 'DECFLOAT') return value(`db2.decfloat(${added}, 34)`, type);
  return value(isDecimal(type) ? `(${added}::numeric(${type.precision},${type.scale}))` : added, type);
}

function operand(argument: Typed, type: NumericType): string {
  return isFloat(type) && argument.type.name === 'REAL' ? `(${argument.sql})::float8` : argument.sql;
}

/** Source: AVG, SQL Reference: the fraction of an average of integers is lost; decimal ones have as many digits as there is room for. */
function average(call: NamedCall): Typed {
  const argument = numberArgument(call, 0);
  const summed = sumType(argument.type, call);
  const sql = operand(argument, summed);
  const [total, count] = ['sum', 'count'].map(name => `${name}(${distinct(call)}${sql})${call.over}`);
  if (isFloat(summed)) return value(`avg(${distinct(call)}${sql})${call.over}`, summed);
  if (isInteger(summed)) {
    const quotient = argument.type.name === 'BIGINT' ? `div(${total}, ${count})` : `(${total} / nullif(${count}, 0))`;
    return value(`(${quotient}::${pgTypeOf(summed)})`, summed);
  }
  if (!isDecimal(summed) || !isDecimal(argument.type)) {
    return value(`db2.decfloat_divide(${total}, nullif(${count}, 0), 34)`, summed);
  }
  const { precision, scale } = argument.type;
  const most = precisionOf(argument.type, call);
  const behind = Math.min(call.session.maximumScale, most - precision + scale);
  const type = decimal(precision - scale + behind, behind);
  return value(`(div(${total} * 1e${behind}, ${count}) * 1e-${behind})`, type);
}

function extreme(call: NamedCall, name: string, ofBoolean: string): Typed {
  const argument = typed(call, 0);
  const { type } = argument;
  if (type.name === 'XML' || type.name === 'DATALINK') throw invalidArgument(0, call.name);
  if (type.name === 'BOOLEAN') return value(`${ofBoolean}(${argument.sql})${call.over}`, type);
  const found = `${name}(${asOrdered(argument)})${call.over}`;
  return { ...value(found, type), pg: isText(type) ? 'bpchar' : argument.pg };
}
