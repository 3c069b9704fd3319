import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../src/store/store.ts';
import { closeInReverse } from '../../src/system/closing.ts';
import type { ActiveJob } from '../../src/system/jobs/active-job.ts';
import { JobWriter } from '../../src/system/jobs/writer.ts';
import { ManualClock } from '../manual-clock.ts';

test('what fails to close keeps nothing else open', async () => {
  const closed: string[] = [];
  const close = (name: string) => () => void closed.push(name);
  const fail = async () => {
    throw new Error('the store is away');
  };
  await assert.rejects(closeInReverse([close('first'), fail, close('last')]), /the store is away/);
  assert.deepEqual(closed, ['last', 'first']);
});

test('the writer of job logs does not try again after its end', async () => {
  const clock = new ManualClock();
  const store = { batch: () => Promise.reject(new Error('the store is away')) } as unknown as Store;
  const writer = new JobWriter(store, clock, () => 1);
  const job = { number: 1, log: { takeUnwritten: () => [] } } as unknown as ActiveJob;
  writer.gone(job);
  // A batch that is under way when the writer is closed fails after it.
  clock.advance(10);
  await assert.rejects(writer.close());
  await new Promise(setImmediate);
  assert.equal(clock.pending, 0);
});
