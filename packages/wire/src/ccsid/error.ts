import { BigironError } from '../errors.ts';

export type CcsidErrorCode =
  /** This package has no table for the CCSID. */
  | 'ccsid-unsupported'
  /** The CCSID's table is one of the large ones: `await loadCharset(ccsid)` first. */
  | 'ccsid-not-loaded'
  /** Strict policy: the text holds a character that the CCSID does not have. */
  | 'unmappable-character'
  /** Strict policy: the bytes are not a character of the CCSID. */
  | 'unmappable-bytes'
  /** Strict policy: SO or SI where the state already holds, or SO without SI at the end. */
  | 'malformed-shift'
  /** The encoded text is longer than the room left in the target. */
  | 'target-too-small';

/** A text that a CCSID cannot express, bytes that it cannot read, or a CCSID that is not there. */
export class CcsidError extends BigironError {
  override readonly name = 'CcsidError';
  declare readonly code: CcsidErrorCode;
  readonly ccsid: number;
  /** Index of the offending UTF-16 unit (encoding) or byte (decoding) in what was given; -1 where none is to blame. */
  readonly position: number;

  constructor(code: CcsidErrorCode, ccsid: number, position: number, message: string) {
    const fault = code === 'unmappable-bytes' || code === 'malformed-shift' ? 'peer' : 'caller';
    super(message, { code, layer: 'wire', fault });
    this.ccsid = ccsid;
    this.position = position;
  }
}

export function unmappableCharacter(ccsid: number, position: number, text: string): CcsidError {
  const point = text.codePointAt(position)!.toString(16).toUpperCase().padStart(4, '0');
  return new CcsidError('unmappable-character', ccsid, position, `U+${point} at ${position} is not in CCSID ${ccsid}`);
}

export function unmappableBytes(ccsid: number, position: number, bytes: Uint8Array): CcsidError {
  const hex = Array.from(bytes, byte => byte.toString(16).toUpperCase().padStart(2, '0')).join('');
  return new CcsidError(
    'unmappable-bytes',
    ccsid,
    position,
    `X'${hex}' at ${position} is no character of CCSID ${ccsid}`,
  );
}

export function malformedShift(ccsid: number, position: number, shift: number): CcsidError {
  const name = shift === 0x0e ? 'SO' : 'SI';
  return new CcsidError(
    'malformed-shift',
    ccsid,
    position,
    `${name} is out of place, or not answered, at ${position} in CCSID ${ccsid}`,
  );
}

/** @throws CcsidError unless `target` has `length` bytes from `offset` on */
export function checkRoom(ccsid: number, target: Uint8Array, offset: number, length: number): void {
  if (offset + length > target.length) throw targetTooSmall(ccsid, target, offset);
}

export function targetTooSmall(ccsid: number, target: Uint8Array, offset: number): CcsidError {
  const room = Math.max(0, target.length - offset);
  return new CcsidError('target-too-small', ccsid, -1, `the text in CCSID ${ccsid} does not fit into ${room} bytes`);
}
