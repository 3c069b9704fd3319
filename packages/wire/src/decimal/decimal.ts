import { DecimalError } from './error.ts';
import { divide, dropDigits, type Rounding, tenTo } from './rounding.ts';

/** No number of IBM i has an exponent beyond 6176; this keeps a few characters of text from meaning a gigabyte. */
const LARGEST_EXPONENT = 10_000;
const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/;

/**
 * An exact decimal number: `unscaled` divided by 10 to the power of `scale`. 12.30 has unscaled 1230 and scale 2; a
 * negative scale stands for zeros before the point. Numerically equal values may differ in scale, as in SQL.
 */
export class Decimal {
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale = 0) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /** Text as SQL and the programming languages write it: `-12.30`, `.5`, `1E+3`. Throws `invalid-text`. */
  static parse(text: string): Decimal {
    const match = NUMBER.exec(text.trim());
    const whole = match?.[2] ?? '';
    const fraction = match?.[3] ?? '';
    const exponent = Number(match?.[4] ?? 0);
    const scale = fraction.length - exponent;
    if (match === null || whole.length + fraction.length === 0) {
      throw new DecimalError('invalid-text', `${JSON.stringify(text.slice(0, 80))} is not a number`);
    }
    if (Math.abs(scale) > LARGEST_EXPONENT || whole.length + fraction.length > LARGEST_EXPONENT) {
      throw new DecimalError('overflow', `a number with more than ${LARGEST_EXPONENT} digits`);
    }
    const magnitude = BigInt(whole + fraction);
    return new Decimal(match[1] === '-' ? -magnitude : magnitude, scale);
  }

  /** A JavaScript number stands for the shortest text that denotes it: 0.1 is 0.1. */
  static from(value: Decimal | bigint | number | string): Decimal {
    if (value instanceof Decimal) return value;
    return typeof value === 'bigint' ? new Decimal(value) : Decimal.parse(String(value));
  }

  /** -1, 0 or 1. */
  get sign(): number {
    return this.unscaled === 0n ? 0 : this.unscaled < 0n ? -1 : 1;
  }

  /** Digits of `unscaled`; 1 for zero. */
  get precision(): number {
    return this.unscaled.toString().length - (this.unscaled < 0n ? 1 : 0);
  }

  /** The same number with `scale` digits after the point. Throws `inexact` if digits are lost and no rounding is given. */
  rescale(scale: number, rounding: Rounding = 'exact'): Decimal {
    if (scale === this.scale) return this;
    if (scale > this.scale) return new Decimal(this.unscaled * tenTo(scale - this.scale), scale);
    return new Decimal(dropDigits(this.unscaled, this.scale - scale, rounding), scale);
  }

  /** Whether `rescale(scale)` loses nothing. */
  isExact(scale: number): boolean {
    return scale >= this.scale || this.unscaled % tenTo(this.scale - scale) === 0n;
  }

  /** Negative, zero or positive, as this number is less than, equal to or greater than the other. */
  compare(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const left = this.rescale(scale).unscaled;
    const right = other.rescale(scale).unscaled;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** Exact. */
  plus(other: Decimal | bigint | number | string): Decimal {
    const right = Decimal.from(other);
    const scale = Math.max(this.scale, right.scale);
    return new Decimal(this.rescale(scale).unscaled + right.rescale(scale).unscaled, scale);
  }

  /** Exact. */
  minus(other: Decimal | bigint | number | string): Decimal {
    const right = Decimal.from(other);
    return this.plus(new Decimal(-right.unscaled, right.scale));
  }

  /** Exact: the product has the digits after the point of both together. */
  times(other: Decimal | bigint | number | string): Decimal {
    const right = Decimal.from(other);
    return new Decimal(this.unscaled * right.unscaled, this.scale + right.scale);
  }

  /** The quotient with `scale` digits after the point. Throws `inexact` without a rounding, RangeError for a division by zero. */
  dividedBy(other: Decimal | bigint | number | string, scale: number, rounding: Rounding = 'exact'): Decimal {
    const right = Decimal.from(other);
    const shift = scale + right.scale - this.scale;
    const [above, below] = shift >= 0 ? [tenTo(shift), 1n] : [1n, tenTo(-shift)];
    return new Decimal(divide(this.unscaled * above, right.unscaled * below, rounding), scale);
  }

  /** Numerically: 1.0 equals 1.00. */
  equals(other: Decimal): boolean {
    return this.compare(other) === 0;
  }

  /** Plain digits, never an exponent, `scale` of them after the point. */
  toString(): string {
    if (this.scale <= 0) return this.unscaled === 0n ? '0' : this.unscaled + '0'.repeat(-this.scale);
    const negative = this.unscaled < 0n;
    const digits = (negative ? -this.unscaled : this.unscaled).toString().padStart(this.scale + 1, '0');
    const point = digits.length - this.scale;
    return `${negative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
  }

  /** JSON has no exact numbers: a string. */
  toJSON(): string {
    return this.toString();
  }

  /** The nearest JavaScript number. Not exact. */
  toNumber(): number {
    return Number(this.toString());
  }
}
