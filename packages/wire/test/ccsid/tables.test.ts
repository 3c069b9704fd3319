import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { kindOf, loadCharset, supportedCcsids } from '../../src/ccsid/index.ts';
import { codesOf, repertoireOf } from './repertoire.ts';

test('every CCSID has as many codes as it should, and as many characters', async () => {
  // 256 of each where nothing else is said; where the two differ, several codes stand for one character.
  const expected: Record<number, [codes: number, characters?: number]> = {
    290: [228],
    300: [22102, 22097],
    420: [249],
    424: [227],
    834: [19551],
    835: [20265, 20076],
    837: [32405],
    838: [256, 251],
    875: [250],
    905: [249],
    930: [22328, 22323],
    933: [19766],
    935: [32568],
    937: [20519, 20321],
    939: [22329, 22323],
    1364: [19766],
    1371: [20519, 20320],
    1388: [32568],
    1399: [22329, 22328],
    4930: [19551],
    4933: [32405],
    5026: [22328, 22323],
    5035: [22329, 22323],
    16684: [22102],
  };
  const counted: typeof expected = {};
  for (const ccsid of supportedCcsids.filter(ccsid => kindOf(ccsid) !== 'unicode')) {
    const charset = await loadCharset(ccsid);
    const codes = codesOf(charset).filter(code => !['', '\ufffd'].includes(charset.decode(code))).length;
    const characters = repertoireOf(charset).length;
    if (codes !== 256) counted[ccsid] = codes === characters ? [codes] : [codes, characters];
    else if (characters !== 256) counted[ccsid] = [codes, characters];
  }
  assert.deepEqual(counted, expected);
});

test('who uses CCSID 37 reads none of the double-byte tables; who uses 939 reads only Japanese', () => {
  assert.deepEqual(tablesRead(`charset(37).encode('A'); charset(1140); charset(1200)`), ['single-byte']);
  assert.deepEqual(tablesRead(`await loadCharset(939)`), ['japanese', 'japanese-930', 'single-byte']);
});

test('a double-byte CCSID asks to be loaded first', () => {
  const index = import.meta.resolve('../../src/ccsid/index.js');
  const program = `
    const { charset, isLoaded, loadCharset } = await import(${JSON.stringify(index)});
    const seen = [isLoaded(37), isLoaded(930)];
    try { charset(930); } catch (error) { seen.push(error.code, error.message); }
    await Promise.all([loadCharset(930), loadCharset(930), loadCharset(300)]);
    seen.push(isLoaded(930), charset(930).kind);
    console.log(JSON.stringify(seen));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  assert.deepEqual(
    JSON.parse(stdout || 'null'),
    [true, false, 'ccsid-not-loaded', 'the table of CCSID 930 is not loaded: await loadCharset(930)', true, 'mixed'],
    stderr,
  );
});

/** The modules under ccsid/tables that a process loads which runs `statements`: V8's coverage report names every script. */
function tablesRead(statements: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'bigiron-ccsid-'));
  try {
    const index = import.meta.resolve('../../src/ccsid/index.js');
    const program = `import { charset, loadCharset } from ${JSON.stringify(index)}; ${statements}`;
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, NODE_V8_COVERAGE: folder },
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    const reports = readdirSync(folder).map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')));
    const scripts: string[] = reports.flatMap(report => report.result.map((script: { url: string }) => script.url));
    return scripts.flatMap(url => /\/ccsid\/tables\/(.+)\.js$/.exec(url)?.[1] ?? []).sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
