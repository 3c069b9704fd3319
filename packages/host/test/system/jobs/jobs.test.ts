import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EndCode, type Job } from '../../../src/system/jobs/job.ts';
import type { StoredJobs } from '../../../src/system/jobs/stored-jobs.ts';
import { MessageType } from '../../../src/system/messages/message.ts';
import { catalogue, impromptu } from '../../../src/system/messages/shipped-catalogue.ts';
import { ManualClock } from '../../manual-clock.ts';
import { openHost, openHosts, type TestHost } from '../fakes/host.ts';
import { profile, securityOfficer } from '../fakes/profiles.ts';

const anna = profile('ANNA', { ccsid: 273, currentLibrary: 'ANNALIB', languageId: 'DEU' });
const refused = (id: string) => ({ messageId: id });
const immediately = { immediate: true, delay: 0 };

function start(jobs: StoredJobs, user = anna, attributes: Record<string, string> = {}): Promise<Job> {
  return jobs.start({ name: 'WORK', user: user.name, profile: user, type: 'batch', attributes });
}

test('a job starts with what system values and profile say', async t => {
  const { jobs, values } = await openHost(t);
  await values.change({ profile: securityOfficer } as Job, 'QDATFMT', 'YMD');
  const job = await start(jobs);
  assert.match(job.id.number, /^\d{6}$/);
  assert.deepEqual(job.libraries, {
    system: ['QSYS', 'QSYS2', 'QHLPSYS', 'QUSRSYS'],
    current: 'ANNALIB',
    user: ['QGPL', 'QTEMP'],
  });
  assert.equal(job.ccsid, 273);
  assert.equal(job.attribute('DATFMT'), '*YMD');
  assert.equal(job.attribute('LANGID'), 'DEU');
  await values.change({ profile: securityOfficer } as Job, 'QTIMSEP', '.');
  assert.equal(job.attribute('TIMSEP'), ':', 'system values of the moment when it started');
  const [first] = job.log.since(0);
  assert.equal(first?.message.id, 'CPF1124');
});

test('CCSID 65535 leaves text in the CCSID of the language', async t => {
  const { jobs } = await openHost(t);
  const plain = await start(jobs, profile('PLAIN'));
  assert.deepEqual([plain.ccsid, plain.defaultCcsid], [65535, 37]);
  const french = await start(jobs, profile('FRENCH', { languageId: 'FRA' }));
  assert.deepEqual([french.ccsid, french.defaultCcsid], [65535, 297]);
  french.setAttribute('CCSID', '500');
  assert.deepEqual([french.ccsid, french.defaultCcsid, french.attribute('CCSID')], [500, 500, '500']);
});

test('attributes are checked', async t => {
  const { jobs } = await openHost(t);
  const job = await start(jobs);
  job.setAttribute('LOG', '4 20 *SECLVL');
  assert.equal(job.attribute('LOG'), '4 20 *SECLVL');
  for (const [keyword, value] of [
    ['LOG', '5 0 *MSG'],
    ['JOBPTY', '10'],
    ['DATFMT', '*ISO'],
    ['SWS', '01'],
    ['CCSID', '1'],
  ] as const) {
    assert.throws(() => job.setAttribute(keyword, value), refused('CPF1336'), keyword);
  }
  assert.throws(() => job.attribute('NOSUCH'), TypeError);
});

test('a prestart job is handed to the user who signed on; another one swaps its profile only', async t => {
  const { jobs } = await openHost(t);
  const server = await jobs.start({ name: 'QZRCSRVS', user: 'QUSER', profile: profile('QUSER'), type: 'prestart' });
  server.runAs(anna);
  assert.deepEqual([server.profile.name, server.ccsid, server.libraries.current], ['ANNA', 273, 'ANNALIB']);
  const [found] = await jobs.find(server.id);
  assert.equal(found?.currentUser, 'ANNA');
  assert.equal(server.id.user, 'QUSER');
  const batch = await start(jobs, profile('BERT'));
  batch.runAs(anna);
  assert.deepEqual([batch.profile.name, batch.ccsid, batch.libraries.current], ['ANNA', 65535, undefined]);
});

