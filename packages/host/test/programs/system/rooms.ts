import type { Storage } from '../../../src/programs/room.ts';
import { type SystemRooms, systemPrograms } from '../../../src/programs/system/index.ts';
import type { Job } from '../../../src/system/jobs/job.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import { ManualClock } from '../../manual-clock.ts';
import { type FakeJob, fakeJob } from '../fakes.ts';

/** Rooms of which a test gives only what the API under test needs. */
export type SomeRooms = { readonly [K in keyof SystemRooms]?: Partial<SystemRooms[K]> };

/** Calls one system program over these rooms. */
export function caller(rooms: SomeRooms, job: FakeJob = fakeJob()) {
  const programs = systemPrograms({
    messages: catalogue,
    clock: new ManualClock(),
    release: 'V7R5M0',
    ...rooms,
  } as unknown as SystemRooms);
  return (name: string, storage: readonly Storage[], by: Job = job) => programs.get(`QSYS/${name}`)!(by, storage);
}

export function int(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** An error code of this many bytes; 0 asks for escape messages. */
export function errorCode(provided: number, size = Math.max(provided, 8)): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeInt32BE(provided);
  return bytes;
}
