import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { migrate } from '../../../src/store/migrations.ts';
import { PostgresStore } from '../../../src/store/postgres-store.ts';
import type { Server } from '../../../src/store/server.ts';
import { EndCode } from '../../../src/system/jobs/job.ts';
import { jobSchema } from '../../../src/system/jobs/schema.ts';
import type { JobEnded } from '../../../src/system/jobs/stored-jobs.ts';
import { systemValueSchema } from '../../../src/system/values/schema.ts';
import { ManualClock } from '../../manual-clock.ts';
import { temporaryDatabase } from '../../store/temporary-store.ts';
import { type Cleanup, lastFirst, openHosts, openProcess, type TestHost } from '../fakes/host.ts';
import { shipJobQueues, withJobQueues } from '../fakes/job-queues.ts';
import { fakeObjectSchema } from '../fakes/objects.ts';
import { profile } from '../fakes/profiles.ts';

const dyingProcess = fileURLToPath(new URL('dying-process.js', import.meta.url));
const anna = profile('ANNA');

async function openStore(cleanup: Cleanup) {
  const server = await temporaryDatabase();
  const store = new PostgresStore(server, 4);
  cleanup.after(() => store.close());
  await migrate(store, [fakeObjectSchema, systemValueSchema, jobSchema]);
  return { server, store };
}

/** A process that does its task and then waits to be killed; the function returned kills it. */
async function victim(cleanup: Cleanup, server: Server, task: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [dyingProcess, JSON.stringify(await server.target()), task], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  cleanup.after(async () => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return async () => {
    child.kill('SIGKILL');
    await exited;
    // The database notices within milliseconds that the connection is gone.
    await new Promise(resolve => setTimeout(resolve, 200));
  };
}

test('after kill -9 the jobs of the process are marked as ended, with their logs', async t => {
  const cleanup = lastFirst(t);
  const { server, store } = await openStore(cleanup);
  const kill = await victim(cleanup, server, 'start-jobs');

  const { jobs } = await openProcess(cleanup, store);
  const ended: string[] = [];
  const keep: JobEnded = async ({ name }, code) => {
    ended.push(`${name} ${code}`);
    return undefined;
  };
  jobs.onEnd(keep);
  await jobs.watch();
  assert.deepEqual(
    (await jobs.find({ user: 'ANNA' })).map(({ status }) => status),
    ['*ACTIVE', '*ACTIVE', '*ACTIVE'],
    'nothing is buried alive',
  );
  assert.equal(ended.length, 0);

  await kill();
  const successor = await openProcess(cleanup, store);
  successor.jobs.onEnd(keep);
  await successor.jobs.watch();

  const found = await jobs.find({ user: 'ANNA' });
  assert.deepEqual(
    found.map(({ id, status, endCode }) => [id.name, status, endCode]),
    ['ONE', 'TWO', 'THREE'].map(name => [name, '*OUTQ', EndCode.systemEnded]),
  );
  assert.deepEqual(ended.sort(), ['ONE 70', 'THREE 70', 'TWO 70']);
  const reader = await jobs.start({ name: 'READER', user: 'ANNA', profile: anna, type: 'batch' });
  const log = await jobs.log(reader, found[1]!.id);
  assert.deepEqual(
    log.map(({ message }) => message.id || message.text),
    ['CPF1124', 'I am TWO', 'CPF1164'],
  );
  const { attributes, endRequested } = await jobs.describe(reader, found[0]!.id);
  assert.deepEqual([attributes, endRequested], [{}, false]);
  const { rows } = await store.query<{ count: bigint }>('SELECT count(*) FROM host_process');
  assert.equal(rows[0]!.count, 2n);
});

test('a submitted job that ran when its process was killed ended abnormally, and does not run again', async t => {
  const cleanup = lastFirst(t);
  const { server, store } = await openStore(cleanup);
  const host = await openProcess(cleanup, store);
  await shipJobQueues(host);
  const { queues, messageQueues, job, jobs } = await withJobQueues(host);
  const id = await queues.submit(job, { name: 'WORK', command: 'DSPJOB' });
  const kill = await victim(cleanup, server, 'take-jobs');
  assert.equal((await jobs.require(id)).status, '*ACTIVE');

  await kill();
  await jobs.watch();
  const ran: string[] = [];
  await queues.serve(async (_job, command) => void ran.push(command));
  const after = await queues.submit(job, { name: 'AFTER', command: 'GOOD' });
  const mine = { name: 'ANNA', library: 'QUSRSYS' };
  const told = async () =>
    (await messageQueues.receive(job, mine, { wanted: '*ANY', wait: 10, action: '*REMOVE' }))?.message.text;
  assert.equal(await told(), `Job ${id.number}/ANNA/WORK ended abnormally.`);
  assert.match((await told()) ?? '', new RegExp(`^Job ${after.number}/ANNA/AFTER completed normally`));
  assert.deepEqual(ran, ['GOOD']);
  assert.equal((await jobs.require(id)).endCode, EndCode.systemEnded);
});

test('a process that lost its connection for a while is not buried, or takes its jobs back', async t => {
  const clock = new ManualClock();
  const [here, there] = (await openHosts(t, 2, clock)) as [TestHost, TestHost];
  await here.jobs.watch();
  await there.jobs.watch();
  const job = await here.jobs.start({ name: 'WORK', user: 'ANNA', profile: anna, type: 'batch' });
  await here.jobs.find({});
  const status = async () => (await there.jobs.find(job.id)).map(each => each.status);

  const loseLocks = () =>
    here.store.query(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2`);
  await loseLocks();
  for (let check = 0; check < 4; check++) {
    clock.advance(5_000);
    await new Promise(resolve => setTimeout(resolve, 100));
    assert.deepEqual(await status(), ['*ACTIVE']);
  }

  await here.store.query(`UPDATE job SET status = '*OUTQ', process = NULL`);
  await loseLocks();
  clock.advance(5_000);
  await new Promise(resolve => setTimeout(resolve, 200));
  assert.deepEqual(await status(), ['*ACTIVE']);
});
