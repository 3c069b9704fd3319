import { formatDecFloat, nan, scientific, special } from './decfloat-text.ts';
import { type DecFloat, type DecFloatDigits, EXPONENTS, roundDecFloat } from './decfloat-value.ts';
import { DECLET_VALUE, VALUE_DECLET } from './declet.ts';
import { type NumberType, requireBytes } from './number-type.ts';
import { tenTo } from './rounding.ts';

/*
 * DECFLOAT: the decimal64 and decimal128 interchange formats of IEEE 754-2008 with densely packed decimal coefficient.
 *
 *   1 bit     sign
 *   5 bits    combination: the two upper bits of the exponent and the first digit; 11110 infinity, 11111 not a number
 *   8 or 12   the rest of the biased exponent; the first of them tells a signaling NaN
 *   50 or 110 5 or 11 declets: the other 15 or 33 digits
 */
const INFINITY = 0b11110;
const NAN = 0b11111;

interface Format {
  readonly size: number;
  readonly declets: number;
  readonly exponentBits: number;
  readonly bias: number;
}

const FORMATS: Readonly<Record<DecFloatDigits, Format>> = {
  16: { size: 8, declets: 5, exponentBits: 8, bias: -EXPONENTS[16][0] },
  34: { size: 16, declets: 11, exponentBits: 12, bias: -EXPONENTS[34][0] },
};

/** Five declets are 15 digits, which a JavaScript number holds. */
const GROUP = 5;
const GROUP_POWER = tenTo(15);

/** DECFLOAT(16) or DECFLOAT(34). Writing neither rounds nor overflows silently: see {@link roundDecFloat}. */
export function decfloat(digits: DecFloatDigits): NumberType<DecFloat> {
  const format = FORMATS[digits];
  const type = `decfloat(${digits})`;
  return {
    type,
    size: format.size,
    read(from, at) {
      requireBytes(type, from, at, format.size);
      return read(format, from, at);
    },
    readText(from, at) {
      requireBytes(type, from, at, format.size);
      return readText(format, from, at);
    },
    write(to, at, value) {
      requireBytes(type, to, at, format.size);
      write(format, to, at, roundDecFloat(value, digits));
    },
    format: formatDecFloat,
  };
}

function read(format: Format, from: Uint8Array, at: number): DecFloat {
  const head = readHead(from, at);
  const { negative, combination } = head;
  if (combination === INFINITY) return { kind: 'infinity', negative };
  if (combination === NAN) {
    return { kind: 'nan', negative, signaling: isSignaling(head), payload: readDigits(format, from, at, 0) };
  }
  const coefficient = readDigits(format, from, at, firstDigit(combination));
  return { kind: 'finite', negative, coefficient, exponent: readExponent(format, head) };
}

function readText(format: Format, from: Uint8Array, at: number): string {
  const head = readHead(from, at);
  if (head.combination === INFINITY) return special(head.negative, 'Infinity');
  if (head.combination === NAN) {
    return special(head.negative, nan(isSignaling(head), readDigits(format, from, at, 0)));
  }
  let left = format.declets - (format.declets % GROUP);
  let digits = '';
  const top = topGroup(format, from, at, firstDigit(head.combination));
  if (top > 0) digits = String(top);
  for (; left > 0; left -= GROUP) {
    const group = readGroup(format, from, at, left, GROUP);
    // Leading zeros are kept behind other digits only.
    digits = digits === '' ? (group === 0 ? '' : String(group)) : digits + String(1e15 + group).slice(1);
  }
  return scientific(head.negative, digits || '0', readExponent(format, head));
}

function write(format: Format, to: Uint8Array, at: number, value: DecFloat): void {
  to.fill(0, at, at + format.size);
  switch (value.kind) {
    case 'infinity':
      writeHead(to, at, value.negative, INFINITY, 0);
      break;
    case 'nan':
      writeDigits(format, to, at, value.payload);
      writeHead(to, at, value.negative, NAN, value.signaling ? 1 << 17 : 0);
      break;
    case 'finite': {
      const first = writeDigits(format, to, at, value.coefficient);
      const biased = value.exponent + format.bias;
      const upper = biased >> format.exponentBits;
      const lower = biased & ((1 << format.exponentBits) - 1);
      const combination = first < 8 ? (upper << 3) | first : 0b11000 | (upper << 1) | (first & 1);
      writeHead(to, at, value.negative, combination, lower << (18 - format.exponentBits));
    }
  }
}

