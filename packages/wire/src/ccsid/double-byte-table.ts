import { Buffer } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';
import { assignments, UNDEFINED } from './single-byte-table.ts';

/** A double-byte table as the generator writes it. */
export interface PackedDoubleByteTable {
  /**
   * Cells 4040 to FEFE, row by row: each the difference to the one before, all high bytes before all low bytes, deflated, in
   * base64. A cell is a UTF-16 unit; 0 without character; D800 + n for the n-th entry of `twoUnits`.
   */
  readonly cells: string;
  /** Characters of two UTF-16 units (surrogate pairs, letter and accent), one after the other. */
  readonly twoUnits: string;
  /** `code=character`: characters that are encoded, but that the code does not decode to. */
  readonly encodeOnly: string;
  /** `code=character`: cells that decode to another character than in `cells`, which is then only encoded. */
  readonly replaced?: string;
}

/** Rows and columns 40 to FE. */
const SIDE = 191;
const FIRST = 0x40;

/** The byte pairs of a language. */
export interface DoubleByteTable {
  /** Writes the character of a pair (`isPair`), or `UNDEFINED`, to `units[at]`; returns how many UTF-16 units it has: 1 or 2. */
  read(high: number, low: number, units: Uint16Array, at: number): 1 | 2;
  /** The pair of a UTF-16 unit, 0 when there is none. */
  code(unit: number): number;
  /** The pair of a character of two UTF-16 units, 0 when there is none. */
  codeOfTwo(first: number, second: number): number;
}

/** Whether two bytes can be a pair at all. */
export function isPair(high: number, low: number): boolean {
  return high >= FIRST && low >= FIRST && high !== 0xff && low !== 0xff;
}

export function doubleByteTable(packed: PackedDoubleByteTable): DoubleByteTable {
  const cells = unpackCells(packed.cells);
  const alsoEncoded = assignments(packed.encodeOnly);
  for (const [code, character] of assignments(packed.replaced)) {
    const cell = cellIndex(code >> 8, code & 0xff);
    alsoEncoded.push([code, cells[cell]!], [code, character]);
    cells[cell] = character;
  }
  const units = packed.twoUnits;
  // Who only reads pays nothing for writing.
  let encoding: Encoding | undefined;

  return {
    read(high, low, target, at) {
      const cell = cells[cellIndex(high, low)]!;
      if (!isTwoUnits(cell)) {
        target[at] = cell;
        return 1;
      }
      const first = 2 * (cell - 0xd800);
      target[at] = units.charCodeAt(first);
      target[at + 1] = units.charCodeAt(first + 1);
      return 2;
    },
    code(unit) {
      encoding ??= invert(cells, units, alsoEncoded);
      return encoding.codes[unit]!;
    },
    codeOfTwo(first, second) {
      encoding ??= invert(cells, units, alsoEncoded);
      // Nearly every unit is answered here: only accents and low surrogates come second.
      if (!encoding.seconds.has(second)) return 0;
      return encoding.codesOfTwo.get(first * 0x10000 + second) ?? 0;
    },
  };
}

interface Encoding {
  /** Pair of each UTF-16 unit, 0 where there is none. */
  readonly codes: Uint16Array;
  /** Pair of two units: first * 65536 + second. */
  readonly codesOfTwo: Map<number, number>;
  readonly seconds: Set<number>;
}

function invert(cells: Uint16Array, units: string, alsoEncoded: [number, number][]): Encoding {
  const codes = new Uint16Array(0x10000);
  const codesOfTwo = new Map<number, number>();
  const seconds = new Set<number>();
  // Where several pairs decode to a character, the last encodes it: the radicals of Chinese come before their ideographs.
  for (const [index, cell] of cells.entries()) {
    const code = ((Math.trunc(index / SIDE) + FIRST) << 8) | ((index % SIDE) + FIRST);
    if (isTwoUnits(cell)) {
      const at = 2 * (cell - 0xd800);
      codesOfTwo.set(units.charCodeAt(at) * 0x10000 + units.charCodeAt(at + 1), code);
      seconds.add(units.charCodeAt(at + 1));
    } else if (cell !== UNDEFINED) codes[cell] = code;
  }
  for (const [code, character] of alsoEncoded) codes[character] = code;
  return { codes, codesOfTwo, seconds };
}

function unpackCells(packed: string): Uint16Array {
  const bytes = inflateRawSync(Buffer.from(packed, 'base64'));
  const cells = new Uint16Array(SIDE * SIDE);
  let previous = 0;
  for (let i = 0; i < cells.length; i++) {
    previous = (previous + (bytes[i]! << 8) + bytes[cells.length + i]!) & 0xffff;
    cells[i] = previous === 0 ? UNDEFINED : previous;
  }
  return cells;
}

/** A surrogate is never a character by itself: in a cell it counts the entries of `twoUnits`. */
function isTwoUnits(cell: number): boolean {
  return (cell & 0xf800) === 0xd800;
}

function cellIndex(high: number, low: number): number {
  return (high - FIRST) * SIDE + low - FIRST;
}