test('a job that ended normally leaves nothing, one that did not leaves its log', async t => {
  const { jobs, store } = await openHost(t);
  const good = await start(jobs);
  const bad = await start(jobs);
  bad.log.send(impromptu('something', MessageType.informational, 0));
  await jobs.find({});
  await good.end();
  await bad.end(EndCode.abnormal);
  assert.deepEqual(await jobs.find(good.id), []);
  const [summary] = await jobs.find(bad.id);
  assert.deepEqual([summary?.status, summary?.endCode], ['*OUTQ', EndCode.abnormal]);
  const log = await jobs.log(bad, bad.id);
  assert.deepEqual(
    log.map(({ message }) => message.id),
    ['CPF1124', '', 'CPF1164'],
  );
  const { rows } = await store.query('SELECT DISTINCT job FROM job_message');
  assert.deepEqual(rows, [{ job: Number(bad.id.number) }]);
});

test('LOG decides which messages stay', async t => {
  const { jobs } = await openHost(t);
  const kept = async (log: string) => {
    const job = await start(jobs, anna, { LOG: log });
    job.log.send(impromptu('low', MessageType.informational, 10));
    job.log.send(impromptu('high', MessageType.diagnostic, 40));
    await job.end();
    const [found] = await jobs.find(job.id);
    if (found === undefined) return undefined;
    return (await jobs.log(job, job.id)).map(({ message }) => message.id || message.text);
  };
  assert.deepEqual(await kept('4 0 *NOLIST'), undefined);
  assert.deepEqual(await kept('4 0 *SECLVL'), ['CPF1124', 'low', 'high', 'CPF1164']);
  assert.deepEqual(await kept('4 30 *MSG'), ['high']);
  assert.deepEqual(await kept('1 0 *MSG'), ['CPF1124', 'CPF1164']);
  assert.deepEqual(await kept('0 99 *MSG'), []);
});

test('the log in memory is the latest part of it, the whole is in the store', async t => {
  const { jobs } = await openHost(t);
  const job = await start(jobs);
  for (let i = 1; i <= 1000; i++) job.log.send(impromptu(`message ${i}`, MessageType.informational, 0));
  assert.equal(job.log.lastKey, 1001);
  const recent = job.log.since(0);
  assert.ok(recent.length >= 100 && recent.length <= 200);
  assert.deepEqual(
    job.log.since(999).map(({ key }) => key),
    [1000, 1001],
  );
  const log = await jobs.log(job, job.id);
  assert.deepEqual(
    log.map(({ key }) => key),
    Array.from({ length: 1001 }, (_, at) => at + 1),
  );
});

test('logged messages come back from the store as they were sent', async t => {
  const { jobs } = await openHost(t);
  const job = await start(jobs);
  const { key, message, sent } = job.log.send(catalogue.diagnostic('CPF9801', ['ORDERS', 'SALES', '*DTAQ']), 'QCMDEXC');
  const found = (await jobs.log(job, job.id)).find(logged => logged.key === key);
  assert.deepEqual(found, {
    key,
    sent,
    fromProgram: 'QCMDEXC',
    message: { ...message, data: Buffer.from(message.data) },
  });
});

