import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { keyFile, verifierKey } from '../../../src/system/profiles/verifier-key.ts';
import { systemRandom } from '../../../src/system/random.ts';

const key = verifierKey(Buffer.alloc(32, 1));

async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bigiron-key-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

test('what was sealed opens with the same key and context only', () => {
  const secret = Buffer.from('verifier');
  const sealed = key.seal(secret, '7/sha1', systemRandom);
  assert.ok(!sealed.includes(secret));
  assert.deepEqual(key.open(sealed, '7/sha1'), secret);
  assert.throws(() => key.open(sealed, '8/sha1'), { code: 'sealed-damaged' });
  assert.throws(() => verifierKey(Buffer.alloc(32, 2)).open(sealed, '7/sha1'), { code: 'wrong-key' });
  assert.notDeepEqual(key.seal(secret, '7/sha1', systemRandom), sealed);
});

test('no bit of a sealed verifier can be changed', () => {
  const sealed = key.seal(Buffer.from('verifier'), 'x', systemRandom);
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const damaged = Buffer.from(sealed);
    damaged[bit >> 3]! ^= 1 << (bit & 7);
    assert.throws(() => key.open(damaged, 'x'), { layer: 'room' }, `bit ${bit}`);
  }
  for (let length = 0; length < sealed.length; length++) {
    assert.throws(() => key.open(sealed.subarray(0, length), 'x'), { layer: 'room' }, `length ${length}`);
  }
});

test('a key file is made once, for its owner only', async t => {
  const folder = await temporaryFolder(t);
  const path = join(folder, 'verifier.key');
  const keys = await Promise.all([1, 2, 3, 4].map(() => keyFile(path, systemRandom)));
  assert.equal(new Set(keys.map(({ id }) => id.toString('hex'))).size, 1);
  assert.deepEqual(await readdir(folder), ['verifier.key']);
  if (process.platform !== 'win32') assert.equal((await stat(path)).mode & 0o777, 0o600);
  assert.deepEqual((await keyFile(path, systemRandom)).id, keys[0]!.id);
  assert.match(await readFile(path, 'utf8'), /^[0-9a-f]{64}\n$/);
});

test('a key file that others can read, or that holds something else, is refused', async t => {
  const folder = await temporaryFolder(t);
  const open = join(folder, 'open');
  await writeFile(open, 'ab'.repeat(32), { mode: 0o600 });
  await keyFile(open, systemRandom);
  if (process.platform !== 'win32') {
    await chmod(open, 0o640);
    await assert.rejects(keyFile(open, systemRandom), { code: 'key-unusable' });
  }
  const wrong = join(folder, 'wrong');
  await writeFile(wrong, 'not a key', { mode: 0o600 });
  await assert.rejects(keyFile(wrong, systemRandom), { code: 'key-unusable' });
  assert.throws(() => verifierKey(Buffer.alloc(16)), { code: 'key-unusable' });
});
