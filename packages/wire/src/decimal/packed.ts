import { Decimal } from './decimal.ts';
import { digits, FIRST, largeText, SAFE_DIGITS, smallText } from './digits.ts';
import { DecimalError, hex } from './error.ts';
import { type NumberType, overflow, requireBytes, requirePrecision } from './number-type.ts';
import { tenTo } from './rounding.ts';
import { isNegative, MINUS, PLUS } from './sign.ts';

/*
 * Packed decimal: two digits to a byte, and the sign in the last nibble. With an even precision the first nibble is zero.
 * JTOpen's `AS400PackedDecimal.java` writes the same bytes.
 */

const INVALID = 0x80;
/** The two digits of a byte as 0 to 99, or INVALID. */
const PAIR = new Uint8Array(256).fill(INVALID);
/** The inverse of PAIR. */
const BYTE = new Uint8Array(100);
for (let value = 0; value < 100; value++) {
  BYTE[value] = Math.floor(value / 10) * 16 + (value % 10);
  PAIR[BYTE[value]!] = value;
}

/** What fits a JavaScript number: 7 bytes, or 7 bytes and the digit beside the sign. */
const GROUP = 7;
const GROUP_POWER = tenTo(14);
const LAST_GROUP_POWER = tenTo(15);

/** DECIMAL(7,2) in SQL, 7P 2 in RPG, COMP-3 in COBOL: `precision` digits, at most 63, `scale` of them after the point. */
export function packed(precision: number, scale = 0): NumberType<Decimal> {
  requirePrecision(precision, scale);
  return {
    type: `packed(${precision},${scale})`,
    size: packedSize(precision),
    read: (from, at) => new Decimal(readPacked(from, at, precision), scale),
    readText: (from, at) => readPackedText(from, at, precision, scale),
    write: (to, at, value) => writePacked(to, at, precision, value.rescale(scale).unscaled),
    format: value => value.rescale(scale).toString(),
  };
}

/** Bytes of a packed number of `precision` digits. */
export function packedSize(precision: number): number {
  return (precision >> 1) + 1;
}

/** The digits of a packed number as one integer: 12.30 in packed(5,2) is 1230. */
export function readPacked(from: Uint8Array, at: number, precision: number): bigint {
  const last = lastByte(from, at, precision);
  const negative = isNegative(from[last]! & 0xf, last);
  if (precision <= SAFE_DIGITS) {
    const magnitude = pairs(from, at, last) * 10 + lastDigit(from, last);
    return BigInt(negative ? -magnitude : magnitude);
  }
  let start = at + ((last - at) % GROUP);
  let magnitude = BigInt(pairs(from, at, start));
  for (; start < last - GROUP; start += GROUP) {
    magnitude = magnitude * GROUP_POWER + BigInt(pairs(from, start, start + GROUP));
  }
  magnitude = magnitude * LAST_GROUP_POWER + BigInt(pairs(from, start, last) * 10 + lastDigit(from, last));
  return negative ? -magnitude : magnitude;
}

/** The plain text of a packed number, with `scale` digits after the point. */
export function readPackedText(from: Uint8Array, at: number, precision: number, scale: number): string {
  const last = lastByte(from, at, precision);
  const negative = isNegative(from[last]! & 0xf, last);
  if (precision <= SAFE_DIGITS) {
    return smallText(pairs(from, at, last) * 10 + lastDigit(from, last), scale, negative);
  }
  let to = FIRST;
  let seen = 0;
  for (let i = at; i < last; i++) {
    const byte = from[i]!;
    seen |= PAIR[byte]!;
    digits[to++] = 0x30 + (byte >> 4);
    digits[to++] = 0x30 + (byte & 0xf);
  }
  if (seen & INVALID) throw invalidDigit(from, at, last);
  digits[to++] = 0x30 + lastDigit(from, last);
  return largeText(to - FIRST, scale, negative);
}

/** Throws `overflow` if `unscaled` has more than `precision` digits. */
export function writePacked(to: Uint8Array, at: number, precision: number, unscaled: bigint): void {
  const last = at + packedSize(precision) - 1;
  requireBytes('packed', to, at, packedSize(precision));
  let rest = unscaled < 0n ? -unscaled : unscaled;
  if (rest >= tenTo(precision)) throw overflow(`packed(${precision})`, unscaled);

  let end = last;
  let group = precision <= SAFE_DIGITS ? Number(rest) : Number(rest % LAST_GROUP_POWER);
  to[last] = ((group % 10) << 4) | (unscaled < 0n ? MINUS : PLUS);
  group = Math.floor(group / 10);
  rest /= LAST_GROUP_POWER;
  while (end - at > GROUP) {
    putPairs(to, end - GROUP, end, group);
    end -= GROUP;
    group = Number(rest % GROUP_POWER);
    rest /= GROUP_POWER;
  }
  putPairs(to, at, end, group);
}

/** Where the last byte is. Refuses a number that ends outside of `from`, or that has a digit too many. */
function lastByte(from: Uint8Array, at: number, precision: number): number {
  requireBytes('packed', from, at, packedSize(precision));
  if (precision % 2 === 0 && from[at]! > 0xf) {
    throw new DecimalError('invalid-digit', `${hex(from[at]!)} at offset ${at} is a digit too many`, 'peer');
  }
  return at + packedSize(precision) - 1;
}

function pairs(from: Uint8Array, start: number, end: number): number {
  let value = 0;
  let seen = 0;
  for (let i = start; i < end; i++) {
    const pair = PAIR[from[i]!]!;
    seen |= pair;
    value = value * 100 + pair;
  }
  if (seen & INVALID) throw invalidDigit(from, start, end);
  return value;
}

function putPairs(to: Uint8Array, start: number, end: number, value: number): void {
  let rest = value;
  for (let i = end - 1; i >= start; i--) {
    const higher = Math.floor(rest / 100);
    to[i] = BYTE[rest - higher * 100]!;
    rest = higher;
  }
}

function lastDigit(from: Uint8Array, last: number): number {
  const digit = from[last]! >> 4;
  if (digit > 9) throw invalidDigit(from, last, last + 1);
  return digit;
}

function invalidDigit(from: Uint8Array, start: number, end: number): DecimalError {
  let at = start;
  while (at < end - 1 && PAIR[from[at]!] !== INVALID) at++;
  return new DecimalError('invalid-digit', `${hex(from[at]!)} at offset ${at} is not made of decimal digits`, 'peer');
}
