import type { Store } from './store.ts';

export interface StoreOptions {
  /** Directory of this host's data; the private PostgreSQL cluster lives in its subdirectory `postgres`. */
  readonly dataDir?: string;
  /** `postgres://user:password@server:port/database?sslmode=verify-full`: use that server instead of a private one. */
  readonly databaseUrl?: string;
  /** Connections in each of the two pools (forced and unforced commits). Default 8. */
  readonly poolSize?: number;
  /** Connections that sessions may hold besides the pools; sizes the private server. Default 100. */
  readonly maxSessions?: number;
  /** Folder with `bin/postgres` and `bin/initdb` for the private cluster, instead of the packaged programs. */
  readonly postgresHome?: string;
}

export interface OpenedStore {
  readonly store: Store;
  /** Closes the store and stops the private server, if there is one. */
  stop(): Promise<void>;
}
