import { singleByteTables } from './tables/single-byte.ts';

/** Marks a byte without character, in tables and in decoded text: U+FFFD. */
export const UNDEFINED = 0xfffd;

/** Marks a UTF-16 unit without byte; no byte is that large. */
export const NONE = 0x100;

/** The single bytes of a CCSID, both ways. */
export interface SingleByteTable {
  /** The character of each of the 256 bytes, `UNDEFINED` where there is none. */
  readonly cells: Uint16Array;
  /** Where the byte of a UTF-16 unit is: `bytes[page[unit >> 8] + (unit & 0xff)]`; `NONE` where there is none. */
  readonly page: Uint16Array;
  readonly bytes: Uint16Array;
}

/** Unpacks the table of a single-byte or mixed CCSID; without a generated one (65535), byte n is U+00nn. */
export function singleByteTable(ccsid: number): SingleByteTable {
  const cells = unpackCells(ccsid);
  const characters = [...cells.entries()].filter(([, character]) => character !== UNDEFINED);
  // The first byte that decodes to a character encodes it, hence the reversal; what is only encoded comes last and wins.
  const encoded = [...characters.reverse(), ...assignments(singleByteTables[ccsid]?.[2])];

  const pages = [...new Set(encoded.map(([, character]) => character >> 8))];
  // Page 0 stays empty; every character outside the others' pages finds NONE there.
  const page = new Uint16Array(256);
  for (const [i, high] of pages.entries()) page[high] = (i + 1) << 8;
  const bytes = new Uint16Array((pages.length + 1) << 8).fill(NONE);
  for (const [byte, character] of encoded) bytes[page[character >> 8]! + (character & 0xff)] = byte;
  return { cells, page, bytes };
}

function unpackCells(ccsid: number): Uint16Array {
  const description = singleByteTables[ccsid];
  if (description === undefined) return Uint16Array.from({ length: 256 }, (_, byte) => byte);
  const [base, differences] = description;
  const cells = unpackCells(base);
  for (const [byte, character] of assignments(differences)) cells[byte] = character;
  return cells;
}

/** Reads the generated notation `code=character code=character`, in hex. */
export function assignments(notation = ''): [code: number, character: number][] {
  if (notation === '') return [];
  return notation.split(' ').map(assignment => {
    const [code, character] = assignment.split('=');
    return [Number.parseInt(code!, 16), Number.parseInt(character!, 16)];
  });
}
