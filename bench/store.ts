// The host's PostgreSQL client beside the libraries `pg` and `postgres`, on the work that counts here, in one process and in turns,
// over the unix socket of a private server with fsync on: `node bench/dist/store.js`.
//
// Three runs in November 2026 on two cores shared with other work, Node 20.20, PostgreSQL 18.4, pg 8.23, postgres 3.4. Ratio to the
// better of the two libraries: select by key 1.2 to 1.5 (one caller per connection) and 2.3 to 3.1 (eight), insert under a
// savepoint 1.5 to 1.6, rows 100 at a time 3.2 to 3.4, fetch 1.6 to 1.9. Where each call waits for the disk the client hardly
// matters: 0.5 to 1.2 for inserts, 1.05 to 1.25 for insert + delete, which is within the noise of this disk. The libraries offer
// neither several statements behind one Sync nor undecoded rows and portals beside a pipeline; that and the gain are why the
// client is our own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@bigiron/host/store/embedded/embedded-server';
import { Connection } from '@bigiron/host/store/postgres/connection';
import { compare, throughput } from './measure.ts';
import type { Contender, Session } from './store/contender.ts';
import { nodePostgres } from './store/node-postgres.ts';
import { ours } from './store/ours.ts';
import { postgresJs } from './store/postgres-js.ts';

interface Workload {
  readonly title: string;
  readonly connections: number;
  /** Callers that share a connection, each waiting for its answer before it goes on. */
  readonly callers: number;
  /** Rows or statements that one `operation` counts as. */
  readonly units: number;
  operation(session: Session): Promise<unknown>;
}

const contenders: readonly Contender[] = [ours, nodePostgres, postgresJs];
const payload = Buffer.alloc(64, 0x40);
const tableRows = 100_000;
const runs = 5;
const runMs = 400;
let lastId = 0;

function select(session: Session): Promise<void> {
  lastId = (lastId + 7919) % tableRows;
  return session.select(lastId + 1);
}

async function pair(session: Session): Promise<void> {
  const id = ++lastId;
  await session.insert(id, payload);
  await session.delete(id);
}

function savepoints(session: Session): Promise<void> {
  return session.transaction(async () => {
    for (let count = 0; count < 100; count++) await session.savepointedInsert(++lastId, payload);
  });
}

function block(session: Session): Promise<void> {
  const ids = Array.from({ length: 100 }, () => ++lastId);
  return session.transaction(() => session.insertMany(ids, payload));
}

const insert = (session: Session) => session.insert(++lastId, payload);
const fetchAll = (session: Session) => session.fetchAll();

const workloads: readonly Workload[] = [
  { title: 'select by key', connections: 1, callers: 1, units: 1, operation: select },
  { title: 'select by key', connections: 8, callers: 1, units: 1, operation: select },
  { title: 'select by key', connections: 8, callers: 8, units: 1, operation: select },
  { title: 'insert, committed to disk', connections: 1, callers: 1, units: 1, operation: insert },
  { title: 'insert, committed to disk', connections: 8, callers: 1, units: 1, operation: insert },
  { title: 'insert + delete, both committed to disk', connections: 1, callers: 1, units: 1, operation: pair },
  { title: 'insert + delete, both committed to disk', connections: 8, callers: 1, units: 1, operation: pair },
  { title: 'insert + delete, both committed to disk', connections: 8, callers: 8, units: 1, operation: pair },
  { title: 'insert under a savepoint', connections: 1, callers: 1, units: 100, operation: savepoints },
  { title: 'rows inserted 100 at a time', connections: 1, callers: 1, units: 100, operation: block },
  { title: `rows fetched ${tableRows} at a time`, connections: 1, callers: 1, units: tableRows, operation: fetchAll },
  { title: `rows fetched ${tableRows} at a time`, connections: 8, callers: 1, units: tableRows, operation: fetchAll },
];

const dataDir = await mkdtemp(join(tmpdir(), 'bigiron-bench-'));
const server = await startEmbedded({ dataDir, connections: 60 });
const target = await server.target();
const administrator = await Connection.open(target);
try {
  await administrator.script(`
    CREATE TABLE bench_row (id int4 PRIMARY KEY, name text, amount int4, payload bytea);
    INSERT INTO bench_row SELECT n, 'name of row ' || n, n * 3, decode(md5(n::text), 'hex') FROM generate_series(1, ${tableRows}) n;
    CREATE TABLE bench_entry (id int8 PRIMARY KEY, payload bytea)`);
  await administrator.script('VACUUM ANALYZE bench_row');
  for (const workload of workloads) await report(workload);
} finally {
  await administrator.close();
  await server.stop();
  await rm(dataDir, { recursive: true });
}

async function report(workload: Workload): Promise<void> {
  const { title, connections, callers, units, operation } = workload;
  const opened: Session[] = [];
  const subjects = [];
  for (const contender of contenders) {
    const sessions = await Promise.all(Array.from({ length: connections }, () => contender.connect(target.host)));
    opened.push(...sessions);
    const workers = sessions.flatMap(session => Array.from({ length: callers }, () => () => operation(session)));
    await throughput(workers, runMs / 4);
    const measure = async () => {
      await administrator.script('TRUNCATE bench_entry');
      return (await throughput(workers, runMs)) * units;
    };
    subjects.push({ name: contender.name, measure });
  }
  const rates = await compare(subjects, runs);
  const rate = (name: string) => rates.get(name)!;
  const peers = contenders
    .slice(1)
    .map(({ name }) => `${(rate(ours.name) / rate(name)).toFixed(2)} x ${name} (${rate(name).toFixed(0)}/s)`);
  const scenario = `${title}, ${connections} x ${callers}`;
  console.log(`${scenario.padEnd(48)} ${rate(ours.name).toFixed(0).padStart(8)}/s   ${peers.join('   ')}`);
  await Promise.all(opened.map(session => session.close()));
}
