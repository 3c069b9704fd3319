import { UNDEFINED } from './cells.ts';
import type { Charset, Policy } from './charset.ts';
import { checkRoom, unmappableBytes, unmappableCharacter } from './error.ts';

/** Marks a character without byte in the encoding table; no byte is that large. */
const NONE = 0x100;

/**
 * Conversion by table of a single-byte CCSID.
 *
 * @param cells the character of each byte, U+FFFD where there is none
 */
export function singleByte(
  ccsid: number,
  policy: Policy,
  cells: Uint16Array,
  blank: number,
  substitute: number,
): Charset {
  const strict = policy === 'strict';
  const bytesOf = inverse(cells);

  return {
    ccsid,
    policy,
    kind: 'single-byte',
    blank,
    unit: 1,
    substitute: Uint8Array.of(substitute),

    decode(bytes, start = 0, end = bytes.length) {
      let text = '';
      for (let i = start; i < end; i++) {
        const character = cells[bytes[i]!]!;
        if (strict && character === UNDEFINED) throw unmappableBytes(ccsid, i, bytes.subarray(i, i + 1));
        text += String.fromCharCode(character);
      }
      return text;
    },

    encode(text) {
      const bytes = new Uint8Array(text.length);
      const length = this.encodeInto(text, bytes, 0);
      return length === bytes.length ? bytes : bytes.slice(0, length);
    },

    encodeInto(text, target, offset) {
      let at = offset;
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        let byte = bytesOf[unit]!;
        if (byte === NONE) {
          if (strict) throw unmappableCharacter(ccsid, i, text);
          byte = substitute;
          // A surrogate pair is one character: it gets one substitution character.
          if (isHigh(unit) && isLow(text.charCodeAt(i + 1))) i++;
        }
        checkRoom(ccsid, target, at, 1);
        target[at++] = byte;
      }
      return at - offset;
    },
  };
}

/** Byte of each UTF-16 unit, `NONE` where there is none. */
function inverse(cells: Uint16Array): Uint16Array {
  const bytes = new Uint16Array(0x10000).fill(NONE);
  for (let byte = 255; byte >= 0; byte--) {
    const character = cells[byte]!;
    if (character !== UNDEFINED) bytes[character] = byte;
  }
  return bytes;
}

function isHigh(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

function isLow(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
