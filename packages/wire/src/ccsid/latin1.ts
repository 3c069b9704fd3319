import { Buffer } from 'node:buffer';
import { NONE, type SingleByteTable } from './single-byte-table.ts';
import { translator } from './translate.ts';
import { byteSpace, SHARED_SPACE } from './workspace.ts';

/** The fast ways of a CCSID whose characters are those of Latin-1: a byte-to-byte table, and Node's native Latin-1 strings. */
export interface Latin1Ways {
  decode(bytes: Uint8Array, start: number, end: number): string;
  /** Whether `write` may be used for a text. */
  canWrite(text: string): boolean;
  /** Writes `text.length` bytes; `target` has room for them. */
  write(text: string, target: Uint8Array, offset: number): void;
}

/**
 * The CCSIDs with the euro sign have it in place of one Latin-1 character, the currency sign mostly. That character then stands
 * for the euro until the string is made.
 *
 * @returns undefined for a CCSID that differs by more than one character from Latin-1
 */
export function latin1Ways({ cells, page, bytes }: SingleByteTable): Latin1Ways | undefined {
  const bytesOfLatin1 = bytes.subarray(page[0]!, page[0]! + 256);
  const foreign = cells.filter(character => character > 0xff);
  const absent = [...bytesOfLatin1.keys()].filter(character => bytesOfLatin1[character] === NONE);
  if (absent.length > 1 || foreign.length !== absent.length) return undefined;

  const [absentCode = -1] = absent;
  const standIn = String.fromCharCode(absentCode);
  const euro = String.fromCharCode(...foreign);
  const toCharacters = translator(Uint8Array.from(cells, character => (character > 0xff ? absentCode : character)));
  const toBytes = translator(Uint8Array.from(bytesOfLatin1));

  return {
    decode(source, start, end) {
      const length = end - start;
      const characters = byteSpace(length);
      toCharacters(source, start, characters, 0, length);
      const text = characters.toString('latin1', 0, length);
      return absentCode >= 0 && text.includes(standIn) ? text.replaceAll(standIn, euro) : text;
    },

    // V8 answers the expression without looking where it holds the string as Latin-1, as it does for most.
    canWrite: text => !/[\u0100-\uffff]/.test(text) && (absentCode < 0 || !text.includes(standIn)),

    write(text, target, offset) {
      const { length } = text;
      if (length <= SHARED_SPACE) {
        const characters = byteSpace(length);
        characters.write(text, 'latin1');
        toBytes(characters, 0, target, offset, length);
      } else {
        // A view, since `target` need not be a Buffer; making one costs as much as converting 200 bytes.
        Buffer.from(target.buffer, target.byteOffset + offset, length).write(text, 'latin1');
        toBytes(target, offset, target, offset, length);
      }
    },
  };
}
