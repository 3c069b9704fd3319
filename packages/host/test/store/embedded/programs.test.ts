import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Identity } from '../../../src/store/embedded/identity.ts';
import { findPackaged, type Packaged, packagedPrograms, programsIn } from '../../../src/store/embedded/programs.ts';
import type { StoreError } from '../../../src/store/error.ts';
import { undo } from '../cleanup.ts';

/** On the file system of the packages, so that a copy of them can be made of links. */
const cache = fileURLToPath(new URL('../../../../../../node_modules/.cache/bigiron/', import.meta.url));
const ourselves: Identity = { uid: process.getuid!(), gid: process.getgid!(), dropped: false };

/** The package as npm unpacks it, before its script has run. */
async function unpacked(t: TestContext): Promise<Packaged & { directory: string }> {
  await mkdir(cache, { recursive: true });
  const directory = await mkdtemp(join(cache, 'test-programs-'));
  undo(t, () => rm(directory, { recursive: true, force: true }));
  const { folder, version } = findPackaged();
  const copy = join(directory, 'native');
  execFileSync('cp', ['-al', folder, copy]);
  for (const name of readdirSync(join(copy, 'lib')))
    if (lstatSync(join(copy, 'lib', name)).isSymbolicLink()) rmSync(join(copy, 'lib', name));
  return { directory, folder: copy, version };
}

function version(program: string): string {
  return execFileSync(program, ['--version'], { encoding: 'utf8' });
}

test('the links between the libraries are made where the package was not allowed to', async t => {
  const packaged = await unpacked(t);
  assert.throws(
    () => execFileSync(join(packaged.folder, 'bin', 'postgres'), ['--version'], { stdio: 'pipe' }),
    /libicu/,
  );
  const cacheDir = join(packaged.directory, 'cache');
  const [programs] = await Promise.all([
    packagedPrograms(packaged, cacheDir, ourselves),
    packagedPrograms(packaged, cacheDir, ourselves),
  ]);
  assert.match(version(programs.postgres), /^postgres \(PostgreSQL\) 18\./);
  assert.equal(programs.postgres, join(packaged.folder, 'bin', 'postgres'));
  assert.equal(existsSync(cacheDir), false);
});

test('programs that the user of the server cannot reach are copied once', async t => {
  const packaged = await unpacked(t);
  chmodSync(packaged.folder, 0o700);
  const stranger: Identity = { uid: ourselves.uid + 4711, gid: ourselves.gid + 4711, dropped: true };
  const cacheDir = join(packaged.directory, 'cache');
  const both = await Promise.all([
    packagedPrograms(packaged, cacheDir, stranger),
    packagedPrograms(packaged, cacheDir, stranger),
  ]);
  assert.deepEqual(both[0], both[1]);
  assert.deepEqual(readdirSync(cacheDir), [`postgres-${packaged.version}`]);
  assert.match(version(both[0].postgres), /18\./);
  assert.match(version(both[0].initdb), /18\./);
});

test('a folder without PostgreSQL is named', () => {
  assert.throws(
    () => programsIn('/nowhere'),
    (error: StoreError) => error.code === 'postgres-unusable' && /\/nowhere\/bin\/postgres/.test(error.message),
  );
});
