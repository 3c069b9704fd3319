import { migrate, type RoomSchema } from '../store/migrations.ts';
import type { Store } from '../store/store.ts';
import type { SecurityRooms } from '../system/authority/rooms.ts';
import type { Clock } from '../system/clock.ts';
import type { ServiceRooms } from './catalog/ibm-i-services/service.ts';
import { catalogSchema } from './catalog/schema.ts';
import { StoredCatalog } from './catalog/stored-catalog.ts';
import { installSystemViews } from './catalog/system/install.ts';
import { installLibrary } from './functions/install.ts';
import type { SqlHost } from './host.ts';
import type { Database } from './room.ts';
import { Sessions } from './sessions.ts';

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

/** Brings the tables of the SQL room up to date and opens it. */
export async function openDatabase(rooms: DatabaseRooms): Promise<Database & { close(): Promise<void> }> {
  await installLibrary(rooms.store);
  await migrate(rooms.store, databaseSchemas);
  await installSystemViews(rooms.store, rooms.release ?? 'V7R5M0');
  const catalog = new StoredCatalog(rooms);
  const sessions = new Sessions({ ...rooms, catalog, services: rooms });
  return {
    open: (job, attributes) => sessions.open(job, attributes),
    cancel: job => sessions.cancel(job),
    async close() {
      await sessions.close();
      catalog.close();
    },
  };
}
