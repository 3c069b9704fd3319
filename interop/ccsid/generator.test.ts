import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { requires } from '../requires.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

test('the committed tables are what the generator makes of ICU', t => {
  if (!requires(t, 'uconv', spawnSync('uconv', ['--version']).status === 0)) return;
  const fresh = mkdtempSync(join(tmpdir(), 'bigiron-ccsid-'));
  try {
    const generator = join(root, 'scripts/generate-ccsid-tables.mjs');
    const { status, stderr } = spawnSync(process.execPath, [generator, fresh], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.deepEqual(contents(fresh), contents(join(root, 'packages/wire/src/ccsid/tables')));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
});

function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder).sort();
  return Object.fromEntries(names.map(name => [name, inflated(readFileSync(join(folder, name), 'utf8'))]));
}

/** Another version of zlib may deflate the same cells to other bytes. */
function inflated(module: string): string {
  return module.replace(/ cells:\s+'([^,]*)',/, (_, packed: string) => {
    const base64 = packed.replaceAll(/' \+\n *'/g, '');
    return inflateRawSync(Buffer.from(base64, 'base64')).toString('hex');
  });
}
