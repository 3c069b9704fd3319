import type { Emitted } from '../compile/emitted.ts';
import { SqlError } from '../error.ts';
import {
  type ArithmeticLimits,
  type ArithmeticOperator,
  arithmeticType,
  negatedType,
  numericOperands,
} from './arithmetic-type.ts';
import { toNumber } from './convert-number.ts';
import { type DecimalType, decimalOf, isDecimal, isFloat, isInteger } from './family.ts';
import type { Formats } from './formats.ts';
import { derived, settled, type Typed } from './settle.ts';
import type { SqlType } from './sql-type.ts';

/**
 * An operator on two numbers so that PostgreSQL computes Db2's value: division cuts, results out of range are 22003, division by zero
 * is 22012. An operand without a type takes that of the other.
 */
export function emitArithmetic(
  operator: ArithmeticOperator,
  left: Emitted,
  right: Emitted,
  session: ArithmeticLimits & Formats,
): Typed {
  const [a, b] = operands(operator, left, right, session);
  const type = arithmeticType(operator, operandType(a, b), operandType(b, a), session);
  const made = (sql: string): Typed => derived(sql, type, [a, b]);
  if (type.name === 'DECFLOAT') return made(decfloat(operator, decimal(a), decimal(b), type.precision));
  if (isFloat(type)) return made(float(operator, `(${a.sql})::float8`, `(${b.sql})::float8`));
  if (isInteger(type)) {
    // PostgreSQL would compute two int2 as int2.
    const wide = type.name === 'BIGINT' ? 'int8' : 'int4';
    const first = a.type.name === type.name ? a.sql : `(${a.sql})::${wide}`;
    return made(`(${first} ${operator} ${b.sql})`);
  }
  return made(exact(operator, a, b, type as DecimalType));
}

/** Unary minus. */
export function emitNegation(value: Emitted): Typed {
  if (value.type === undefined) throw new SqlError(-418);
  const type = negatedType(value.type);
  const sql = value.type.name === 'SMALLINT' ? `(- (${value.sql})::int4)` : `(- ${value.sql})`;
  const { constant } = value;
  if (constant === undefined || !/^[\d.]+$/.test(constant)) return derived(sql, type, [value]);
  return { ...derived(sql, type, [value]), constant: `-${constant}` };
}

/** The type that a parameter marker has beside `other`. -417 when that has none either. */
export function markerTypeInArithmetic(operator: string, other: SqlType | undefined): SqlType {
  if (other === undefined) throw new SqlError(-417, [operator]);
  return other;
}

function operands(operator: string, left: Emitted, right: Emitted, session: Formats): [Typed, Typed] {
  const a = settled(left, left.type ?? markerTypeInArithmetic(operator, right.type));
  const b = settled(right, right.type ?? markerTypeInArithmetic(operator, left.type));
  const [x, y] = numericOperands(operator, a.type, b.type);
  return [toNumber(a, x, session), toNumber(b, y, session)];
}

/** An operand as numeric: floating-point numbers with all their digits. */
function decimal(value: Typed): string {
  return isFloat(value.type) ? `db2.exact(${value.sql})` : `(${value.sql})::numeric`;
}

function decfloat(operator: ArithmeticOperator, a: string, b: string, digits: number): string {
  if (operator === '/') return `db2.decfloat_divide(${a}, ${b}, ${digits})`;
  if (operator === '**') return `db2.decfloat(power(${a}, ${b}), ${digits})`;
  return `db2.decfloat(${a} ${operator} ${b}, ${digits})`;
}

function float(operator: ArithmeticOperator, a: string, b: string): string {
  return operator === '**' ? `power(${a}, ${b})` : `(${a} ${operator} ${b})`;
}

function exact(operator: ArithmeticOperator, a: Typed, b: Typed, type: DecimalType): string {
  const { precision, scale } = type;
  const [p, q] = [digitsOf(operandType(a, b)), digitsOf(operandType(b, a))];
  const ranged = (sql: string, whole: number): string =>
    whole > precision - scale ? `(${sql})::numeric(${precision},${scale})` : sql;
  switch (operator) {
    case '/': {
      const whole = p.precision - p.scale + q.scale;
      const quotient = `div(${numeric(a)} * 1e${scale}, ${b.sql})`;
      return ranged(scale === 0 ? quotient : `(${quotient} * 1e-${scale})`, whole);
    }
    case '*': {
      const product = `(${numeric(a)} * ${b.sql})`;
      const cut = p.scale + q.scale > scale ? `trunc(${product}, ${scale})` : product;
      return ranged(cut, p.precision - p.scale + q.precision - q.scale);
    }
    default:
      return ranged(`(${numeric(a)} ${operator} ${b.sql})`, Math.max(p.precision - p.scale, q.precision - q.scale) + 1);
  }
}

/** A constant integer beside a decimal number has the digits that it has, and not those of its type. */
function operandType({ type, constant }: Typed, other: Typed): SqlType {
  if (constant === undefined || !isInteger(type) || !isDecimal(other.type)) return type;
  return { name: 'DECIMAL', precision: Math.min(constant.replace('-', '').length, 63), scale: 0 };
}

function digitsOf(type: SqlType): { readonly precision: number; readonly scale: number } {
  return decimalOf(type as Parameters<typeof decimalOf>[0]);
}

/** With one operand numeric PostgreSQL takes the other for it. */
function numeric(value: Typed): string {
  return isDecimal(value.type) ? value.sql : `(${value.sql})::numeric`;
}
