import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JobNumbers } from '../../../src/system/jobs/numbers.ts';
import { ManualClock } from '../../manual-clock.ts';
import { openHost } from '../fakes/host.ts';
import { profile } from '../fakes/profiles.ts';

test('numbers are unique among processes', async t => {
  const { store } = await openHost(t);
  const clock = new ManualClock();
  const processes = [new JobNumbers(store, clock), new JobNumbers(store, clock)];
  const numbers = await Promise.all(Array.from({ length: 2000 }, (_, at) => processes[at % 2]!.next()));
  assert.equal(new Set(numbers).size, 2000);
  assert.ok(numbers.every(number => number >= 1 && number <= 999_999));
});

test('after 999999 comes the first number that no job has', async t => {
  const { jobs, store } = await openHost(t);
  const user = profile('ANNA');
  const start = () => jobs.start({ name: 'WORK', user: 'ANNA', profile: user, type: 'batch' });
  const [first, second] = [await start(), await start()];
  assert.deepEqual([first.id.number, second.id.number], ['000001', '000002']);
  await jobs.find({});
  await store.query(`SELECT setval('job_number', 999998)`);
  const later = new JobNumbers(store, new ManualClock());
  assert.deepEqual([await later.next(), await later.next()], [999_999, 3]);
});

test('numbers that lay about for long are not used', async t => {
  const { store } = await openHost(t);
  const clock = new ManualClock();
  const numbers = new JobNumbers(store, clock);
  assert.equal(await numbers.next(), 1);
  clock.advance(600_001);
  assert.ok((await numbers.next()) > 8);
});
