import type { Storage } from '../../../src/programs/room.ts';
import { type SystemRooms, systemPrograms } from '../../../src/programs/system/index.ts';
import type { Job } from '../../../src/system/jobs/job.ts';
import { shippedMessages } from '../../../src/system/messages/catalogue/index.ts';
import { catalogue, filledMessage } from '../../../src/system/messages/shipped-catalogue.ts';
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
    messageFiles: systemFile,
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

/** QSYS/QCPFMSG and no other message file. */
const systemFile: SomeRooms['messageFiles'] = {
  async describe(_job, { name, library }, id) {
    const description = catalogue.describe(id);
    if (name !== 'QCPFMSG') throw catalogue.escape('CPF2407', [name, library]);
    if (description === undefined) throw catalogue.escape('CPF2419', [id, name, library]);
    return { description, file: name, library: 'QSYS' };
  },
  async following(_job, { name }, id = '') {
    const next = Object.keys(shippedMessages)
      .sort()
      .find(one => one > id);
    return next === undefined ? undefined : { description: catalogue.describe(next)!, file: name, library: 'QSYS' };
  },
  async message(job, file, id, type, data) {
    const { description } = await systemFile!.describe!(job, file, id);
    return filledMessage(description, type, data, 'QCPFMSG', 'QSYS');
  },
};
