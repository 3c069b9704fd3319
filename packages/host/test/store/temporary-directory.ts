import { accessSync, constants, statfsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cleanup, undo } from './cleanup.ts';

const memory = '/dev/shm';
/** A cluster and its databases are some thousand files of 50 to 200 MB; several test processes run at once. */
const enough = 4_000_000_000;

/** A new directory in memory if there is plenty, otherwise on disk. The caller removes it. */
export function makeTemporaryDirectory(): Promise<string> {
  return mkdtemp(join(inMemory() ? memory : tmpdir(), 'bigiron-test-'));
}

/** A new directory for the time of one test. */
export async function temporaryDirectory(t: Cleanup): Promise<string> {
  const directory = await makeTemporaryDirectory();
  undo(t, () => rm(directory, { recursive: true, force: true }));
  return directory;
}

function inMemory(): boolean {
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > enough;
  } catch {
    return false;
  }
}
