import { packedSize } from '@bigiron/wire/decimal/index';
import { type EncodeValue, unmappable, type ValueEncoder } from './encoder.ts';

/*
 * PostgreSQL's binary numeric: digits u2, weight i2 (power of 10000 of the first), sign u2 (0000 +, 4000 -, others are no numbers),
 * display scale u2, then digits of base 10000. The groups go into decimal digits of the target without a string or a bigint between.
 */
const NEGATIVE = 0x4000;
const POWERS = Array.from({ length: 16 }, (_, n) => 10 ** n);
/** A JavaScript number holds them. */
const SAFE_DIGITS = 15;
const PAIR = new Uint8Array(100);
for (let value = 0; value < 100; value++) PAIR[value] = Math.floor(value / 10) * 16 + (value % 10);

/** numeric as packed decimal. Digits behind the scale are dropped; too many before it are unmappable. */
export function packedDecimal(precision: number, scale: number): ValueEncoder {
  const size = packedSize(precision);
  return {
    size,
    varying: false,
    encode: precision <= SAFE_DIGITS ? shortPacked(precision, scale) : longPacked(precision, scale),
  };
}

/** numeric as zoned decimal. */
export function zonedDecimal(precision: number, scale: number): ValueEncoder {
  const digits = new Uint8Array(precision);
  return {
    size: precision,
    varying: false,
    encode(from, start, _end, to, at) {
      if (!spread(from, start, digits, precision, scale)) return unmappable;
      for (let i = 0; i < precision; i++) to[at + i] = 0xf0 | digits[i]!;
      if (isNegative(from, start)) to[at + precision - 1] = 0xd0 | digits[precision - 1]!;
      return precision;
    },
  };
}

function shortPacked(precision: number, scale: number): EncodeValue {
  const size = packedSize(precision);
  const limit = POWERS[precision]!;
  return (from, start, _end, to, at) => {
    const count = (from[start]! << 8) | from[start + 1]!;
    const weight = ((from[start + 2]! << 24) | (from[start + 3]! << 16)) >> 16;
    const sign = (from[start + 4]! << 8) | from[start + 5]!;
    if (sign !== 0 && sign !== NEGATIVE) return unmappable;
    let unscaled = 0;
    let exponent = weight * 4 + scale;
    for (let i = 0, group = start + 8; i < count; i++, group += 2, exponent -= 4) {
      const digits = (from[group]! << 8) | from[group + 1]!;
      if (exponent >= 0) {
        if (exponent > SAFE_DIGITS) return unmappable;
        unscaled += digits * POWERS[exponent]!;
      } else if (exponent > -4) unscaled += Math.floor(digits / POWERS[-exponent]!);
      else break;
    }
    if (unscaled >= limit) return unmappable;
    const last = at + size - 1;
    let rest = Math.floor(unscaled / 10);
    to[last] = ((unscaled - rest * 10) << 4) | (sign === NEGATIVE && unscaled !== 0 ? 0xd : 0xf);
    for (let i = last - 1; i >= at; i--) {
      const higher = Math.floor(rest / 100);
      to[i] = PAIR[rest - higher * 100]!;
      rest = higher;
    }
    return size;
  };
}

function longPacked(precision: number, scale: number): EncodeValue {
  const size = packedSize(precision);
  // An even precision has a zero in front.
  const width = size * 2 - 1;
  const digits = new Uint8Array(width);
  return (from, start, _end, to, at) => {
    if (!spread(from, start, digits, precision, scale)) return unmappable;
    for (let i = 0, d = 0; i < size - 1; i++, d += 2) to[at + i] = (digits[d]! << 4) | digits[d + 1]!;
    to[at + size - 1] = (digits[width - 1]! << 4) | (isNegative(from, start) ? 0xd : 0xf);
    return size;
  };
}

function isNegative(from: Buffer, start: number): boolean {
  return from[start + 4] === 0x40;
}

/** Puts the decimal digits of a numeric into `digits`, right-justified at `scale`; false if they do not fit `precision`. */
function spread(from: Buffer, start: number, digits: Uint8Array, precision: number, scale: number): boolean {
  if ((from[start + 4]! & 0xbf) !== 0) return false;
  const count = (from[start]! << 8) | from[start + 1]!;
  const weight = ((from[start + 2]! << 24) | (from[start + 3]! << 16)) >> 16;
  digits.fill(0);
  const first = digits.length - precision;
  for (let i = 0, group = start + 8; i < count; i++, group += 2) {
    let rest = (from[group]! << 8) | from[group + 1]!;
    // The place of the last of the four digits.
    let place = digits.length - 1 - ((weight - i) * 4 + scale);
    for (let digit = 0; digit < 4; digit++, place--) {
      const higher = Math.floor(rest / 10);
      const value = rest - higher * 10;
      rest = higher;
      if (place >= digits.length) continue;
      if (place >= first) digits[place] = value;
      else if (value !== 0) return false;
    }
  }
  return true;
}
