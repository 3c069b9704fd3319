import { WireError } from '../errors.ts';
import { DecimalError } from './error.ts';

/** A type of number with its size and precision fixed: how a value lies in bytes. All are big-endian. */
export interface NumberType<T> {
  /** As reference pages and messages name it, e.g. `packed(7,2)`. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Throws WireError `truncated`; DecimalError `invalid-digit` or `invalid-sign` with the position. */
  read(from: Uint8Array, at: number): T;
  /** The text of the value, straight from the bytes. Throws as `read`. */
  readText(from: Uint8Array, at: number): string;
  /** Throws DecimalError `overflow` or `inexact`; never rounds. */
  write(to: Uint8Array, at: number, value: T): void;
  /** The text that `readText` gives for this value. */
  format(value: T): string;
}

export function requireBytes(type: string, bytes: Uint8Array, at: number, size: number): void {
  if (at >= 0 && at + size <= bytes.length) return;
  throw new WireError('truncated', `${type} takes ${size} bytes at offset ${at}, there are ${bytes.length} in all`);
}

/** IBM i has packed and zoned numbers of at most 63 digits, none of them before the first or after the last. */
export function requirePrecision(precision: number, scale: number): void {
  const possible = Number.isInteger(precision) && Number.isInteger(scale) && precision >= 1 && precision <= 63;
  if (possible && scale >= 0 && scale <= precision) return;
  throw new RangeError(`no decimal number has precision ${precision} and scale ${scale}`);
}

export function overflow(type: string, value: unknown): DecimalError {
  return new DecimalError('overflow', `${value} does not fit ${type}`);
}
