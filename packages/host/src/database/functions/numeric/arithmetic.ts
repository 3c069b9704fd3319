import { arithmeticType } from '../../types/arithmetic-type.ts';
import { toNumber } from '../../types/convert-number.ts';
import { decimalOf, isDecimal, isFloat, isInteger, type NumericType } from '../../types/family.ts';
import type { SqlType } from '../../types/sql-type.ts';
import { numberArgument, result, typed } from '../arguments.ts';
import { char, decimal, double, sameAsOthers, scalar } from '../define.ts';

export const arithmetic = [
  scalar({
    names: ['ABS', 'ABSVAL'],
    counts: 1,
    expected: [double],
    emit(call) {
      const { sql, type } = numberArgument(call, 0);
      return result(`abs(${sql})`, type, call);
    },
  }),
  scalar({
    names: ['SIGN'],
    counts: 1,
    expected: [double],
    emit(call) {
      const { sql, type, pg } = numberArgument(call, 0);
      return result(`(sign(${sql})::${pg})`, type, call);
    },
  }),
  scalar({
    names: ['MOD'],
    counts: 2,
    expected: [sameAsOthers],
    emit(call) {
      const [a, b] = [numberArgument(call, 0), numberArgument(call, 1)];
      const type = modType(a.type, b.type, call.session.maximumPrecision);
      const [x, y] = [toNumber(a, type, call.session).sql, toNumber(b, type, call.session).sql];
      if (isInteger(type)) return result(`mod(${x}, ${y})`, type, call);
      if (isFloat(type)) return result(`db2.mod(${x}, ${y})`, type, call);
      // In their own digits: the result may have fewer than the operands.
      return result(`mod((${a.sql})::numeric, (${b.sql})::numeric)`, type, call);
    },
  }),
  scalar({
    names: ['MULTIPLY_ALT'],
    counts: 2,
    expected: [sameAsOthers],
    emit(call) {
      const [a, b] = [numberArgument(call, 0), numberArgument(call, 1)];
      const type = multiplyAltType(a.type, b.type, call.session.maximumPrecision);
      if (type === undefined) {
        return result(`((${a.sql})::numeric * (${b.sql})::numeric)`, { name: 'DECFLOAT', precision: 34 }, call);
      }
      const product = `trunc((${a.sql})::numeric * (${b.sql})::numeric, ${type.scale})`;
      return result(`(${product}::numeric(${type.precision},${type.scale}))`, type, call);
    },
  }),
  scalar({
    names: ['DIGITS'],
    counts: 1,
    expected: [decimal(31)],
    emit(call) {
      const value = typed(call, 0);
      const { precision, scale } =
        digitsOf(value.type) ?? digitsOf(numberArgument(call, 0).type) ?? decimalOf({ name: 'INTEGER' });
      const number = scale === 0 ? `abs((${value.sql})::numeric)` : `trunc(abs(${value.sql}) * 1e${scale})`;
      return result(
        `(lpad(${number}::text, ${precision}, '0')::bpchar(${precision}))`,
        char(precision, call.session.ccsid),
        call,
      );
    },
  }),
];

/** An INTEGER has ten digits here. */
function digitsOf(type: SqlType): { readonly precision: number; readonly scale: number } | undefined {
  if (type.name === 'INTEGER') return { precision: 10, scale: 0 };
  return isInteger(type) || isDecimal(type) ? decimalOf(type) : undefined;
}

function modType(a: NumericType, b: NumericType, maximumPrecision: 31 | 63): NumericType {
  const limits = { maximumPrecision, maximumScale: maximumPrecision, minimumDivideScale: 0 };
  if (isDecimal(a) || isDecimal(b)) {
    if ((isDecimal(a) || isInteger(a)) && (isDecimal(b) || isInteger(b))) {
      const [p, q] = [decimalOf(a), decimalOf(b)];
      const scale = Math.max(p.scale, q.scale);
      return { name: 'DECIMAL', precision: Math.min(p.precision - p.scale, q.precision - q.scale) + scale, scale };
    }
  }
  if (a.name === 'SMALLINT' && b.name === 'SMALLINT') return a;
  return arithmeticType('-', a, b, limits);
}

/** Source: MULTIPLY_ALT, SQL Reference: where digits do not fit, at least three stay behind the point. */
function multiplyAltType(a: NumericType, b: NumericType, most: number) {
  if (isFloat(a) || isFloat(b) || a.name === 'DECFLOAT' || b.name === 'DECFLOAT') return undefined;
  const [p, q] = [decimalOf(a), decimalOf(b)];
  const scale = p.scale + q.scale;
  const precision = p.precision + q.precision;
  if (precision <= most) return { name: 'DECIMAL', precision, scale } as const;
  if (scale === 0) return { name: 'DECIMAL', precision: most, scale } as const;
  const whole = p.precision - p.scale + (q.precision - q.scale);
  return { name: 'DECIMAL', precision: most, scale: Math.max(Math.min(3, scale), most - whole) } as const;
}
