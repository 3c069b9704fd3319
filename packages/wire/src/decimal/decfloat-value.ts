import { formatDecFloat } from './decfloat-text.ts';
import { Decimal } from './decimal.ts';
import { DecimalError } from './error.ts';
import { dropDigits, type Rounding, tenTo } from './rounding.ts';

/** A decimal floating point datum of IEEE 754-2008. Zeros have a sign, and equal numbers may differ in exponent. */
export type DecFloat = FiniteDecFloat | InfiniteDecFloat | NanDecFloat;

export interface FiniteDecFloat {
  readonly kind: 'finite';
  readonly negative: boolean;
  /** Not negative. The number is coefficient times 10 to the power of exponent. */
  readonly coefficient: bigint;
  readonly exponent: number;
}

export interface InfiniteDecFloat {
  readonly kind: 'infinity';
  readonly negative: boolean;
}

export interface NanDecFloat {
  readonly kind: 'nan';
  readonly negative: boolean;
  readonly signaling: boolean;
  /** Diagnostic number, up to 15 or 33 digits; usually zero. */
  readonly payload: bigint;
}

/** DECFLOAT(16) is decimal64, DECFLOAT(34) is decimal128. */
export type DecFloatDigits = 16 | 34;

/** Exponents of the last digit: of the least number above zero, and of the greatest number. */
export const EXPONENTS: Readonly<Record<DecFloatDigits, readonly [least: number, greatest: number]>> = {
  16: [-398, 369],
  34: [-6176, 6111],
};

export function fromDecimal(value: Decimal): FiniteDecFloat {
  const negative = value.unscaled < 0n;
  return {
    kind: 'finite',
    negative,
    coefficient: negative ? -value.unscaled : value.unscaled,
    exponent: value.scale === 0 ? 0 : -value.scale,
  };
}

/** Loses the sign of a zero. Throws `not-finite`. */
export function toDecimal(value: DecFloat): Decimal {
  if (value.kind !== 'finite') throw new DecimalError('not-finite', `${formatDecFloat(value)} is not a decimal number`);
  const scale = value.exponent === 0 ? 0 : -value.exponent;
  return new Decimal(value.negative ? -value.coefficient : value.coefficient, scale);
}

/**
 * The value as a DECFLOAT of so many digits holds it: coefficient rounded, exponent within its range. Throws `inexact`
 * if digits are lost and no rounding is given, `overflow` if the number is too great (Db2 has no silent infinity).
 */
export function roundDecFloat(value: DecFloat, digits: DecFloatDigits, rounding: Rounding = 'exact'): DecFloat {
  if (value.kind === 'infinity') return value;
  if (value.kind === 'nan') return { ...value, payload: value.payload % tenTo(digits - 1) };
  const [least, greatest] = EXPONENTS[digits];
  let { coefficient, exponent } = value;
  if (coefficient === 0n) return { ...value, exponent: Math.min(Math.max(exponent, least), greatest) };

  const drop = Math.max(length(coefficient) - digits, least - exponent);
  if (drop > 0) {
    const signed = dropDigits(value.negative ? -coefficient : coefficient, drop, rounding);
    coefficient = signed < 0n ? -signed : signed;
    exponent += drop;
    // 999...9 rounds to a digit more.
    if (length(coefficient) > digits) {
      coefficient /= 10n;
      exponent++;
    }
  }
  if (exponent > greatest) {
    const pad = exponent - greatest;
    if (length(coefficient) + pad > digits) {
      throw new DecimalError('overflow', `${formatDecFloat(value)} does not fit decfloat(${digits})`);
    }
    coefficient *= tenTo(pad);
    exponent = greatest;
  }
  return { ...value, coefficient, exponent };
}

function length(coefficient: bigint): number {
  return coefficient.toString().length;
}
