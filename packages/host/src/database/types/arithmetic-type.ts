import { SqlError } from '../error.ts';
import type { SessionAttributes } from '../session/attributes.ts';
import { decimalOf, isDecimal, isFloat, isInteger, isNumeric, isText, type NumericType } from './family.ts';
import type { SqlType } from './sql-type.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type ArithmeticLimits = Pick<SessionAttributes, 'maximumPrecision' | 'maximumScale' | 'minimumDivideScale'>;

/**
 * Result of an operator on two numbers. Source: "Expressions", With arithmetic operators, and "Decimal arithmetic in SQL", SQL Reference.
 * @throws SqlError -402 for operands that are no numbers
 */
export function arithmeticType(
  operator: ArithmeticOperator,
  left: SqlType,
  right: SqlType,
  limits: ArithmeticLimits,
): NumericType {
  const [a, b] = numericOperands(operator, left, right);
  if (a.name === 'DECFLOAT' || b.name === 'DECFLOAT') return decfloatBeside(a, b);
  if (operator === '**' || isFloat(a) || isFloat(b)) return { name: 'DOUBLE' };
  if (isInteger(a) && isInteger(b)) return { name: a.name === 'BIGINT' || b.name === 'BIGINT' ? 'BIGINT' : 'INTEGER' };
  return decimalResult(operator, decimalOf(a as never), decimalOf(b as never), limits);
}

interface Digits {
  readonly precision: number;
  readonly scale: number;
}

function decimalResult(operator: ArithmeticOperator, a: Digits, b: Digits, limits: ArithmeticLimits): NumericType {
  const most = a.precision > 31 || b.precision > 31 ? 63 : limits.maximumPrecision;
  const { precision: p, scale: s } = a;
  const { precision: q, scale: t } = b;
  if (operator === '*') {
    const scale = Math.min(limits.maximumScale, s + t);
    return { name: 'DECIMAL', precision: Math.min(most, p + q), scale };
  }
  if (operator === '/') {
    const whole = p - s + t;
    const scale = Math.max(limits.minimumDivideScale, Math.min(limits.maximumScale, most - whole));
    if (scale < 0) throw new SqlError(-419);
    return { name: 'DECIMAL', precision: Math.min(most, whole + scale), scale };
  }
  const scale = Math.max(s, t);
  return { name: 'DECIMAL', precision: Math.min(most, Math.max(p - s, q - t) + scale + 1), scale };
}

/** A text beside a number is taken as a number of that type. */
export function numericOperands(operator: string, left: SqlType, right: SqlType): [NumericType, NumericType] {
  if (isNumeric(left) && isNumeric(right)) return [left, right];
  if (isNumeric(left) && isText(right)) return [left, left];
  if (isText(left) && isNumeric(right)) return [right, right];
  throw new SqlError(-402, [operator]);
}

/** DECFLOAT(16) keeps its size only beside types that fit into it. */
function decfloatBeside(a: NumericType, b: NumericType): NumericType {
  const precision = [a, b].every(fitsSixteen) ? 16 : 34;
  return { name: 'DECFLOAT', precision };
}

export function fitsSixteen(type: NumericType): boolean {
  if (type.name === 'DECFLOAT') return type.precision === 16;
  if (isDecimal(type)) return type.precision <= 16;
  return type.name !== 'BIGINT';
}

/** Unary minus: a SMALLINT becomes INTEGER. */
export function negatedType(type: SqlType): NumericType {
  if (!isNumeric(type)) throw new SqlError(-402, ['-']);
  return type.name === 'SMALLINT' ? { name: 'INTEGER' } : type;
}
