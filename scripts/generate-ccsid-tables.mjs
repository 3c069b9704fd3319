// Writes packages/wire/src/ccsid/tables/*: the code pages as ICU knows them (`uconv` of Debian's icu-devtools, ICU 72), with the
// decisions below where ICU, glibc and IBM's own clients differ. Run it by hand after changing one; what it writes is committed.
// An argument names another folder to write to.
// interop/ccsid compares the result with the IBM Toolbox for Java, which shows what IBM i itself converts to.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = process.argv[2] ?? join(root, 'packages/wire/src/ccsid/tables');
const UNDEFINED = 0xfffd;
const SUB = 0x1a;
const [SO, SI] = [0x0e, 0x0f];

// ---- What is generated, and the decisions ---------------------------------------------------------------------------------

/** In this order: a table is written as its difference from the earlier one that it resembles most. */
const SINGLE_BYTE = [
  37, 273, 277, 278, 280, 284, 285, 290, 297, 420, 424, 500, 838, 870, 871, 875, 880, 905, 1025, 1026, 1047, 1112, 1122,
  1140, 1141, 1142, 1143, 1144, 1145, 1146, 1147, 1148, 1149, 1153, 1154, 819, 850, 1252,
];
const MIXED = [930, 933, 935, 937, 939, 1364, 1371, 1388, 1399, 5026, 5035];

/** One double-byte table per language; the CCSIDs of a language differ in their single bytes. ICU's richest one is taken. */
const DOUBLE_BYTE = { japanese: 1399, korean: 1364, 'simplified-chinese': 1388, 'traditional-chinese': 1371 };

/** What ICU calls `ibm-1252` lacks the euro sign, which Windows and IBM i have had since 1998. */
const ICU_NAME = { 1252: 'ibm-5348' };

/** ICU has no 880 and 905; glibc has them, with holes that CELLS fills. */
const FROM_GLIBC = [880, 905];

/** Cells that ICU (880, 905: glibc) leaves empty or fills differently, as IBM's own clients show them. */
const CELLS = {
  420: { 225: '\u2007', 250: '\u20ac' },
  424: {
    156: '\u20ac',
    158: '\u20aa',
    219: '\u202d',
    220: '\u202e',
    221: '\u202c',
    251: '\u202a',
    252: '\u202b',
    253: '\u200e',
    254: '\u200f',
  },
  880: {
    65: '\u00a0',
    69: '\u0454',
    85: '\u045e',
    100: '\u0404',
    106: '|',
    115: '\u00ad',
    116: '\u040e',
    121: '`',
    161: '~',
    192: '{',
    208: '}',
  },
  905: { 65: '\u00a0', 157: '\u00b8', 176: '\u02d9', 183: '\u00b7' },
  1026: { 154: '\u00aa' },
  939: { 225: '\u20ac' },
  5035: { 225: '\u20ac' },
};

/** ICU knows only the ASCII part of the single bytes of Traditional Chinese; IBM i fills the rest from CCSID 37. */
const FILLED_FROM_37 = [937, 1371];

/** 420: ICU decodes to the presentation forms; the letters they stand for are encoded too. */
const ENCODE_ONLY_RANGES = {
  420: [
    [0x0600, 0x06ff],
    [0xfe70, 0xfeff],
  ],
};

/**
 * CCSIDs 300, 930, 939, 5026 and 5035 have the characters of 1399, but five cells decode to the full-width form or the bar that
 * IBM's clients show there. 1399's character of the cell is encoded as well, so that text of either origin can be written.
 */
const JAPANESE_930 = '4260=ff0d 426a=ffe4 43a1=ff5e 444a=2015 447c=2225';

// ---- Sources --------------------------------------------------------------------------------------------------------------

