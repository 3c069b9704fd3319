import { BigironError, type Fault } from '../errors.ts';

export type DecimalErrorCode =
  /** A nibble that is no digit where a digit has to be. */
  | 'invalid-digit'
  /** A sign nibble other than A to F. */
  | 'invalid-sign'
  /** Text that is no number. */
  | 'invalid-text'
  /** The value has more digits than the type. */
  | 'overflow'
  /** Digits would be lost, and no rounding was asked for. */
  | 'inexact'
  /** Infinity or not a number, where only a number will do. */
  | 'not-finite';

const SQLSTATES: Readonly<Record<DecimalErrorCode, string>> = {
  'invalid-digit': '22023',
  'invalid-sign': '22023',
  'invalid-text': '22018',
  overflow: '22003',
  inexact: '22003',
  'not-finite': '22003',
};

/** Bytes that are no number (fault `peer`), or a number that does not fit its type (fault `caller`). */
export class DecimalError extends BigironError {
  override readonly name = 'DecimalError';
  declare readonly code: DecimalErrorCode;

  constructor(code: DecimalErrorCode, message: string, fault: Fault = 'caller') {
    super(message, { code, layer: 'wire', fault, sqlstate: SQLSTATES[code] });
  }
}

export function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
