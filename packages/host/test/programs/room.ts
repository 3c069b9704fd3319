import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { openPrograms, type ProgramCollaborators } from '../../src/programs/programs.ts';
import type { Programs, Storage } from '../../src/programs/room.ts';
import type { Clock } from '../../src/system/clock.ts';
import { systemClock } from '../../src/system/clock.ts';
import type { Job } from '../../src/system/jobs/job.ts';
import { catalogue } from '../../src/system/messages/shipped-catalogue.ts';
import { FakeObjects, fakeJob, fakeLibraries } from './fakes.ts';

export interface TestRoom {
  readonly programs: Programs & { close(): Promise<void> };
  readonly objects: FakeObjects;
  readonly directory: string;
  /** Writes a file below the programs directory. */
  write(path: string, source: string, mode?: number): Promise<void>;
  /** Finds a program along the library list QSYS SHOP QGPL and calls it. */
  call(name: string, storage: Storage[], job?: Job): Promise<void>;
}

/** A program room over a directory that is removed after the test. */
export async function openRoom(
  t: TestContext,
  files: Readonly<Record<string, string>>,
  more: Partial<ProgramCollaborators> & { readonly clock?: Clock } = {},
): Promise<TestRoom> {
  const directory = await mkdtemp(join(tmpdir(), 'bigiron-programs-'));
  const write = async (path: string, source: string, mode = 0o644) => {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), source, { mode });
  };
  for (const [path, source] of Object.entries(files)) await write(path, source);
  const objects = new FakeObjects();
  const programs = await openPrograms({
    objects: objects as never,
    libraries: fakeLibraries(objects),
    objectAuthority: { changeOwner: async () => {} },
    keeper: fakeJob(),
    messages: catalogue,
    clock: systemClock,
    commands: { run: async () => {} },
    dataQueues: {} as never,
    dataAreas: {} as never,
    system: () => new Map(),
    directory,
    ...more,
  });
  t.after(async () => {
    await programs.close();
    await rm(directory, { recursive: true, force: true });
  });
  return {
    programs,
    objects,
    directory,
    write,
    async call(name, storage, job = fakeJob()) {
      const program = await programs.program(job, { name, library: '*LIBL' });
      await program.call(job, storage);
    },
  };
}
