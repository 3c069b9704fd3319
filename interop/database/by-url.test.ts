import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { olderToolboxJar, requiresToolbox, toolboxJar } from '../java.ts';
import { requiresPrivateNetwork } from '../private-network.ts';

const session = fileURLToPath(new URL('url-session.js', import.meta.url));

const expected = [
  { name: 'connected', rows: [['BIGIRON'], ['ALICE']], release: '07.05.0000 V7R5m0', valid: 'true' },
  { name: 'QTEMP', rows: [['mine']] },
  { name: 'refused', state: '08004' },
];

for (const [version, jar] of [
  ['9.4', toolboxJar],
  ['9.1', olderToolboxJar],
] as const) {
  test(`by its URL alone, through the port mapper, IBM Toolbox for Java ${version}`, async t => {
    if (!requiresToolbox(t, jar)) return;
    const line = requiresPrivateNetwork(t, [process.execPath, session, jar]);
    if (line === undefined) return;
    const [program, ...args] = line as [string, ...string[]];
    const { stdout } = await promisify(execFile)(program, args, { timeout: 300_000 });
    const [plain, tls] = stdout
      .trim()
      .split('\n')
      .map(one => JSON.parse(one) as unknown);
    assert.deepEqual(plain, expected);
    assert.deepEqual(tls, expected);
  });
}
