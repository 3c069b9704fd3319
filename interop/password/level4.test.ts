import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { substitute, verifier } from '@bigiron/wire/hostserver/password/index';
import { requires } from '../requires.ts';

const SOURCE = fileURLToPath(new URL('../../password/level4.py', import.meta.url));

/** Debian's Toolbox does not know level 4, so that a second implementation of its arithmetic stands in for a client. */
test("level 4 agrees with Python's hashlib", async t => {
  if (!requires(t, 'python3', spawnSync('python3', ['--version']).status === 0)) return;
  const seeds = { client: Buffer.from('0102030405060708', 'hex'), server: Buffer.from('fffefdfcfbfaf9f8', 'hex') };
  const cases = [
    ['a', 'b'],
    ['ALICE', 'abcd'],
    ['TENCHARS_$', 'x'.repeat(128)],
    ['BOB', 'Grüße, 日本語'],
  ] as const;

  const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();
  const lines = cases.map(row =>
    [...row.map(utf16), seeds.client, seeds.server].map(b => b.toString('hex')).join('\t'),
  );
  const { stdout, stderr } = spawnSync('python3', [SOURCE], { input: lines.join('\n'), encoding: 'utf8' });
  assert.equal(stderr, '');

  const ours = await Promise.all(
    cases.map(async ([user, password]) => {
      const kept = await verifier(4, user, password);
      return [kept, substitute(4, user, kept, seeds)].map(b => Buffer.from(b).toString('hex')).join(' ');
    }),
  );
  assert.deepEqual(ours, stdout.trimEnd().split('\n'));
});
