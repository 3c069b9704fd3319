import { asText } from '../compile/emitted.ts';
import { decimalOf, isDecimal, isFloat, isInteger, isText, type NumericType } from './family.ts';
import type { Formats } from './formats.ts';
import { noConversion } from './no-conversion.ts';
import { derived, quoted, type Typed } from './settle.ts';
import { pgTypeOf, type SqlType } from './sql-type.ts';

const integerSize = { SMALLINT: 2, INTEGER: 4, BIGINT: 8 } as const;

/** Numbers, texts of numbers and booleans as a numeric type. Digits behind the scale are cut; out of range is 22003. */
export function toNumber(value: Typed, target: NumericType, formats: Formats): Typed {
  const source = value.type;
  const result = (sql: string): Typed => derived(sql, target, [value]);
  if (isText(source)) return toNumber(numberInText(value, formats), target, formats);
  if (source.name === 'BOOLEAN')
    return toNumber(derived(`(${value.sql})::int4`, { name: 'INTEGER' }, [value]), target, formats);
  if (!isInteger(source) && !isDecimal(source) && !isFloat(source) && source.name !== 'DECFLOAT')
    throw noConversion(source, target);
  if (isSame(source, target)) return { ...value, type: target };
  const pg = pgTypeOf(target);
  if (isInteger(target)) {
    if (isInteger(source)) {
      return result(integerSize[source.name] === integerSize[target.name] ? value.sql : `(${value.sql})::${pg}`);
    }
    if (isDecimal(source) && source.scale === 0) return result(`(${value.sql})::${pg}`);
    return result(`trunc(${value.sql})::${pg}`);
  }
  if (isFloat(target)) return result(`(${value.sql})::${pg}`);
  const exact = isFloat(source) ? `db2.exact(${value.sql})` : isInteger(source) ? `(${value.sql})::numeric` : value.sql;
  if (target.name === 'DECFLOAT') {
    const digits = isFloat(source) ? 17 : source.name === 'DECFLOAT' ? source.precision : decimalOf(source).precision;
    return result(digits <= target.precision ? exact : `db2.decfloat(${exact}, ${target.precision})`);
  }
  const scale = isFloat(source) || source.name === 'DECFLOAT' ? Number.POSITIVE_INFINITY : decimalOf(source).scale;
  const digits =
    isFloat(source) || source.name === 'DECFLOAT'
      ? Number.POSITIVE_INFINITY
      : decimalOf(source).precision - decimalOf(source).scale;
  const cut = scale > target.scale ? `trunc(${exact}, ${target.scale})` : exact;
  return result(
    digits <= target.precision - target.scale ? cut : `(${cut})::numeric(${target.precision},${target.scale})`,
  );
}

/** The number that a text holds, as DECFLOAT(34). -420 when it holds none. */
export function numberInText(value: Typed, { decimalPoint }: Formats): Typed {
  const comma = decimalPoint === ',' ? `, ${quoted(',')}` : '';
  return derived(`db2.number(${asText(value)}${comma})`, { name: 'DECFLOAT', precision: 34 }, [value]);
}

function isSame(source: SqlType, target: NumericType): boolean {
  if (isDecimal(source) && isDecimal(target)) {
    return source.precision === target.precision && source.scale === target.scale;
  }
  if (source.name === 'DECFLOAT' && target.name === 'DECFLOAT') return source.precision === target.precision;
  return source.name === target.name;
}
