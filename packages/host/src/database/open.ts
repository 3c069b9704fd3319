import { migrate, type RoomSchema } from '../store/migrations.ts';
import type { Store } from '../store/store.ts';
import type { SecurityRooms } from '../system/authority/rooms.ts';
import type { Clock } from '../system/clock.ts';
import type { ServiceRooms } from './catalog/ibm-i-services/service.ts';
import { catalogSchema } from './catalog/schema.ts';
import type { SqlHost } from './host.ts';
import type { Database } from './room.ts';

export interface DatabaseRooms extends ServiceRooms, Pick<SecurityRooms, 'objects' | 'within' | 'apply'> {
  readonly store: Store;
  readonly clock: Clock;
  /** Name of the relational database, as WRKRDBDIRE has it for *LOCAL. */
  readonly server: string;
  readonly host: SqlHost;
  /** `V7R5M0`, which is the default. */
  readonly release?: string;
}

/** Tables of the SQL room, in the order in which they may refer to each other. */
export const databaseSchemas: readonly RoomSchema[] = [catalogSchema];

/** The SQL room while what runs SQL may not be loaded yet. */
export interface OpenDatabase extends Database {
  /** Loads what runs SQL, so that the first session need not wait for it. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Brings the tables of the SQL room up to date. What runs SQL is loaded with the first session, or when the host has time: loading it takes
 * about as long as starting everything else.
 */
export async function openDatabase(rooms: DatabaseRooms): Promise<OpenDatabase> {
  await migrate(rooms.store, databaseSchemas);
  let opening: ReturnType<typeof load> | undefined;
  const load = async () => (await import('./engine.ts')).openEngine(rooms);
  const engine = () => {
    // What failed once, because the store could not be reached, is tried again by the next.
    opening ??= load().catch(error => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return {
    open: async (job, attributes) => (await engine()).open(job, attributes),
    cancel: async job => opening !== undefined && (await opening).cancel(job),
    async warm() {
      await engine();
    },
    async close() {
      await (await opening?.catch(() => undefined))?.close();
    },
  };
}
