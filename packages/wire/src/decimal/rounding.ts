import { DecimalError } from './error.ts';

/** The rounding modes of Db2 and of IEEE 754-2008, and `exact`, which refuses to lose a digit. */
export type Rounding = 'exact' | 'down' | 'up' | 'floor' | 'ceiling' | 'half-down' | 'half-up' | 'half-even';

const POWERS = Array.from({ length: 80 }, (_, n) => 10n ** BigInt(n));

/** 10 to the power of `n`. */
export function tenTo(n: number): bigint {
  return POWERS[n] ?? 10n ** BigInt(n);
}

/** `value` without its last `count` digits, rounded. */
export function dropDigits(value: bigint, count: number, rounding: Rounding): bigint {
  return divide(value, tenTo(count), rounding);
}

/** The integer nearest to the quotient in the sense of the rounding. RangeError for a division by zero. */
export function divide(value: bigint, by: bigint, rounding: Rounding): bigint {
  const quotient = value / by;
  const rest = value % by;
  if (rest === 0n) return quotient;
  if (rounding === 'exact')
    throw new DecimalError('inexact', `${magnitude(rest)} would be lost of a unit of ${magnitude(by)}`);
  const negative = value < 0n !== by < 0n;
  return awayFromZero(rounding, negative, quotient, magnitude(rest), magnitude(by))
    ? quotient + (negative ? -1n : 1n)
    : quotient;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** `rest`, not zero, is the magnitude of what is dropped out of `divisor`. */
function awayFromZero(
  rounding: Exclude<Rounding, 'exact'>,
  negative: boolean,
  quotient: bigint,
  rest: bigint,
  divisor: bigint,
): boolean {
  const twice = rest * 2n;
  switch (rounding) {
    case 'down':
      return false;
    case 'up':
      return true;
    case 'floor':
      return negative;
    case 'ceiling':
      return !negative;
    case 'half-down':
      return twice > divisor;
    case 'half-up':
      return twice >= divisor;
    case 'half-even':
      return twice > divisor || (twice === divisor && quotient % 2n !== 0n);
  }
}