/** The first three bytes. */
interface Head {
  readonly bits: number;
  readonly negative: boolean;
  readonly combination: number;
}

function readHead(from: Uint8Array, at: number): Head {
  const bits = (from[at]! << 16) | (from[at + 1]! << 8) | from[at + 2]!;
  return { bits, negative: bits >> 23 === 1, combination: (bits >> 18) & 0b11111 };
}

/** Adds to the first three bytes what is not of the coefficient; `rest` are the bits below the combination. */
function writeHead(to: Uint8Array, at: number, negative: boolean, combination: number, rest: number): void {
  const bits = ((negative ? 1 : 0) << 23) | (combination << 18) | rest;
  to[at]! |= bits >> 16;
  to[at + 1]! |= (bits >> 8) & 0xff;
  to[at + 2]! |= bits & 0xff;
}

function isSignaling(head: Head): boolean {
  return ((head.bits >> 17) & 1) === 1;
}

function firstDigit(combination: number): number {
  return combination < 0b11000 ? combination & 7 : 8 + (combination & 1);
}

function readExponent(format: Format, { bits, combination }: Head): number {
  const upper = combination < 0b11000 ? combination >> 3 : (combination >> 1) & 3;
  const lower = (bits >> (18 - format.exponentBits)) & ((1 << format.exponentBits) - 1);
  return ((upper << format.exponentBits) | lower) - format.bias;
}

function readDigits(format: Format, from: Uint8Array, at: number, first: number): bigint {
  let digits = BigInt(topGroup(format, from, at, first));
  for (let left = format.declets - (format.declets % GROUP); left > 0; left -= GROUP) {
    digits = digits * GROUP_POWER + BigInt(readGroup(format, from, at, left, GROUP));
  }
  return digits;
}

/** The first digit and the declets before the full groups. */
function topGroup(format: Format, from: Uint8Array, at: number, first: number): number {
  const count = format.declets % GROUP;
  return first * 1000 ** count + readGroup(format, from, at, format.declets, count);
}

/** `count` declets, the first of which has `left - 1` declets to its right. */
function readGroup(format: Format, from: Uint8Array, at: number, left: number, count: number): number {
  let value = 0;
  for (let index = left - 1; index >= left - count; index--) {
    const byte = at + format.size - 1 - ((index * 10) >> 3);
    const bits = (from[byte - 1]! << 8) | from[byte]!;
    value = value * 1000 + DECLET_VALUE[(bits >> ((index * 10) & 7)) & 0x3ff]!;
  }
  return value;
}

/** Puts all digits but the first into declets, and returns the first. */
function writeDigits(format: Format, to: Uint8Array, at: number, digits: bigint): number {
  let rest = digits;
  let index = 0;
  for (; index + GROUP <= format.declets; index += GROUP) {
    writeGroup(format, to, at, index, GROUP, Number(rest % GROUP_POWER));
    rest /= GROUP_POWER;
  }
  return writeGroup(format, to, at, index, format.declets - index, Number(rest));
}

/** Puts `count` declets, the last of which has `right` declets to its right; returns what is left of `value`. */
function writeGroup(format: Format, to: Uint8Array, at: number, right: number, count: number, value: number): number {
  let rest = value;
  for (let index = right; index < right + count; index++) {
    const higher = Math.floor(rest / 1000);
    const bits = VALUE_DECLET[rest - higher * 1000]! << ((index * 10) & 7);
    const byte = at + format.size - 1 - ((index * 10) >> 3);
    to[byte]! |= bits & 0xff;
    to[byte - 1]! |= bits >> 8;
    rest = higher;
  }
  return rest;
}
