import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { migrate } from '../../../src/store/migrations.ts';
import type { Store } from '../../../src/store/store.ts';
import { type Clock, systemClock } from '../../../src/system/clock.ts';
import type { DataQueueAttributes, NewDataQueue } from '../../../src/system/data-queues/data-queue.ts';
import { openDataQueues } from '../../../src/system/data-queues/data-queues.ts';
import type { DataQueues } from '../../../src/system/data-queues/room.ts';
import { dataQueueSchema } from '../../../src/system/data-queues/schema.ts';
import type { Job } from '../../../src/system/jobs/job.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import type { ObjectDescription, Objects } from '../../../src/system/objects/object.ts';
import { temporaryStore } from '../../store/temporary-store.ts';

/** A job as far as data queues look at one. */
export const job = {
  id: { number: '000123', user: 'QUSER', name: 'QZHQSSRV' },
  profile: { name: 'ALICE' },
} as unknown as Job;

export const fifo: DataQueueAttributes = {
  maximumLength: 100,
  sequence: '*FIFO',
  keyLength: 0,
  senderId: false,
  force: false,
  autoReclaim: false,
};

/** Just enough of the object room to name queues: the real one is tested on its own, and by the tests of the doors. */
class NamedObjects {
  readonly #store: Store;
  readonly #listeners: Parameters<Objects['onChange']>[0][] = [];
  readonly #known = new Map<string, ObjectDescription>();

  constructor(store: Store) {
    this.#store = store;
  }

  readonly create: Objects['create'] = async (_, object, complete) =>
    this.#store.transaction(async tx => {
      const { rows } = await tx.query<{ id: bigint }>('INSERT INTO object (name) VALUES ($1) RETURNING id', [
        object.name,
      ]);
      const id = rows[0]!.id;
      await complete?.(tx, id);
      return describe(id, object.name);
    });

  readonly resolve: Objects['resolve'] = async (_, { name }) => {
    const { rows } = await this.#store.query<{ id: bigint }>('SELECT id FROM object WHERE name = $1', [name]);
    if (rows[0] === undefined) throw catalogue.escape('CPF9801', [name, 'QGPL', '*DTAQ']);
    const found = describe(rows[0].id, name);
    this.#known.set(name, found);
    return found;
  };

  readonly delete: Objects['delete'] = async (_, { name }) => {
    const { rows } = await this.#store.query<{ id: bigint }>('DELETE FROM object WHERE name = $1 RETURNING id', [name]);
    this.#known.delete(name);
    for (const listener of this.#listeners) listener(rows[0]!.id, { library: 0n, name, type: '*DTAQ', job: '' });
  };

  readonly resolved: Objects['resolved'] = (_, { name }) => this.#known.get(name);

  readonly onChange: Objects['onChange'] = listener => {
    this.#listeners.push(listener);
    return () => undefined;
  };
}

function describe(id: bigint, name: string): ObjectDescription {
  return { id, name, library: 'QGPL', type: '*DTAQ' } as unknown as ObjectDescription;
}

export type Room = DataQueues & { close(): Promise<void> };

export interface Fixture {
  readonly store: Store;
  /** A room as another process would open it on the same store. */
  room(process: string): Promise<Room>;
  /** A room with the store to itself, and a journal so small that it is soon full. The next one takes the journal over. */
  alone(options?: { store?: Store; clock?: Clock }): Promise<Room>;
  /** A new queue; its name. */
  queue(room: DataQueues, attributes?: Partial<DataQueueAttributes>): Promise<{ name: string; library: string }>;
}

export const bytes = (text: string) => Buffer.from(text);

export async function fixture(t: TestContext, clock: Clock = systemClock): Promise<Fixture> {
  const store = await temporaryStore(t);
  const objectSchema = {
    room: 'objects',
    migrations: [
      { name: 'names', sql: 'CREATE TABLE object (id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text)' },
    ],
  };
  await migrate(store, [objectSchema, dataQueueSchema]);
  const directory = await mkdtemp(join(tmpdir(), 'bigiron-journal-'));
  t.after(() => rm(directory, { recursive: true }));
  const common = { store, messages: catalogue, clock };
  let count = 0;
  return {
    store,
    async room(process) {
      const objects = new NamedObjects(store) as unknown as Objects;
      const room = await openDataQueues({ ...common, objects, process });
      t.after(() => room.close());
      return room;
    },
    async alone(options = {}) {
      const objects = new NamedObjects(store) as unknown as Objects;
      const journal = { directory, segmentSize: 4096, shelfCapacity: 5 };
      const room = await openDataQueues({ ...common, ...options, objects, process: 'alone', journal });
      t.after(() => room.close());
      return room;
    },
    async queue(room, attributes = {}) {
      const name = `Q${++count}`;
      const queue: NewDataQueue = { ...fifo, ...attributes, name, library: 'QGPL' };
      await room.create(job, queue);
      return { name, library: 'QGPL' };
    },
  };
}
