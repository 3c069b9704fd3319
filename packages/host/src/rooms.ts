import { join } from 'node:path';
import { migrate } from './store/migrations.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';
import type { Audit } from './system/audit.ts';
import { openSecurityRooms, type SecurityRooms, securitySchemas } from './system/authority/rooms.ts';
import type { Clock } from './system/clock.ts';
import { openDataQueues } from './system/data-queues/data-queues.ts';
import type { DataQueues } from './system/data-queues/room.ts';
import { dataQueueSchema } from './system/data-queues/schema.ts';
import { jobSchema } from './system/jobs/schema.ts';
import { StoredJobs } from './system/jobs/stored-jobs.ts';
import { catalogue } from './system/messages/shipped-catalogue.ts';
import { keyFile } from './system/profiles/verifier-key.ts';
import type { Random } from './system/random.ts';
import { systemValueSchema } from './system/values/schema.ts';
import { openSystemValues } from './system/values/stored-values.ts';
import type { SystemValues } from './system/values/system-value.ts';

/** Tables of all rooms, in the order in which they may refer to each other. */
const schemas = [...securitySchemas, systemValueSchema, jobSchema, dataQueueSchema];

export interface RoomOptions {
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Audit;
}

/** The rooms of a host, each built once. */
export interface Rooms extends Omit<SecurityRooms, 'close'> {
  readonly store: Store;
  readonly values: SystemValues;
  readonly jobs: StoredJobs;
  readonly dataQueues: DataQueues;
  /** Closes them in the reverse order. */
  close(): Promise<void>;
}

/** Opens the store and builds the rooms on it. What was opened before something fails is closed again. */
export async function openRooms(options: RoomOptions): Promise<Rooms> {
  const { dataDirectory, databaseUrl, clock, random, audit } = options;
  const opened: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const one of opened.splice(0).reverse()) await one();
  };
  try {
    const [{ store, stop }, key] = await Promise.all([
      openStore({ dataDir: dataDirectory, databaseUrl }),
      keyFile(join(dataDirectory, 'verifier.key'), random),
    ]);
    opened.push(stop);
    await migrate(store, schemas);
    const messages = catalogue;
    const values = await openSystemValues({ store, messages, clock });
    opened.push(() => values.close());
    const security = await openSecurityRooms({ store, clock, random, messages, values, audit, key });
    opened.push(() => security.close());
    const jobs = new StoredJobs({ store, values, messages, clock });
    await jobs.open();
    opened.push(() => jobs.close());
    const { objects } = security;
    const dataQueues = await openDataQueues({
      store,
      objects,
      messages,
      clock,
      process: String(jobs.process),
      // The private cluster serves one host: a second one on the same data directory is refused.
      alone: databaseUrl === undefined,
    });
    opened.push(() => dataQueues.close());
    await jobs.watch();
    return { ...security, store, values, jobs, dataQueues, close };
  } catch (error) {
    await close();
    throw error;
  }
}