test("two processes see, change and end each other's jobs", async t => {
  const [here, there] = (await openHosts(t, 2)) as [TestHost, TestHost];
  const job = await start(here.jobs);
  await here.jobs.find({});
  const by = await start(there.jobs);
  await there.jobs.change(by, job.id, { JOBPTY: '2', CCSID: '500' });
  assert.deepEqual([job.attribute('JOBPTY'), job.ccsid], ['2', 500]);
  await assert.rejects(there.jobs.change(by, job.id, { JOBPTY: 'X' }), refused('CPF1336'));
  job.libraries = { ...job.libraries, current: 'NOWHERE' };
  const described = await there.jobs.describe(by, job.id);
  assert.deepEqual(
    [described.libraries.current, described.attributes.JOBPTY, described.ccsid, described.endRequested],
    ['NOWHERE', '2', 500, false],
  );
  job.log.send(impromptu('said just now', MessageType.informational, 0));
  assert.equal((await there.jobs.log(by, job.id)).at(-1)?.message.text, 'said just now');
  const controlled = { immediate: false, delay: 100 };
  await there.jobs.requestEnd(by, job.id, controlled);
  assert.deepEqual([job.endRequested, job.ending.aborted], [true, false]);
  await assert.rejects(there.jobs.requestEnd(by, job.id, controlled), refused('CPF1363'));
  await there.jobs.requestEnd(by, job.id, immediately);
  assert.deepEqual([job.ending.aborted, job.ending.reason], [true, immediately]);
  await assert.rejects(there.jobs.requestEnd(by, job.id, immediately), refused('CPF1361'));
  await job.end();
  await here.jobs.find({});
  await assert.rejects(there.jobs.requestEnd(by, job.id, immediately), refused('CPF1362'));
});

test('a job of a process that does not answer is not changed', async t => {
  const clock = new ManualClock();
  const { jobs, store } = await openHost(t, clock);
  const job = await start(jobs);
  await jobs.find({});
  await store.query('UPDATE job SET process = 0 WHERE number = $1', [Number(job.id.number)]);
  const change = jobs.change(job, job.id, { JOBPTY: '1' });
  const waited = setInterval(() => clock.advance(1000), 20);
  t.after(async () => clearInterval(waited));
  await assert.rejects(change, refused('CPF1317'));
});

test('only its user and *JOBCTL control a job', async t => {
  const { jobs } = await openHost(t);
  const job = await start(jobs);
  const stranger = await start(jobs, profile('BERT'));
  const operator = await start(jobs, profile('OPER', { specialAuthorities: new Set(['*JOBCTL']) }));
  await assert.rejects(jobs.requestEnd(stranger, job.id, immediately), refused('CPF1344'));
  await assert.rejects(jobs.change(stranger, job.id, { JOBPTY: '1' }), refused('CPF1344'));
  await assert.rejects(jobs.log(stranger, job.id), refused('CPF1344'));
  await jobs.change(operator, job.id, { JOBPTY: '1' });
  await jobs.requestEnd(operator, job.id, immediately);
  assert.ok(job.ending.aborted);
});

test('find and require tell jobs apart', async t => {
  const { jobs } = await openHost(t);
  const one = await start(jobs);
  const two = await start(jobs);
  const found = await jobs.find({ name: 'WORK' });
  assert.deepEqual(
    found.map(({ id }) => id),
    [one.id, two.id],
  );
  assert.deepEqual((await jobs.require({ number: two.id.number })).id, two.id);
  await assert.rejects(jobs.require({ name: 'WORK' }), refused('CPF1332'));
  await assert.rejects(jobs.require({ name: 'PLAY' }), refused('CPF1321'));
  await assert.rejects(jobs.require({ number: 'ABCDEF' }), refused('CPF1321'));
});

test('a controlled end leaves the job its delay', async t => {
  const clock = new ManualClock();
  const { jobs } = await openHost(t, clock);
  const job = await start(jobs);
  await jobs.requestEnd(job, job.id, { immediate: false, delay: 30 });
  clock.advance(29_999);
  assert.ok(!job.ending.aborted);
  clock.advance(1);
  assert.ok(job.ending.aborted);
});

test('who listens hears of an end once, and the job waits for it', async t => {
  const { jobs } = await openHost(t);
  const heard: string[] = [];
  jobs.onEnd(async ({ number }) => {
    await new Promise(resolve => setTimeout(resolve, 5));
    heard.push(number);
    return undefined;
  });
  const job = await start(jobs);
  await Promise.all([job.end(), job.end()]);
  assert.deepEqual(heard, [job.id.number]);
  assert.ok(job.ending.aborted);
  assert.equal(jobs.here.size, 0);
});
