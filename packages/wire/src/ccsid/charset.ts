/**
 * What a CCSID's bytes are made of.
 * - `single-byte`: one byte, one character
 * - `mixed`: single bytes, and byte pairs between SO (0E) and SI (0F)
 * - `double-byte`: byte pairs only, no shifts
 * - `unicode`: UTF-8 or UTF-16 (big-endian)
 * - `binary`: 65535, bytes that nobody converts
 */
export type Kind = 'single-byte' | 'mixed' | 'double-byte' | 'unicode' | 'binary';

/**
 * What becomes of a character or a byte without counterpart. `substitute`: a character becomes the CCSID's substitution character,
 * a byte U+FFFD. `strict`: a `CcsidError`.
 */
export type Policy = 'substitute' | 'strict';

/** The two-way conversion between the bytes of one CCSID and a string. Stateless: share it, and detach its functions, freely. */
export interface Charset {
  readonly ccsid: number;
  readonly kind: Kind;
  readonly policy: Policy;
  /** The code unit that pads a field: 40 in EBCDIC, 4040 in pure double-byte EBCDIC, 20 in ASCII, 0020 in UTF-16. */
  readonly blank: number;
  /** Width of `blank` in bytes: 1 or 2. */
  readonly unit: 1 | 2;
  /** The bytes written for a character that the CCSID lacks, under policy `substitute` (in a mixed CCSID: the single-byte one). */
  readonly substitute: Uint8Array;

  /** The text of `bytes[start, end)`. */
  decode(bytes: Uint8Array, start?: number, end?: number): string;
  /** The bytes of `text`, for the caller to keep. The array may be a part of a larger ArrayBuffer, as Node's Buffers are. */
  encode(text: string): Uint8Array;
  /**
   * Writes the bytes of `text` at `offset` and returns how many they are.
   * @throws CcsidError `target-too-small` when they do not fit; the target's contents are undefined then.
   */
  encodeInto(text: string, target: Uint8Array, offset: number): number;
}
