import { charset } from '@bigiron/wire/ccsid/index';
import type { DataAreas, DataAreaValue } from '../../system/data-areas/data-area.ts';
import type { DataQueues } from '../../system/data-queues/room.ts';
import type { Job } from '../../system/jobs/job.ts';
import type { QualifiedName } from '../../system/objects/object.ts';
import type { Programs } from '../room.ts';
import { copies, type Operation, type Operations } from '../worker/protocol.ts';

/** What a program can reach through its job. All of it happens under the authority of the job's current user. */
export interface Reach {
  readonly programs: Programs;
  /** What a command sends is in the job log when it is done. */
  readonly commands: { run(job: Job, text: string): Promise<void> };
  readonly dataQueues: DataQueues;
  readonly dataAreas: DataAreas;
}

/** One handler per operation; `signal` ends what still waits when the program has ended. */
type Handlers = {
  readonly [O in Operation]: (
    job: Job,
    signal: AbortSignal,
    ...args: Parameters<Operations[O]>
  ) => Promise<ReturnType<Operations[O]>>;
};

export function requestHandlers({ programs, commands, dataQueues, dataAreas }: Reach): Handlers {
  return {
    async run(job, _signal, command) {
      const before = job.log.lastKey;
      await commands.run(job, command);
      return job.log.since(before).map(({ message }) => message);
    },
    async call(job, _signal, name, storage) {
      const program = await programs.program(job, qualified(name));
      const given = storage.map(one => one && Buffer.from(one));
      await program.call(job, given);
      return copies(given);
    },
    sendEntry: (job, _signal, queue, data, key) => dataQueues.send(job, qualified(queue), data, key),
    receiveEntry: (job, signal, queue, receive) => dataQueues.receive(job, qualified(queue), receive, signal),
    clearQueue: (job, _signal, queue, key) => dataQueues.clear(job, qualified(queue), key),
    readArea: async (job, _signal, area) => areaText((await dataAreas.read(job, areaName(area))).value, job),
    async writeArea(job, _signal, area, text) {
      const { type } = await dataAreas.read(job, areaName(area));
      await dataAreas.write(job, areaName(area), areaValue(type, text, job));
    },
  };
}

/** `LIBRARY/NAME`, or `NAME` along the library list. */
export function qualified(name: string): QualifiedName {
  const parts = name.trim().toUpperCase().split('/');
  const [library, own] = parts.length === 2 ? parts : ['*LIBL', parts[0]];
  if (parts.length > 2 || !own || !library) throw new TypeError(`"${name}" is no NAME or LIBRARY/NAME`);
  return { name: own, library };
}

/** As `qualified`; *LDA and *PDA belong to the job and have no library. */
function areaName(name: string): QualifiedName {
  return name.startsWith('*') ? { name: name.toUpperCase(), library: '' } : qualified(name);
}

function areaText(value: DataAreaValue, { defaultCcsid }: Job): string {
  if (value.type === '*DEC') return value.decimal;
  if (value.type === '*LGL') return value.on ? '1' : '0';
  return charset(defaultCcsid).decode(value.bytes);
}

function areaValue(type: DataAreaValue['type'], text: string, { defaultCcsid }: Job): DataAreaValue {
  if (type === '*DEC') return { type, decimal: text };
  if (type === '*LGL') return { type, on: text === '1' };
  return { type, bytes: Buffer.from(charset(defaultCcsid).encode(text)) };
}
