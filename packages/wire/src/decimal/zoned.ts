import { Decimal } from './decimal.ts';
import { digits, FIRST, largeText, SAFE_DIGITS, smallText } from './digits.ts';
import { DecimalError, hex } from './error.ts';
import { type NumberType, overflow, requireBytes, requirePrecision } from './number-type.ts';
import { tenTo } from './rounding.ts';
import { isNegative, MINUS, PLUS } from './sign.ts';

/*
 * Zoned decimal: a digit in the lower nibble of each byte. The upper nibbles are F, except that the last one is the sign.
 * When reading, the others are not looked at, as IBM i and JTOpen's `AS400ZonedDecimal.java` do not: a field of blanks
 * and digits is a number there.
 */
const ZONE = 0xf0;
const GROUP_POWER = tenTo(SAFE_DIGITS);

/** NUMERIC(7,2) in SQL, 7S 2 in RPG, DISPLAY in COBOL: `precision` digits, at most 63, `scale` of them after the point. */
export function zoned(precision: number, scale = 0): NumberType<Decimal> {
  requirePrecision(precision, scale);
  return {
    type: `zoned(${precision},${scale})`,
    size: precision,
    read: (from, at) => new Decimal(readZoned(from, at, precision), scale),
    readText: (from, at) => readZonedText(from, at, precision, scale),
    write: (to, at, value) => writeZoned(to, at, precision, value.rescale(scale).unscaled),
    format: value => value.rescale(scale).toString(),
  };
}

/** The digits of a zoned number as one integer: 12.30 in zoned(5,2) is 1230. */
export function readZoned(from: Uint8Array, at: number, precision: number): bigint {
  requireBytes('zoned', from, at, precision);
  const end = at + precision;
  const negative = isNegative(from[end - 1]! >> 4, end - 1);
  let start = at + (precision % SAFE_DIGITS);
  let magnitude = BigInt(group(from, at, start));
  for (; start < end; start += SAFE_DIGITS) {
    magnitude = magnitude * GROUP_POWER + BigInt(group(from, start, start + SAFE_DIGITS));
  }
  return negative ? -magnitude : magnitude;
}

/** The plain text of a zoned number, with `scale` digits after the point. */
export function readZonedText(from: Uint8Array, at: number, precision: number, scale: number): string {
  requireBytes('zoned', from, at, precision);
  const end = at + precision;
  const negative = isNegative(from[end - 1]! >> 4, end - 1);
  if (precision <= SAFE_DIGITS) return smallText(group(from, at, end), scale, negative);
  for (let i = 0; i < precision; i++) {
    const digit = from[at + i]! & 0xf;
    if (digit > 9) throw invalidDigit(from, at + i);
    digits[FIRST + i] = 0x30 + digit;
  }
  return largeText(precision, scale, negative);
}

/** Throws `overflow` if `unscaled` has more than `precision` digits. */
export function writeZoned(to: Uint8Array, at: number, precision: number, unscaled: bigint): void {
  requireBytes('zoned', to, at, precision);
  let rest = unscaled < 0n ? -unscaled : unscaled;
  if (rest >= tenTo(precision)) throw overflow(`zoned(${precision})`, unscaled);
  for (let end = at + precision; end > at; end -= SAFE_DIGITS) {
    putGroup(to, Math.max(at, end - SAFE_DIGITS), end, Number(rest % GROUP_POWER));
    rest /= GROUP_POWER;
  }
  const last = at + precision - 1;
  to[last] = (to[last]! & 0xf) | ((unscaled < 0n ? MINUS : PLUS) << 4);
}

function group(from: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = from[i]! & 0xf;
    if (digit > 9) throw invalidDigit(from, i);
    value = value * 10 + digit;
  }
  return value;
}

function putGroup(to: Uint8Array, start: number, end: number, value: number): void {
  let rest = value;
  for (let i = end - 1; i >= start; i--) {
    const higher = Math.floor(rest / 10);
    to[i] = ZONE | (rest - higher * 10);
    rest = higher;
  }
}

function invalidDigit(from: Uint8Array, at: number): DecimalError {
  return new DecimalError('invalid-digit', `${hex(from[at]!)} at offset ${at} holds no decimal digit`, 'peer');
}
