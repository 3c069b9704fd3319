import { ServerId } from '@bigiron/wire/hostserver/header';
import { connectInMemory } from '../../../src/net/memory.ts';
import { dataQueueService } from '../../../src/services/data-queue/service.ts';
import type { DataQueueDescription, Entry } from '../../../src/system/data-queues/data-queue.ts';
import type { DataQueues } from '../../../src/system/data-queues/room.ts';
import { FrameClient } from '../../hostserver/client.ts';
import { testRooms } from '../../hostserver/rooms.ts';

/** What the room was asked to do: the name of the method, then its arguments without the job. */
export type Asked = readonly [method: keyof DataQueues, ...given: unknown[]];

/** The door over a room that remembers what it was asked, and answers as it is told. */
export interface TestDoor {
  readonly client: FrameClient;
  readonly asked: Asked[];
  /** What `receive` brings; it waits for ever while this is `waits`. */
  entry: Entry | 'waits' | undefined;
  description: DataQueueDescription | undefined;
  /** Thrown by whatever is called next. */
  error: Error | undefined;
}

export async function openDoor(): Promise<TestDoor> {
  const asked: Asked[] = [];
  const note = async (...what: Asked) => {
    asked.push(what);
    const { error } = door;
    door.error = undefined;
    if (error !== undefined) throw error;
  };
  const dataQueues: DataQueues = {
    create: (_, queue) => note('create', queue),
    delete: (_, name) => note('delete', name),
    describe: async (_, name) => {
      await note('describe', name);
      return door.description as DataQueueDescription;
    },
    send: (_, name, data, key) => note('send', name, data, key),
    receive: async (_, name, receive, signal) => {
      await note('receive', name, receive);
      if (door.entry !== 'waits') return door.entry;
      await new Promise(resolve => signal?.addEventListener('abort', resolve));
      return undefined;
    },
    clear: (_, name, key) => note('clear', name, key),
  };
  const rooms = testRooms({ ALICE: { password: 'secret' } });
  const service = dataQueueService({ ...rooms, dataQueues, release: 0x00070500 });
  const client = new FrameClient(connectInMemory(service));
  const door: TestDoor = { client, asked, entry: undefined, description: undefined, error: undefined };
  await client.start('ALICE', 'secret', ServerId.dataQueue);
  return door;
}
