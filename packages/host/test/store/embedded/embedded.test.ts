import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { canReach, type Identity } from '../../../src/store/embedded/identity.ts';
import { layout } from '../../../src/store/embedded/layout.ts';
import { readPidFile, runsOn } from '../../../src/store/embedded/pid-file.ts';
import type { StoreError } from '../../../src/store/error.ts';
import { type OpenedStore, openStore, type StoreOptions } from '../../../src/store/open.ts';
import { undo } from '../cleanup.ts';
import { seedCluster } from '../seed-cluster.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const hostProcess = fileURLToPath(new URL('host-process.js', import.meta.url));
const nobody = 65534;

/** Where a cluster has been made already, which takes the longest part of a first start. */
async function seededDirectory(t: TestContext): Promise<string> {
  const directory = await temporaryDirectory(t);
  await seedCluster(directory);
  return directory;
}

async function open(t: TestContext, dataDir: string, options: StoreOptions = {}): Promise<OpenedStore> {
  const opened = await openStore({ dataDir, poolSize: 2, maxSessions: 10, ...options });
  undo(t, () => opened.stop());
  return opened;
}

const serverPid = (dataDir: string) => readPidFile(layout(dataDir).cluster)?.pid;
const code =
  (wanted: string, pattern = /./) =>
  (error: StoreError) =>
    error.code === wanted && pattern.test(error.message);

interface Host {
  readonly process: ChildProcess;
  readonly uid: number;
  /** The last number that was acknowledged. */
  acknowledged(): number;
}

async function startHost(t: TestContext, dataDir: string, uid?: number): Promise<Host> {
  const identity = uid === undefined ? {} : { uid, gid: uid };
  const host = spawn(process.execPath, [hostProcess, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: '/',
    ...identity,
  });
  undo(t, () => {
    host.kill('SIGKILL');
  });
  const lines = createInterface({ input: host.stdout });
  const [ready] = (await once(lines, 'line')) as [string];
  let acknowledged = 0;
  lines.on('line', line => {
    acknowledged = Number(line);
  });
  return { process: host, uid: Number(ready.split(' ')[1]), acknowledged: () => acknowledged };
}

test('what a killed host had acknowledged is there for the next, on the server that it left behind', async t => {
  const dataDir = await seededDirectory(t);
  const host = await startHost(t, dataDir);
  while (host.acknowledged() < 50) await pause(5);
  const pid = serverPid(dataDir);
  host.process.kill('SIGKILL');
  await once(host.process, 'close');
  assert.ok(runsOn(layout(dataDir).cluster, pid!));

  const { store } = await open(t, dataDir);
  assert.equal(serverPid(dataDir), pid, 'taken over');
  const { rows } = await store.query<{ count: number; last: number }>(
    'SELECT count(*)::int4 AS count, max(id) AS last FROM public.entry',
  );
  assert.ok(rows[0]!.last >= host.acknowledged());
  assert.ok(rows[0]!.last <= host.acknowledged() + 1, 'at most the one that was under way');
  assert.equal(rows[0]!.count, rows[0]!.last);
});

test('a server left behind with other settings is replaced', async t => {
  const dataDir = await seededDirectory(t);
  const host = await startHost(t, dataDir);
  const pid = serverPid(dataDir);
  host.process.kill('SIGKILL');
  await once(host.process, 'close');
  const { store } = await open(t, dataDir, { maxSessions: 33 });
  assert.notEqual(serverPid(dataDir), pid);
  assert.equal(runsOn(layout(dataDir).cluster, pid!), false);
  assert.deepEqual((await store.query('SHOW max_connections')).rows, [{ max_connections: String(2 * 2 + 1 + 33 + 5) }]);
});

test('a second host on the directory is refused and told who the first one is', async t => {
  const dataDir = await seededDirectory(t);
  const host = await startHost(t, dataDir);
  const refused = code('data-directory-in-use', new RegExp(`process ${host.process.pid} on `));
  await assert.rejects(openStore({ dataDir }), refused);
  const before = host.acknowledged();
  while (host.acknowledged() < before + 10) await pause(5);

  host.process.kill('SIGSTOP');
  await assert.rejects(openStore({ dataDir }), code('data-directory-in-use', /does not answer/));
  host.process.kill('SIGKILL');
  await once(host.process, 'close');
  const race = await Promise.allSettled([open(t, dataDir), open(t, dataDir), open(t, dataDir)]);
  const losers = race.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason as StoreError] : []));
  assert.equal(losers.length, 2, 'of those who find a dead owner only one takes over');
  // The winner answers when it gets round to it, and on a busy machine not in time.
  const named = new RegExp(`process ${process.pid} on |does not answer`);
  assert.ok(losers.every(code('data-directory-in-use', named)));
});

