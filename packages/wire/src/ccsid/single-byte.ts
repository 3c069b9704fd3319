import { Buffer } from 'node:buffer';
import type { Charset, Policy } from './charset.ts';
import { checkRoom, unmappableBytes, unmappableCharacter } from './error.ts';
import type { CcsidFacts } from './facts.ts';
import { NONE, type SingleByteTable, UNDEFINED } from './single-byte-table.ts';
import { isHighSurrogate, isLowSurrogate } from './surrogates.ts';
import { type Translate, translator } from './translate.ts';
import { allocate, byteSpace, unitSpace, unitsToString } from './workspace.ts';

/** Up to here decoding by concatenation is faster than by way of a buffer (measured: names of 10 bytes). */
const SHORT_DECODE = 12;
/** Up to here encoding unit by unit is faster than letting Node write Latin-1 first (measured: records of 80 bytes). */
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
    const { length } = text;
    if (length > SHORT_ENCODE && latin1?.canEncode(text)) {
      // A view, since `target` need not be a Buffer.
      Buffer.from(target.buffer, target.byteOffset + offset, length).write(text, 'latin1');
      latin1.toBytes(target, offset, offset + length);
      return length;
    }
    let at = offset;
    for (let i = 0; i < length; i++) {
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
      if (latin1?.toCharacters === undefined) return decodeUnits(cells, bytes, start, end);
      const characters = byteSpace(end - start);
      characters.set(bytes.subarray(start, end));
      latin1.toCharacters(characters, 0, end - start);
      return characters.toString('latin1', 0, end - start);
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

/** The fast ways, through Node's native Latin-1 conversion. */
interface Latin1Ways {
  /** Bytes to Latin-1 characters; absent when some cells hold other characters. */
  readonly toCharacters: Translate | undefined;
  /** Latin-1 characters to bytes. */
  readonly toBytes: Translate;
  /** Whether `toBytes` may be used for a text. */
  canEncode(text: string): boolean;
}

/** Undefined for a CCSID that lacks more than one Latin-1 character (the euro took the place of the currency sign). */
function latin1Ways({ cells, page, bytes }: SingleByteTable): Latin1Ways | undefined {
  const latin1Bytes = bytes.subarray(page[0]!, page[0]! + 256);
  const absent = latin1Bytes.indexOf(NONE);
  if (absent >= 0 && latin1Bytes.indexOf(NONE, absent + 1) >= 0) return undefined;
  const absentCharacter = absent < 0 ? undefined : String.fromCharCode(absent);
  return {
    toCharacters: cells.every(character => character <= 0xff) ? translator(Uint8Array.from(cells)) : undefined,
    toBytes: translator(Uint8Array.from(latin1Bytes)),
    // V8 answers the expression without looking when it holds the string as Latin-1, as it does for most.
    canEncode: text =>
      !/[\u0100-\uffff]/.test(text) && (absentCharacter === undefined || !text.includes(absentCharacter)),
  };
}
