import { startEmbedded } from './embedded/embedded-server.ts';
import { StoreError } from './error.ts';
import { locationOf, targetOf } from './postgres/target.ts';
import { PostgresStore } from './postgres-store.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** Directory of this host's data; the private PostgreSQL lives in it. Made if it does not exist. */
  readonly dataDir?: string | undefined;
  /** `postgres://user:password@server:port/database?sslmode=verify-full`: use that server instead of a private one. */
  readonly databaseUrl?: string | undefined;
  /** Connections in each of the two pools (forced and unforced commits), at least 2. Default 8. */
  readonly poolSize?: number | undefined;
  /** Sessions that may be open at once; the private server is made for them. Default 100. */
  readonly maxSessions?: number | undefined;
  /** Folder with `bin/postgres` and `bin/initdb` for the private server, instead of the packaged programs. */
  readonly postgresHome?: string | undefined;
  /** Further run-time parameters of the private server. */
  readonly postgresSettings?: Readonly<Record<string, string>> | undefined;
}

export interface OpenedStore {
  readonly store: Store;
  /** Closes the store and stops the private server, if there is one. */
  stop(): Promise<void>;
}

/** Opens the store in `dataDir`, or on the server of `databaseUrl`. Errors: StoreError, PgError; nothing stays behind. */
export async function openStore(options: StoreOptions): Promise<OpenedStore> {
  const poolSize = Math.max(2, options.poolSize ?? 8);
  if (options.databaseUrl !== undefined) {
    const target = targetOf(options.databaseUrl);
    const store = new PostgresStore({ location: locationOf(target), target: async () => target }, poolSize);
    return opened(store, () => store.close());
  }
  if (options.dataDir === undefined)
    throw new StoreError('data-directory-unusable', 'The store needs a data directory or a database URL.', 'caller');
  const server = await startEmbedded({
    dataDir: options.dataDir,
    // Two pools, the listener, the sessions.
    connections: 2 * poolSize + 1 + (options.maxSessions ?? 100),
    postgresHome: options.postgresHome,
    settings: options.postgresSettings ?? {},
  });
  const store = new PostgresStore(server, poolSize);
  return opened(store, async () => {
    await store.close();
    await server.stop();
  });
}

/** A store that cannot answer is an error now, not at the first sign-on. */
async function opened(store: Store, stop: () => Promise<void>): Promise<OpenedStore> {
  try {
    await store.query('SELECT 1');
    return { store, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
