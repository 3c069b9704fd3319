import type { Charset, Policy } from './charset.ts';
import { type DoubleByteTable, isPair } from './double-byte-table.ts';
import { checkRoom, malformedShift, unmappableBytes, unmappableCharacter } from './error.ts';
import type { CcsidFacts } from './facts.ts';
import { singleByte } from './single-byte.ts';
import { NONE, type SingleByteTable, UNDEFINED } from './single-byte-table.ts';
import { isHighSurrogate, isLowSurrogate } from './surrogates.ts';
import { allocate, byteSpace, unitSpace, unitsToString } from './workspace.ts';

/** Shift out: byte pairs follow. */
const SO = 0x0e;
/** Shift in: single bytes follow. */
const SI = 0x0f;
/** Substitution character for what takes two bytes. */
const WIDE_SUBSTITUTE = 0xfefe;

/**
 * Conversion of a CCSID that mixes single bytes with byte pairs between SO and SI.
 *
 * Decoding under policy `substitute` takes what comes: a shift into the state that already holds says nothing new, a missing SI
 * at the end is supplied, and half a pair is U+FFFD. Encoding always ends in single bytes, and never writes a shift for a
 * character: U+000E and U+000F cannot be written.
 */
export function mixed(
  ccsid: number,
  facts: CcsidFacts,
  policy: Policy,
  singles: SingleByteTable,
  pairs: DoubleByteTable,
): Charset {
  const strict = policy === 'strict';
  const unshifted = singleByte(ccsid, facts, policy, singles);
  const { cells, page, bytes: bytesOf } = singles;
  const { substitute } = facts;

  function decodeShifted(bytes: Uint8Array, start: number, end: number): string {
    const units = unitSpace(end - start);
    let count = 0;
    let double = false;
    for (let i = start; i < end; ) {
      const byte = bytes[i]!;
      if (byte === SO || byte === SI) {
        if (strict && double === (byte === SO)) throw malformedShift(ccsid, i, byte);
        double = byte === SO;
        i++;
        continue;
      }
      let width = 1;
      let length = 1;
      if (!double) units[count] = cells[byte]!;
      else if (i + 1 < end && isPair(byte, bytes[i + 1]!)) {
        width = 2;
        length = pairs.read(byte, bytes[i + 1]!, units, count);
      } else units[count] = UNDEFINED;
      if (strict && units[count] === UNDEFINED) throw unmappableBytes(ccsid, i, bytes.subarray(i, i + width));
      i += width;
      count += length;
    }
    if (strict && double) throw malformedShift(ccsid, end, SO);
    return unitsToString(units, count);
  }

  /** `target` has room for `mostBytes(text)`. */
  function write(text: string, target: Uint8Array, offset: number): number {
    let at = offset;
    let double = false;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      let single = bytesOf[page[unit >> 8]! + (unit & 0xff)]!;
      let code = 0;
      if (single === NONE) {
        const next = text.charCodeAt(i + 1);
        code = pairs.codeOfTwo(unit, next);
        if (code !== 0) i++;
        else code = pairs.code(unit);
        if (code === 0) {
          if (strict) throw unmappableCharacter(ccsid, i, text);
          if (isHighSurrogate(unit) && isLowSurrogate(next)) i++;
          // The substitution character is as wide as the character would have been.
          if (unit <= 0xff) single = substitute;
          else code = WIDE_SUBSTITUTE;
        }
      }
      if (double !== (code !== 0)) {
        double = !double;
        target[at++] = double ? SO : SI;
      }
      if (double) target[at++] = code >> 8;
      target[at++] = double ? code : single;
    }
    if (double) target[at++] = SI;
    return at - offset;
  }

  return {
    ...unshifted,

    decode(bytes, start = 0, end = bytes.length) {
      for (let i = start; i < end; i++) {
        if (bytes[i] === SO || bytes[i] === SI) return decodeShifted(bytes, start, end);
      }
      return unshifted.decode(bytes, start, end);
    },

    encode(text) {
      const space = byteSpace(mostBytes(text));
      const length = write(text, space, 0);
      const bytes = allocate(length);
      bytes.set(space.subarray(0, length));
      return bytes;
    },

    encodeInto(text, target, offset) {
      if (offset + mostBytes(text) <= target.length) return write(text, target, offset);
      const space = byteSpace(mostBytes(text));
      const length = write(text, space, 0);
      checkRoom(ccsid, target, offset, length);
      target.set(space.subarray(0, length), offset);
      return length;
    },
  };
}

/** A pair and a single byte in turn take five bytes with their shifts; a last pair takes four. */
function mostBytes(text: string): number {
  return 3 * text.length + 1;
}
