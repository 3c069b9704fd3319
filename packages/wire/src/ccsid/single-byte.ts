import type { Charset, Policy } from './charset.ts';
import { checkRoom, unmappableBytes, unmappableCharacter } from './error.ts';
import type { CcsidFacts } from './facts.ts';
import { latin1Ways } from './latin1.ts';
import { NONE, type SingleByteTable, UNDEFINED } from './single-byte-table.ts';
import { isHighSurrogate, isLowSurrogate } from './surrogates.ts';
import { allocate, byteSpace, unitSpace, unitsToString } from './workspace.ts';

/** Up to here concatenation is faster than a buffer's `toString` (measured; names have 10 bytes). */
const SHORT_DECODE = 12;
/** Up to here a loop over the text is faster than a buffer's `write` (measured; records have 80 bytes). */
const SHORT_ENCODE = 64;

/** Conversion of a single-byte CCSID, and of 65535. */
export function singleByte(ccsid: number, facts: CcsidFacts, policy: Policy, table: SingleByteTable): Charset {
  const { cells, page, bytes: bytesOf } = table;
  const { substitute } = facts;
  const strict = policy === 'strict';
  const hasHoles = cells.includes(UNDEFINED);
  const latin1 = latin1Ways(table);

  function refuseUndefined(bytes: Uint8Array, start: number, end: number): void {
    for (let i = start; i < end; i++) {
      if (cells[bytes[i]!] === UNDEFINED) throw unmappableBytes(ccsid, i, bytes.subarray(i, i + 1));
    }
  }

  /** `target` has room for one byte per UTF-16 unit. */
  function write(text: string, target: Uint8Array, offset: number): number {
    if (text.length > SHORT_ENCODE && latin1?.canWrite(text)) {
      latin1.write(text, target, offset);
      return text.length;
    }
    let at = offset;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      let byte = bytesOf[page[unit >> 8]! + (unit & 0xff)]!;
      if (byte === NONE) {
        if (strict) throw unmappableCharacter(ccsid, i, text);
        byte = substitute;
        // A surrogate pair is one character: it gets one substitution character.
        if (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(i + 1))) i++;
      }
      target[at++] = byte;
    }
    return at - offset;
  }

  function encode(text: string): Uint8Array {
    const bytes = allocate(text.length);
    const length = write(text, bytes, 0);
    return length === bytes.length ? bytes : bytes.slice(0, length);
  }

  return {
    ccsid,
    policy,
    kind: facts.kind,
    blank: facts.blank,
    unit: 1,
    substitute: Uint8Array.of(substitute),

    decode(bytes, start = 0, end = bytes.length) {
      if (strict && hasHoles) refuseUndefined(bytes, start, end);
      if (end - start <= SHORT_DECODE) return concatenate(cells, bytes, start, end);
      return latin1 === undefined ? decodeUnits(cells, bytes, start, end) : latin1.decode(bytes, start, end);
    },

    encode,

    encodeInto(text, target, offset) {
      if (offset + text.length <= target.length) return write(text, target, offset);
      // Only surrogate pairs can make it fit now.
      const bytes = encode(text);
      checkRoom(ccsid, target, offset, bytes.length);
      target.set(bytes, offset);
      return bytes.length;
    },
  };
}

function concatenate(cells: Uint16Array, bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let i = start;
  for (; i + 4 <= end; i += 4) {
    text += String.fromCharCode(cells[bytes[i]!]!, cells[bytes[i + 1]!]!, cells[bytes[i + 2]!]!, cells[bytes[i + 3]!]!);
  }
  for (; i < end; i++) text += String.fromCharCode(cells[bytes[i]!]!);
  return text;
}

/** Text in Latin letters makes a Latin-1 string, which takes half the memory, in any CCSID; the first other character ends that. */
function decodeUnits(cells: Uint16Array, bytes: Uint8Array, start: number, end: number): string {
  const length = end - start;
  const characters = byteSpace(length);
  let i = 0;
  for (; i < length; i++) {
    const character = cells[bytes[start + i]!]!;
    if (character > 0xff) break;
    characters[i] = character;
  }
  if (i === length) return characters.toString('latin1', 0, length);

  const units = unitSpace(length);
  for (i = 0; i < length; i++) units[i] = cells[bytes[start + i]!]!;
  return unitsToString(units, length);
}
