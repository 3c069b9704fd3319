import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Charset, kindOf, loadCharset, supportedCcsids } from '@bigiron/wire/ccsid/index';
import { requiresToolbox, runJava } from '../java.ts';
import { knownDifferences } from './known-differences.ts';

test('every CCSID converts as IBM Toolbox for Java does, but for the differences that are listed', async t => {
  if (!requiresToolbox(t)) return;
  const folder = await mkdtemp(join(tmpdir(), 'bigiron-ccsid-'));
  try {
    // 65535 is for bytes that nobody converts: the Toolbox has no table for it.
    const ccsids = supportedCcsids.filter(ccsid => kindOf(ccsid) !== 'binary');
    await runJava('ccsid', 'DumpCcsids', { args: [folder, ...ccsids.map(ccsid => `${codesOf(ccsid)}:${ccsid}`)] });
    for (const ccsid of ccsids) {
      const dump = await readFile(join(folder, String(ccsid)));
      const charset = await loadCharset(ccsid);
      const differences = compare(charset, dump).sort();
      await t.test(`CCSID ${ccsid}`, () => assert.deepEqual(differences, knownDifferences(charset).sort()));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** The codes that DumpCcsids.java decodes. */
function codesOf(ccsid: number): string {
  if (ccsid === 1208) return 'utf-8';
  return kindOf(ccsid) === 'unicode' ? 'utf-16' : String(kindOf(ccsid));
}

/** Differences as `code: our characters/theirs` and `U+character: our bytes/theirs`, all in hex. */
function compare(charset: Charset, dump: Buffer): string[] {
  const differences: string[] = [];
  let at = 0;
  const next = (width: number): string | undefined => {
    const count = dump[at++]!;
    if (count === 0xff) return undefined;
    at += width * count;
    return dump.toString('hex', at - width * count, at);
  };

  for (const code of codes(charset)) {
    const theirs = next(2);
    const ours = Buffer.from(charset.decode(code), 'utf16le').swap16().toString('hex');
    if (ours !== theirs) differences.push(`${Buffer.from(code).toString('hex')}: ${ours}/${theirs}`);
  }
  for (let unit = 0; unit <= 0xffff; unit++) {
    const theirs = next(1);
    if (isSurrogate(unit)) continue;
    const ours = Buffer.from(charset.encode(String.fromCharCode(unit))).toString('hex');
    if (ours !== theirs) differences.push(`U+${hex(unit)}: ${ours}/${theirs}`);
  }
  assert.equal(at, dump.length);
  return differences;
}

/** In the order in which DumpCcsids.java decodes them. */
function* codes({ ccsid, kind }: Charset): Generator<Uint8Array> {
  if (kind === 'single-byte' || kind === 'mixed') {
    for (let code = 0; code <= 0xff; code++) yield Uint8Array.of(code);
  }
  if (kind === 'mixed' || kind === 'double-byte') {
    const pair = (high: number, low: number) =>
      kind === 'mixed' ? Uint8Array.of(0x0e, high, low, 0x0f) : Uint8Array.of(high, low);
    yield pair(0x40, 0x40);
    for (let high = 0x41; high <= 0xfe; high++) for (let low = 0x41; low <= 0xfe; low++) yield pair(high, low);
  }
  if (kind === 'unicode') {
    for (let unit = 0; unit <= 0xffff; unit++) {
      // Java writes a question mark for a surrogate.
      const character = isSurrogate(unit) ? '?' : String.fromCharCode(unit);
      yield ccsid === 1208 ? Buffer.from(character) : Uint8Array.of(unit >> 8, unit);
    }
  }
}

/** Half a character. */
function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}

function hex(unit: number): string {
  return unit.toString(16).padStart(4, '0');
}
