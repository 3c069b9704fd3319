import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Clock, systemClock } from '../../../src/system/clock.ts';
import { jobAttributes } from '../../../src/system/jobs/attributes.ts';
import { EndCode, type Job } from '../../../src/system/jobs/job.ts';
import type { RunCommand, Submission } from '../../../src/system/jobs/job-queues.ts';
import { EscapeError } from '../../../src/system/messages/message.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import { ManualClock } from '../../manual-clock.ts';
import { type Cleanup, openHosts } from '../fakes/host.ts';
import { batch, type JobQueueProcess as Process, shipJobQueues, withJobQueues } from '../fakes/job-queues.ts';
import { profile } from '../fakes/profiles.ts';

const refused = (id: string) => ({ messageId: id });

async function open(t: Cleanup, count = 1, clock: Clock = systemClock) {
  const hosts = await openHosts(t, count, clock);
  await shipJobQueues(hosts[0]!);
  const processes = [];
  for (const host of hosts) processes.push(await withJobQueues(host));
  return processes;
}

/** Keeps what was run, and lets a test wait for it. */
class Runs {
  readonly all: string[] = [];
  readonly #waiting = new Set<() => void>();

  readonly run: RunCommand = async (_job, command) => {
    this.all.push(command);
    for (const look of this.#waiting) look();
  };

  async until(count: number): Promise<string[]> {
    await new Promise<void>(resolve => {
      const look = () => {
        if (this.all.length >= count) resolve();
      };
      this.#waiting.add(look);
      look();
    });
    return this.all;
  }
}

const submission = (command: string, but: Partial<Submission> = {}): Submission => ({ name: 'WORK', command, ...but });

test('a submitted job runs as its user, with the surroundings of the job that submitted it', async t => {
  const [process] = (await open(t)) as [Process];
  const { queues, dataAreas, job, jobs } = process;
  job.libraries = { ...job.libraries, current: 'SALES' };
  dataAreas.setLocalDataArea(job, Buffer.from('local'));
  const seen = new Promise<Job>(resolve => {
    void queues.serve(async each => resolve(each));
  });
  const id = await queues.submit(job, submission('DSPJOB', { attributes: { JOBPTY: '3', CCSID: '273' } }));
  const ran = await seen;
  assert.deepEqual(ran.id, id);
  assert.deepEqual([ran.type, ran.profile.name, ran.libraries.current, ran.ccsid], ['batch', 'ANNA', 'SALES', 273]);
  assert.deepEqual([ran.attribute('JOBPTY'), ran.attribute('RUNPTY')], ['3', '50']);
  assert.equal(dataAreas.localDataArea(ran).toString('latin1', 0, 5), 'local');
  assert.ok((await jobs.find({ name: 'WORK' })).length <= 1);
});

test('the submitter is told how the job ended', async t => {
  const [{ queues, messageQueues, job, jobs }] = (await open(t)) as [Process];
  await queues.serve(async (_job, command) => {
    if (command === 'FAIL') throw catalogue.escape('CPF9801', ['A', 'B', '*DTAQ']);
    if (command === 'BREAK') throw new TypeError('A fault of ours');
  });
  const mine = { name: 'ANNA', library: 'QUSRSYS' };
  const told = async (command: string, but: Partial<Submission> = {}) => {
    const id = await queues.submit(job, submission(command, but));
    const message = await messageQueues.receive(job, mine, { wanted: '*ANY', wait: 10, action: '*REMOVE' });
    const [left] = await jobs.find(id);
    return [message?.message.id, left?.endCode];
  };
  assert.deepEqual(await told('GOOD'), ['CPF1241', undefined]);
  assert.deepEqual(await told('FAIL'), ['CPF1240', EndCode.endSeverity]);
  assert.deepEqual(await told('BREAK'), ['CPF1240', EndCode.abnormal]);
  await queues.submit(job, submission('GOOD', { messageQueue: '*NONE' }));
  assert.deepEqual(await told('FAIL'), ['CPF1240', EndCode.endSeverity]);
});

test('jobs run in the order of priority and arrival, and no more at once than the queue allows', async t => {
  const [{ queues, job }] = (await open(t)) as [Process];
  const one = { name: 'ONE', library: 'QGPL' };
  await queues.create(job, { ...one, maximumActive: 1 });
  for (const [command, priority] of [
    ['c', 5],
    ['d', 5],
    ['a', 1],
    ['b', 4],
  ] as const) {
    await queues.submit(job, submission(command, { queue: one, priority }));
  }
  const waiting = await queues.list(job, one);
  assert.deepEqual(
    waiting.map(each => each.priority),
    [1, 4, 5, 5],
  );
  let active = 0;
  let most = 0;
  const runs = new Runs();
  await queues.serve(async (each, command) => {
    most = Math.max(most, ++active);
    await new Promise(resolve => setTimeout(resolve, 5));
    active--;
    await runs.run(each, command);
  });
  assert.deepEqual(await runs.until(4), ['a', 'b', 'c', 'd']);
  assert.equal(most, 1);
});

test('two processes share the work, and no job runs twice', async t => {
  const [here, there] = (await open(t, 2)) as [Process, Process];
  const runs = new Runs();
  const workers = new Set<string>();
  const serve = (name: string, { queues }: Process) =>
    queues.serve(async (each, command) => {
      workers.add(name);
      await new Promise(resolve => setTimeout(resolve, 2));
      await runs.run(each, command);
    });
  await Promise.all([serve('here', here), serve('there', there)]);
  const commands = Array.from({ length: 120 }, (_, at) => `command ${at}`);
  await Promise.all(commands.map(command => here.queues.submit(here.job, submission(command))));
  assert.deepEqual((await runs.until(120)).sort(), commands.sort());
  assert.equal(workers.size, 2);
});

test('held jobs and held queues wait', async t => {
  const [{ queues, job, jobs }] = (await open(t)) as [Process];
  const runs = new Runs();
  await queues.serve(runs.run);
  const id = await queues.submit(job, submission('held', { held: true }));
  await queues.submit(job, submission('free'));
  assert.deepEqual(await runs.until(1), ['free']);
  const description = await jobs.describe(job, id);
  assert.deepEqual(description.queue, { ...batch, held: true });
  assert.deepEqual([description.status, description.started], ['*JOBQ', undefined]);
  await queues.release(job, id);
  assert.deepEqual(await runs.until(2), ['free', 'held']);

  await queues.holdQueue(job, batch);
  const later = await queues.submit(job, submission('later'));
  assert.deepEqual([(await queues.describe(job, batch)).held, (await queues.describe(job, batch)).waiting], [true, 1]);
  await queues.hold(job, later);
  await queues.releaseQueue(job, batch);
  await new Promise(resolve => setTimeout(resolve, 50));
  assert.equal(runs.all.length, 2);
  await queues.release(job, later);
  assert.deepEqual(await runs.until(3), ['free', 'held', 'later']);
  await assert.rejects(queues.hold(job, job.id), refused('CPF1343'));
});

test('a scheduled job waits for its time', async t => {
  const clock = new ManualClock();
  const [{ queues, job }] = (await open(t, 1, clock)) as [Process];
  const runs = new Runs();
  await queues.serve(runs.run);
  await queues.submit(job, submission('at noon', { notBefore: clock.now() + 3_600_000 }));
  await queues.submit(job, submission('now'));
  assert.deepEqual(await runs.until(1), ['now']);
  for (let minute = 0; minute < 61; minute++) {
    assert.equal(runs.all.length, minute < 60 ? 1 : runs.all.length);
    clock.advance(60_000);
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  assert.deepEqual(await runs.until(2), ['now', 'at noon']);
});

test('a waiting job can be changed and ended', async t => {
  const [{ queues, job, jobs }] = (await open(t)) as [Process];
  const one = await queues.submit(job, submission('one'));
  const two = await queues.submit(job, submission('two'));
  await jobs.change(job, one, { JOBPTY: '9' });
  assert.equal((await jobs.describe(job, one)).attributes.JOBPTY, '9');
  await jobs.requestEnd(job, two, { immediate: true, delay: 0 });
  const runs = new Runs();
  await queues.serve(runs.run);
  assert.deepEqual(await runs.until(1), ['one']);
  await new Promise(resolve => setTimeout(resolve, 50));
  assert.deepEqual(runs.all, ['one']);
  assert.deepEqual(await jobs.find(two), []);
});

test('what SBMJOB refuses, and why', async t => {
  const [{ queues, job, objects, messageQueues }] = (await open(t)) as [Process];
  const reasons = async (but: Partial<Submission>) => {
    const error = await queues.submit(job, submission('X', but)).catch(each => each);
    assert.ok(error instanceof EscapeError);
    return [error.escape.id, ...error.diagnostics.map(({ id }) => id)];
  };
  assert.deepEqual(await reasons({ queue: { name: 'NONE', library: 'QGPL' } }), ['CPF1338', 'CPF3307']);
  assert.deepEqual(await reasons({ user: 'NOBODY' }), ['CPF1338', 'CPF2204']);
  assert.deepEqual(await reasons({ user: 'BERT' }), ['CPF1338', 'CPF2217']);
  assert.deepEqual(await reasons({ attributes: { JOBPTY: 'X' } }), ['CPF1338', 'CPD0084', 'CPF1336']);
  await messageQueues.create({ ...job, profile: profile('BERT') }, { name: 'BERTS', library: 'QGPL', authority: 0 });
  const ofBert = { name: 'BERTS', library: 'QGPL' };
  assert.deepEqual(await reasons({ messageQueue: ofBert }), ['CPF1338', 'CPF2408'], 'the system would send there');
  assert.deepEqual(await reasons({ messageQueue: { ...ofBert, name: 'NONE' } }), ['CPF1338', 'CPF2403']);
  await objects.delete(job, { name: 'ANNA', library: 'QSYS' }, '*USRPRF');
  assert.equal((await queues.submit(job, submission('X', { user: '*CURRENT' }))).user, 'ANNA');
});

test('a job whose user is gone ends before it begins', async t => {
  const [{ queues, messageQueues, job, jobs, store }] = (await open(t)) as [Process];
  const id = await queues.submit(job, submission('X'));
  await store.query(`UPDATE job SET profile = 'GONE' WHERE number = $1`, [Number(id.number)]);
  await queues.serve(async () => assert.fail('It must not run'));
  const mine = { name: 'ANNA', library: 'QUSRSYS' };
  const message = await messageQueues.receive(job, mine, { wanted: '*ANY', wait: 10, action: '*REMOVE' });
  assert.equal(message?.message.id, 'CPF1240');
  assert.equal((await jobs.require(id)).endCode, EndCode.endedBeforeActive);
});

test('every attribute starts with a value that it may have', async t => {
  const [{ values }] = (await open(t)) as [Process];
  for (const [keyword, { initial, accepts }] of Object.entries(jobAttributes)) {
    const value = initial({ values, profile: profile('ANNA'), type: 'batch' });
    assert.ok(accepts(value), `${keyword} '${value}'`);
  }
});
