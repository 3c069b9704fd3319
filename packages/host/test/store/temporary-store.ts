import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { type EmbeddedServer, startEmbedded } from '../../src/store/embedded/embedded-server.ts';
import { PostgresStore } from '../../src/store/postgres-store.ts';
import type { Server } from '../../src/store/server.ts';
import type { Store } from '../../src/store/store.ts';

/** What a test gives us to clean up by: `t` of `test('..', async t => ..)`. */
interface Cleanup {
  after(work: () => Promise<void>): void;
}

/** The one server of this test process, started with the first temporary store; nothing on it has to survive. */
let running: Promise<EmbeddedServer> | undefined;
let databases = 0;

after(async () => {
  const server = await running?.catch(() => undefined);
  if (server === undefined) return;
  await server.stop();
  await rm(server.location, { recursive: true, force: true });
});

/** An empty store for one test, as a database of its own. The first one of a process takes about a second, others milliseconds. */
export async function temporaryStore(t: Cleanup): Promise<Store> {
  const store = new PostgresStore(await temporaryDatabase(), 4);
  t.after(() => store.close());
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
  const dataDir = await mkdtemp(join(tmpdir(), 'bigiron-test-'));
  return startEmbedded({
    dataDir,
    connections: 60,
    settings: { fsync: 'off', full_page_writes: 'off', autovacuum: 'off' },
  });
}