function run(command, args, input) {
  const { status, stdout, stderr } = spawnSync(command, args, { input, maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

function icuName(ccsid) {
  return ICU_NAME[ccsid] ?? `ibm-${ccsid}`;
}

/** The characters of bytes that ICU decodes, one string of UTF-16 units. */
function icuDecode(ccsid, bytes) {
  const converted = run(
    'uconv',
    ['-f', icuName(ccsid), '-t', 'utf-16le', '--from-callback', 'substitute'],
    Buffer.from(bytes),
  );
  return converted.toString('utf16le');
}

/** Code of every character that ICU can encode: Map of UTF-16 text to a number (a byte or a pair). NULs separate the characters. */
function icuEncode(ccsid, { oneWay }) {
  const characters = [];
  for (let point = 0; point <= 0x2ffff; point++) {
    const surrogate = point >= 0xd800 && point <= 0xdfff;
    if (!surrogate && ![0, SO, SI, 0xfeff].includes(point)) characters.push(String.fromCodePoint(point));
  }
  const text = Buffer.from(characters.map(character => `${character}\0`).join(''), 'utf16le');
  const direction = oneWay ? '--fallback' : '--no-fallback';
  const bytes = run('uconv', ['-f', 'utf-16le', '-t', icuName(ccsid), '--to-callback', 'skip', direction], text);
  const codes = new Map([['\0', 0]]);
  let at = 0;
  let double = false;
  let code;
  for (let i = 0; i < bytes.length; i++) {
    const mixed = MIXED.includes(ccsid);
    if (mixed && bytes[i] === SO) double = true;
    else if (mixed && bytes[i] === SI) double = false;
    else if (double) code = (bytes[i] << 8) | bytes[++i];
    else if (bytes[i] !== 0) code = bytes[i];
    else {
      if (code !== undefined) codes.set(characters[at], code);
      code = undefined;
      at++;
    }
  }
  if (at !== characters.length) throw new Error(`CCSID ${ccsid}: ${at} of ${characters.length} characters came back`);
  return codes;
}

function glibcCells(ccsid) {
  run('iconv', ['-f', `IBM${ccsid}`, '-t', 'UTF-16BE'], Buffer.of(0x40));
  return Array.from({ length: 256 }, (_, byte) => {
    const { status, stdout } = spawnSync('iconv', ['-f', `IBM${ccsid}`, '-t', 'UTF-16BE'], { input: Buffer.of(byte) });
    return status === 0 ? stdout.readUInt16BE(0) : UNDEFINED;
  });
}

/** The character of each of the 256 bytes. */
function singleByteCells(ccsid) {
  let cells;
  if (FROM_GLIBC.includes(ccsid)) cells = glibcCells(ccsid);
  else {
    const shifts = MIXED.includes(ccsid) ? [SO, SI] : [];
    const bytes = Array.from({ length: 256 }, (_, byte) => byte).filter(byte => !shifts.includes(byte));
    const text = icuDecode(ccsid, bytes);
    if (text.length !== bytes.length)
      throw new Error(`CCSID ${ccsid}: ${text.length} characters for ${bytes.length} bytes`);
    cells = new Array(256).fill(UNDEFINED);
    bytes.forEach((byte, i) => {
      cells[byte] = text.charCodeAt(i);
    });
    // In a mixed CCSID, ICU says SUB for a byte without character.
    if (shifts.length > 0) cells = cells.map((cell, byte) => (cell === SUB && byte !== 0x3f ? UNDEFINED : cell));
  }
  for (const [byte, character] of Object.entries(CELLS[ccsid] ?? {})) cells[byte] = character.charCodeAt(0);
  if (FILLED_FROM_37.includes(ccsid)) {
    const of37 = singleByteCells(37);
    cells = cells.map((cell, byte) => (cell === UNDEFINED && byte !== SO && byte !== SI ? of37[byte] : cell));
  }
  return cells;
}

/** Characters with a byte that does not decode to them, or not first: `byte=character`. */
function singleByteEncodeOnly(ccsid, cells) {
  if (FROM_GLIBC.includes(ccsid)) return [];
  const ranges = ENCODE_ONLY_RANGES[ccsid] ?? [];
  const inRange = character =>
    ranges.some(([first, last]) => character >= String.fromCharCode(first) && character <= String.fromCharCode(last));
  const oneWay =
    ranges.length === 0 ? [] : [...icuEncode(ccsid, { oneWay: true })].filter(([character]) => inRange(character));
  return [...icuEncode(ccsid, { oneWay: false }), ...oneWay]
    .filter(
      ([character, byte]) => cells.indexOf(character.charCodeAt(0)) !== byte && CELLS[ccsid]?.[byte] === undefined,
    )
    .map(([character, byte]) => `${hex(byte, 2)}=${hex(character.charCodeAt(0), 2)}`)
    .filter((one, i, all) => all.indexOf(one) === i);
}

/** Cells 4040-FEFE row by row (0 for an empty one), the characters of two UTF-16 units, and those that are only encoded. */
function doubleByteTable(ccsid) {
  const codes = [0x4040];
  for (let high = 0x41; high <= 0xfe; high++) for (let low = 0x41; low <= 0xfe; low++) codes.push((high << 8) | low);
  const shifted = codes.flatMap(code => [SO, code >> 8, code & 0xff, SI, 0]);
  const characters = icuDecode(ccsid, shifted).split('\0').slice(0, -1);
  if (characters.length !== codes.length)
    throw new Error(`CCSID ${ccsid}: ${characters.length} pairs of ${codes.length} came back`);

  const cells = new Array(191 * 191).fill(0);
  const codeOf = new Map();
  let twoUnits = '';
  codes.forEach((code, i) => {
    const character = characters[i];
    if (character === '\ufffd') return;
    const cell = ((code >> 8) - 0x40) * 191 + (code & 0xff) - 0x40;
    cells[cell] = character.length === 1 ? character.charCodeAt(0) : 0xd800 + twoUnits.length / 2;
    if (character.length === 2) twoUnits += character;
    if (character.length > 2)
      throw new Error(`CCSID ${ccsid}: ${hex(code, 4)} decodes to ${character.length} UTF-16 units`);
    codeOf.set(character, code);
  });
  const oneWay = [...icuEncode(ccsid, { oneWay: true })]
    .filter(([character, code]) => code > 0xff && codeOf.get(character) !== code)
    .map(([character, code]) => `${hex(code, 4)}=${hex(character.codePointAt(0), 4)}`);
  return { cells, twoUnits, encodeOnly: oneWay.join(' ') };
}

// ---- What is written ------------------------------------------------------------------------------------------------------

const HEADER = '// Generated by scripts/generate-ccsid-tables.mjs. Do not edit.\n';

function singleByteModule() {
  const rows = [];
  const done = new Map([[0, Array.from({ length: 256 }, (_, byte) => byte)]]);
  for (const ccsid of [...SINGLE_BYTE, ...MIXED]) {
    const cells = singleByteCells(ccsid);
    const [base, difference] = [...done]
      .map(([other, theirs]) => [
        other,
        cells.flatMap((cell, byte) => (cell === theirs[byte] ? [] : [`${hex(byte, 2)}=${hex(cell, 2)}`])),
      ])
      .reduce((best, one) => (one[1].length < best[1].length ? one : best));
    const oneWay = MIXED.includes(ccsid) ? [] : singleByteEncodeOnly(ccsid, cells);
    const columns = [base, `'${difference.join(' ')}'`, ...(oneWay.length > 0 ? [`'${oneWay.join(' ')}'`] : [])];
    rows.push(`  ${ccsid}: [${columns.join(', ')}],`);
    done.set(ccsid, cells);
  }
  return `${HEADER}
/**
 * The single bytes of each single-byte or mixed CCSID: the CCSID they are described by (0: byte n is U+00nn); the cells that
 * differ from it, \`byte=character\` in hex, FFFD for a byte without character; characters that are encoded, but that the byte
 * does not decode to.
 */
export const singleByteTables: Readonly<Record<number, readonly [base: number, cells: string, encodeOnly?: string]>> = {
${rows.join('\n')}
};
`;
}

/** Neighbouring cells mostly hold neighbouring characters: differences, high bytes apart from low ones, deflate best. */
function pack(cells) {
  const high = [];
  const low = [];
  let previous = 0;
  for (const cell of cells) {
    const difference = (cell - previous) & 0xffff;
    high.push(difference >> 8);
    low.push(difference & 0xff);
    previous = cell;
  }
  return deflateRawSync(Buffer.from([...high, ...low]), { level: 9 }).toString('base64');
}

function doubleByteModule(ccsid) {
  const { cells, twoUnits, encodeOnly } = doubleByteTable(ccsid);
  const lines = pack(cells).match(/.{1,120}/g);
  const units = Array.from({ length: twoUnits.length }, (_, i) => `\\u${hex(twoUnits.charCodeAt(i), 4)}`).join('');
  return `${HEADER}import type { PackedDoubleByteTable } from '../double-byte-table.ts';

/** The double-byte characters of CCSID ${ccsid}. */
export const table: PackedDoubleByteTable = {
  cells:
    '${lines.join("' +\n    '")}',
  twoUnits: '${units}',
  encodeOnly: '${encodeOnly}',
};
`;
}

function japanese930Module() {
  return `${HEADER}import type { PackedDoubleByteTable } from '../double-byte-table.ts';
import { table as japanese } from './japanese.ts';

/** The double-byte characters of CCSIDs 300, 930, 939, 5026 and 5035: those of 1399, with another character in some cells. */
export const table: PackedDoubleByteTable = { ...japanese, replaced: '${JAPANESE_930}' };
`;
}

function hex(value, digits) {
  return value.toString(16).padStart(digits, '0');
}

writeFileSync(join(folder, 'single-byte.ts'), singleByteModule());
for (const [name, ccsid] of Object.entries(DOUBLE_BYTE))
  writeFileSync(join(folder, `${name}.ts`), doubleByteModule(ccsid));
writeFileSync(join(folder, 'japanese-930.ts'), japanese930Module());