test('stop leaves nothing running, and the next start finds the data', async t => {
  const dataDir = await seededDirectory(t);
  const first = await open(t, dataDir);
  await first.store.query('CREATE TABLE public.entry AS SELECT 42 AS id');
  const pid = serverPid(dataDir)!;
  await first.stop();
  assert.equal(runsOn(layout(dataDir).cluster, pid), false);
  assert.equal(serverPid(dataDir), undefined);
  assert.deepEqual(readdirSync(layout(dataDir).socketDir), []);
  const second = await open(t, dataDir);
  assert.deepEqual((await second.store.query('SELECT id FROM public.entry')).rows, [{ id: 42 }]);
});

test('a server that is killed under a running host is started again', async t => {
  const dataDir = await seededDirectory(t);
  const { store } = await open(t, dataDir);
  await store.query('CREATE TABLE public.entry AS SELECT 42 AS id');
  const missed = new Promise<void>(resolve => {
    void store.listen('news', () => {}, resolve).then(() => process.kill(serverPid(dataDir)!, 'SIGKILL'));
  });
  await missed;
  assert.deepEqual((await store.query('SELECT id FROM public.entry')).rows, [{ id: 42 }]);
});

test('the pid file of a dead server names a process that is somebody else now', async t => {
  const dataDir = await seededDirectory(t);
  const first = await open(t, dataDir);
  const file = readFileSync(join(layout(dataDir).cluster, 'postmaster.pid'), 'utf8');
  await first.stop();
  // A stranger of the same user as the server, as after the restart of a container.
  const { uid, gid } = statSync(layout(dataDir).cluster);
  const stranger = spawn('sleep', ['60'], { cwd: '/', ...(process.getuid!() === 0 ? { uid, gid } : {}) });
  undo(t, () => {
    stranger.kill();
  });
  const path = join(layout(dataDir).cluster, 'postmaster.pid');
  writeFileSync(path, file.replace(/^\d+/, String(stranger.pid)), { mode: 0o600 });
  chownSync(path, uid, gid);
  const { store } = await open(t, dataDir);
  assert.equal((await store.query('SELECT 1')).count, 1);
  assert.equal(stranger.exitCode, null);
});

test('an initialisation that was interrupted is done again', async t => {
  const dataDir = await temporaryDirectory(t);
  const { unfinishedCluster, cluster } = layout(dataDir);
  mkdirSync(join(unfinishedCluster, 'base'), { recursive: true });
  writeFileSync(join(unfinishedCluster, 'PG_VERSION'), '18');
  await open(t, dataDir);
  assert.equal(existsSync(unfinishedCluster), false);
  assert.equal(existsSync(join(cluster, 'PG_VERSION')), true);
});

test('the length of the path does not matter', async t => {
  const directory = join(await temporaryDirectory(t), 'a-rather-long-name-of-a-directory'.repeat(4), 'data');
  const first = await open(t, directory);
  assert.equal((await first.store.query('SELECT 1')).count, 1);
  await assert.rejects(openStore({ dataDir: directory }), code('data-directory-in-use'));
  await first.stop();
  assert.equal((await (await open(t, directory)).store.query('SELECT 1')).count, 1);
});

test('everything is for the owner only', async t => {
  const dataDir = join(await temporaryDirectory(t), 'data');
  await open(t, dataDir);
  const { cluster, socketDir, log } = layout(dataDir);
  const modes = [dataDir, cluster, socketDir, log].map(path => (statSync(path).mode & 0o777).toString(8));
  assert.deepEqual(modes, ['700', '700', '700', '600']);
  assert.equal(statSync(join(socketDir, '.s.PGSQL.5432')).mode & 0o777, 0o700);
});

const isRoot = process.getuid!() === 0;
const ordinary: Identity = { uid: nobody, gid: nobody, dropped: true };
const reachable = canReach(process.execPath, ordinary) && canReach(dirname(hostProcess), ordinary);

test('PostgreSQL runs as somebody else for root, and as himself for an ordinary user', async t => {
  const dataDir = await seededDirectory(t);
  await open(t, dataDir);
  assert.equal(statSync(`/proc/${serverPid(dataDir)}`).uid, isRoot ? nobody : process.getuid!());
});

const reason = !isRoot ? 'all tests run as an ordinary user' : !reachable && 'other users cannot reach this clone';
test('an ordinary user needs nothing that root has', { skip: reason }, async t => {
  const parent = await temporaryDirectory(t);
  chmodSync(parent, 0o711);
  const dataDir = join(parent, 'his');
  mkdirSync(dataDir, { mode: 0o700 });
  chownSync(dataDir, nobody, nobody);
  const host = await startHost(t, dataDir, nobody);
  assert.equal(host.uid, nobody);
  assert.equal(statSync(`/proc/${serverPid(dataDir)}`).uid, nobody);
  host.process.kill('SIGKILL');
  await once(host.process, 'close');
  await open(t, dataDir);
  assert.equal(statSync(`/proc/${serverPid(dataDir)}`).uid, nobody, 'root goes on as the owner of the directory');
});
