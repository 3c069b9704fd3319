import { singleByteTables } from './tables/single-byte.ts';

/** Marks a byte without character, in tables and in decoded text: U+FFFD. */
export const UNDEFINED = 0xfffd;

/** The characters of a single-byte CCSID's 256 bytes, unpacked from its generated description; undefined when it has none. */
export function singleByteCells(ccsid: number): Uint16Array | undefined {
  const description = singleByteTables[ccsid];
  if (description === undefined) return undefined;
  const [base, differences] = description;
  const cells = singleByteCells(base) ?? Uint16Array.from({ length: 256 }, (_, byte) => byte);
  for (const difference of differences.split(' ')) {
    const [byte, character] = difference.split('=');
    if (character !== undefined) cells[Number.parseInt(byte!, 16)] = Number.parseInt(character, 16);
  }
  return cells;
}
