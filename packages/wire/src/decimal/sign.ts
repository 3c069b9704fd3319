import { DecimalError, hex } from './error.ts';

/** The signs that are written: those that IBM i prefers. (Other systems prefer C for plus.) */
export const PLUS = 0xf;
export const MINUS = 0xd;

/** The meaning of a sign nibble: A, C, E and F are plus, B and D minus. Throws `invalid-sign`; `at` is for the message. */
export function isNegative(nibble: number, at: number): boolean {
  if (nibble < 0xa) {
    throw new DecimalError('invalid-sign', `sign ${hex(nibble)} at offset ${at} is not one of A to F`, 'peer');
  }
  return nibble === MINUS || nibble === 0xb;
}
