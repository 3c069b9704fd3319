import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { after } from 'node:test';
import { type EmbeddedServer, startEmbedded } from '../../src/store/embedded/embedded-server.ts';
import { PostgresStore } from '../../src/store/postgres-store.ts';
import type { Server } from '../../src/store/server.ts';
import type { Store } from '../../src/store/store.ts';
import { type Cleanup, undo } from './cleanup.ts';
import { seedCluster } from './seed-cluster.ts';
import { makeTemporaryDirectory } from './temporary-directory.ts';

/** The one server of this test process, started with the first temporary store; nothing on it has to survive. */
let running: Promise<EmbeddedServer> | undefined;
let databases = 0;

after(async () => {
  const server = await running?.catch(() => undefined);
  if (server === undefined) return;
  await server.stop();
  await rm(server.location, { recursive: true, force: true });
});

/** An empty store for one test, as a database of its own. The first one of a process takes a few tenths of a second, others hundredths. */
export async function temporaryStore(t: Cleanup): Promise<Store> {
  const store = new PostgresStore(await temporaryDatabase(), 4);
  undo(t, () => store.close());
  return store;
}

/** A new empty database, for tests that connect to it themselves. */
export async function temporaryDatabase(): Promise<Server> {
  running ??= startServer();
  const server = await running;
  const database = `test_${++databases}`;
  const owner = new PostgresStore(server, 2);
  await owner.query(`CREATE DATABASE ${database}`);
  await owner.close();
  return {
    location: `${server.location}#${database}`,
    target: async () => ({ ...(await server.target()), database }),
  };
}

async function startServer(): Promise<EmbeddedServer> {
  const dataDir = await makeTemporaryDirectory();
  await seedCluster(dataDir);
  const server = await startEmbedded({
    dataDir,
    connections: 60,
    settings: { fsync: 'off', full_page_writes: 'off', autovacuum: 'off' },
  });
  // A run that is broken off ends the server (by its own exit listener) and leaves no data in memory.
  process.once('SIGTERM', () => process.exit(143));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  return server;
}
