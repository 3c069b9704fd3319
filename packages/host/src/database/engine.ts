import { StoredCatalog } from './catalog/stored-catalog.ts';
import { installSystemViews } from './catalog/system/install.ts';
import { installLibrary } from './functions/install.ts';
import type { DatabaseRooms } from './open.ts';
import type { Database } from './room.ts';
import { Sessions } from './sessions.ts';

/** What runs SQL: parser, catalog, compiler and functions, a third of the host's modules. Brings what it has in PostgreSQL up to date. */
export async function openEngine(rooms: DatabaseRooms): Promise<Database & { close(): Promise<void> }> {
  await installLibrary(rooms.store);
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
