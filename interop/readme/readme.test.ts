import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { removeDirectory, temporaryDirectory } from '../host-process.ts';
import { requiresToolbox, toolboxJar } from '../java.ts';
import { requiresPrivateNetwork } from '../private-network.ts';
import { fencedBlocks } from './blocks.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What each example prints, to the letter. */
const expected: Readonly<Record<string, RegExp>> = {
  'Start a host': /^QSECOFR has the password \S+ .*^bigiron ready \{/ms,
  'Use it from Java': /^Hello from Java\n$/,
  'Use it from JDBC': /^nails 5\.00\nhammer 24\.00\n$/,
  'Use it from TypeScript': /^one pound of nails\n$/,
  'Use it from the command line': /\none pound of nails\nTABLE_SCHEMA +TABLE_NAME\n/,
};

test('every example of the README does what it says', async t => {
  const folder = await temporaryDirectory();
  const session = [process.execPath, fileURLToPath(new URL('session.js', import.meta.url)), folder];
  const line = requiresPrivateNetwork(t, session);
  if (line === undefined) return;
  try {
    const [program, ...args] = line as [string, ...string[]];
    const java = await withJava(t);
    const { stdout } = await promisify(execFile)(program, args, {
      env: { ...process.env, ...(java ? { BIGIRON_README_JAR: toolboxJar } : {}) },
      timeout: 120_000,
    });
    const said = stdout
      .trim()
      .split('\n')
      .map(one => JSON.parse(one) as { heading: string; output: string });
    for (const { heading, output } of said) assert.match(output, expected[heading] as RegExp, heading);
    assert.equal(said.length, java ? 5 : 3);
  } finally {
    await removeDirectory(folder);
  }
});

async function withJava(t: import('node:test').TestContext): Promise<boolean> {
  let java = false;
  await t.test('with IBM Toolbox for Java', t => {
    java = requiresToolbox(t);
  });
  return java;
}

test('the README has no block that is not tried, and the commands of npm are there', async () => {
  const blocks = fencedBlocks(await readFile(join(root, 'README.md'), 'utf8'));
  const untried = blocks.filter(({ heading }) => expected[heading] === undefined);
  assert.deepEqual(untried, [{ heading: 'Test it', language: '', text: 'npm test' }]);
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: object };
  assert.ok('start' in scripts && 'test' in scripts);
});
