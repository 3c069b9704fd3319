// Character conversion beside npm `codepage`, in one process and in turns: `node bench/dist/ccsid.js`.
// Machines differ and are shared, so the ratios count; MB are 10^6 bytes of EBCDIC.
import { charset } from '@bigiron/wire/ccsid/index';
import codepage, { type CP$Module } from 'codepage';
import { median } from './measure.ts';

// Its declarations describe another module shape than it has.
const { utils } = codepage as unknown as CP$Module;

const ROUNDS = 9;
const MIB = 1024 * 1024;
/** Keeps the compiler from dropping a conversion that nobody looks at. */
export let result: unknown;

interface Contest {
  readonly name: string;
  /** Bytes of EBCDIC per call. */
  readonly size: number;
  readonly ours: () => unknown;
  readonly theirs: () => unknown;
}

console.log(
  `${'CCSID, direction, text'.padEnd(28)} bigiron MB/s  codepage MB/s  ratio   (medians of ${ROUNDS} rounds)`,
);
for (const ccsid of [37, 1140, 870]) {
  for (const [size, label] of [
    [10, '10 bytes'],
    [80, '80 bytes'],
    [4096, '4 KiB'],
    [16 * MIB, '16 MiB'],
  ] as const) {
    // The peer takes a second for each 16 MiB: once is enough to know.
    if (size > MIB && ccsid !== 37) continue;
    for (const contest of contests(ccsid, size, label)) report(contest);
  }
}

function contests(ccsid: number, size: number, label: string): Contest[] {
  const { decode, encode, encodeInto } = charset(ccsid);
  // Some texts in turn, so that no engine can remember the answer; flat strings, as they come from a file or a socket.
  const texts = Array.from({ length: size > MIB ? 1 : 64 }, (_, i) =>
    Buffer.alloc(size, `Order ${i} 4711 of 1999-12-31, 2 x Bolzen M${i}, EUR 12.50; `, 'latin1').toString('latin1'),
  );
  const buffers = texts.map(text => Buffer.from(encode(text)));
  const target = new Uint8Array(size);
  let turn = 0;
  const text = () => texts[turn++ % texts.length]!;
  const buffer = () => buffers[turn++ % buffers.length]!;
  const theirEncode = () => utils.encode(ccsid, text(), 'buf');
  return [
    {
      name: `${ccsid} decode ${label}`,
      size,
      ours: () => decode(buffer()),
      theirs: () => utils.decode(ccsid, buffer()),
    },
    { name: `${ccsid} encode ${label}`, size, ours: () => encode(text()), theirs: theirEncode },
    { name: `${ccsid} encodeInto ${label}`, size, ours: () => encodeInto(text(), target, 0), theirs: theirEncode },
  ];
}

function report({ name, size, ours, theirs }: Contest): void {
  const calls = Math.max(1, Math.round(MIB / 4 / size));
  const results = { ours: [] as number[], theirs: [] as number[] };
  for (let round = -2; round < ROUNDS; round++) {
    const mine = seconds(ours, calls);
    const peer = seconds(theirs, calls);
    // The first rounds warm up the compiler.
    if (round < 0) continue;
    results.ours.push((size * calls) / 1e6 / mine);
    results.theirs.push((size * calls) / 1e6 / peer);
  }
  const [mine, peer] = [median(results.ours), median(results.theirs)];
  const columns = [mine.toFixed(0).padStart(12), peer.toFixed(0).padStart(14), (mine / peer).toFixed(1).padStart(6)];
  console.log(`${name.padEnd(28)} ${columns.join(' ')}`);
}

function seconds(convert: () => unknown, calls: number): number {
  const start = process.hrtime.bigint();
  for (let call = 0; call < calls; call++) result = convert();
  return Number(process.hrtime.bigint() - start) / 1e9;
}
