// Packed and zoned decimals beside the plain way to read them, digit by digit: `node bench/dist/decimal.js`.
// No well-kept npm package for these formats was found to compare with. Machines differ and are shared: the ratios count.
import {
  packed,
  packedSize,
  readPacked,
  readPackedText,
  readZonedText,
  writePacked,
  writeZoned,
} from '@bigiron/wire/decimal/index';

const ROUNDS = 9;
const VALUES = 512;
const PASSES = 40;
/** Keeps the compiler from dropping a conversion that nobody looks at. */
export let result: unknown;

interface Contest {
  readonly name: string;
  readonly ours: (at: number) => unknown;
  readonly theirs: (at: number) => unknown;
  readonly size: number;
}

console.log(`${'conversion'.padEnd(30)} bigiron ns  plain ns  ratio   (medians of ${ROUNDS} rounds)`);
for (const [precision, scale] of [
  [7, 2],
  [15, 2],
  [31, 6],
  [63, 10],
] as const) {
  for (const contest of contests(precision, scale)) report(contest);
}

function contests(precision: number, scale: number): Contest[] {
  const values = Array.from({ length: VALUES }, (_, i) => seeded(precision, i));
  const size = packedSize(precision);
  const inPacked = new Uint8Array(VALUES * size);
  const inZoned = new Uint8Array(VALUES * precision);
  for (const [i, value] of values.entries()) {
    writePacked(inPacked, i * size, precision, value);
    writeZoned(inZoned, i * precision, precision, value);
  }
  const target = new Uint8Array(size);
  const type = packed(precision, scale);
  return [
    {
      name: `${type.type} to text`,
      size,
      ours: at => readPackedText(inPacked, at, precision, scale),
      theirs: at => plainPackedText(inPacked, at, precision, scale),
    },
    {
      name: `${type.type} to bigint`,
      size,
      ours: at => readPacked(inPacked, at, precision),
      theirs: at => BigInt(plainPackedText(inPacked, at, precision, 0)),
    },
    {
      name: `${type.type} from bigint`,
      size,
      ours: at => writePacked(target, 0, precision, values[at / size]!),
      theirs: at => plainWritePacked(target, precision, values[at / size]!),
    },
    {
      name: `zoned(${precision},${scale}) to text`,
      size: precision,
      ours: at => readZonedText(inZoned, at, precision, scale),
      theirs: at => plainZonedText(inZoned, at, precision, scale),
    },
  ];
}

/** Numbers of every length up to `precision` digits, some of them negative; the same in each run. */
function seeded(precision: number, i: number): bigint {
  const digits = 1 + (i % precision);
  const magnitude = (BigInt(i + 1) * 0x9e3779b97f4a7c15f39cc0605cedc834n ** 2n) % 10n ** BigInt(digits);
  return i % 3 === 0 ? -magnitude : magnitude;
}

function plainPackedText(from: Uint8Array, at: number, precision: number, scale: number): string {
  const last = at + packedSize(precision) - 1;
  let digits = '';
  for (let i = at; i <= last; i++) {
    const high = from[i]! >> 4;
    if (high > 9) throw new Error('digit');
    digits += high;
    if (i === last) break;
    const low = from[i]! & 0xf;
    if (low > 9) throw new Error('digit');
    digits += low;
  }
  return plainText(digits, scale, from[last]! & 0xf);
}

function plainZonedText(from: Uint8Array, at: number, precision: number, scale: number): string {
  let digits = '';
  for (let i = at; i < at + precision; i++) {
    const digit = from[i]! & 0xf;
    if (digit > 9) throw new Error('digit');
    digits += digit;
  }
  return plainText(digits, scale, from[at + precision - 1]! >> 4);
}

function plainText(digits: string, scale: number, sign: number): string {
  if (sign < 0xa) throw new Error('sign');
  const stripped = digits.replace(/^0+/, '').padStart(scale + 1, '0');
  const point = stripped.length - scale;
  const text = scale === 0 ? stripped : `${stripped.slice(0, point)}.${stripped.slice(point)}`;
  return sign === 0xd || sign === 0xb ? `-${text}` : text;
}

function plainWritePacked(to: Uint8Array, precision: number, value: bigint): void {
  const digits = (value < 0n ? -value : value).toString().padStart(packedSize(precision) * 2 - 1, '0');
  const nibbles = digits + (value < 0n ? 'd' : 'f');
  for (let i = 0; i < nibbles.length; i += 2) to[i / 2] = Number.parseInt(nibbles.slice(i, i + 2), 16);
}

function report({ name, size, ours, theirs }: Contest): void {
  const results = { ours: [] as number[], theirs: [] as number[] };
  for (let round = -2; round < ROUNDS; round++) {
    const mine = nanoseconds(ours, size);
    const plain = nanoseconds(theirs, size);
    // The first rounds warm up the compiler.
    if (round < 0) continue;
    results.ours.push(mine);
    results.theirs.push(plain);
  }
  const [mine, plain] = [median(results.ours), median(results.theirs)];
  const columns = [mine.toFixed(0).padStart(10), plain.toFixed(0).padStart(9), (plain / mine).toFixed(1).padStart(6)];
  console.log(`${name.padEnd(30)} ${columns.join(' ')}`);
}

function nanoseconds(convert: (at: number) => unknown, size: number): number {
  const start = process.hrtime.bigint();
  for (let pass = 0; pass < PASSES; pass++) {
    for (let i = 0; i < VALUES; i++) result = convert(i * size);
  }
  return Number(process.hrtime.bigint() - start) / (PASSES * VALUES);
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}
