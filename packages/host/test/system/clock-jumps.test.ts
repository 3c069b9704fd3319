import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../src/system/clock.ts';
import { JobNumbers } from '../../src/system/jobs/numbers.ts';
import { ManualClock } from '../manual-clock.ts';
import { temporarySystem } from './authority/temporary-system.ts';
import { bytes, fixture, job } from './data-queues/fixture.ts';
import { openHost } from './fakes/host.ts';
import { shipJobQueues, withJobQueues } from './fakes/job-queues.ts';
import { profile } from './fakes/profiles.ts';

// Somebody sets the clock of the machine, by an hour or by a year, while things are under way.

const hour = 3_600_000;
const day = 24 * hour;
const origin = { door: 'signon', address: '192.0.2.7' };

test('time that passes is not the time of day', async () => {
  const before = systemClock.elapsed();
  await pause(20);
  const passed = systemClock.elapsed() - before;
  assert.ok(passed >= 19 && passed < 5000, `${passed} ms`);
});

test('a timer of a year does not fire at once, and can be called off', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const fired: string[] = [];
    systemClock.after(365 * day, () => fired.push('a year'));
    const callOff = systemClock.after(100 * day, () => fired.push('called off'));
    for (let days = 1; days <= 364; days++) {
      mock.timers.tick(day);
      if (days === 30) callOff();
    }
    assert.deepEqual(fired, []);
    // Timers that follow each other begin when a tick ends.
    mock.timers.tick(16 * day);
    assert.deepEqual(fired, ['a year']);
  } finally {
    mock.timers.reset();
  }
});

test('failed sign-ons are counted whatever the clock says, and lock out', async t => {
  const system = await temporarySystem(t);
  system.values.set('QMAXSIGN', 3);
  const { profiles, authentication } = system.rooms;
  await profiles.create(await system.job('QSECOFR'), { name: 'ANNA', password: { text: 'Secret-1' } });
  const signOn = async (password: string) => {
    const result = await authentication.authenticate('ANNA', { kind: 'password', password }, origin);
    return result.ok ? new Date(result.currentSignon).toISOString() : result.reason;
  };
  assert.match(await signOn('Secret-1'), /^2025-01-02/);
  system.clock.set(-400 * day);
  assert.equal(await signOn('wrong'), 'password-incorrect');
  system.clock.set(800 * day);
  assert.equal(await signOn('wrong'), 'password-incorrect-once-more');
  system.clock.set(-400 * day);
  assert.equal(await signOn('wrong'), 'user-disabled');
  assert.equal(await signOn('Secret-1'), 'user-disabled');
  await profiles.change(await system.job('QSECOFR'), 'ANNA', { status: '*ENABLED' });
  system.clock.set(-30 * day);
  assert.match(await signOn('Secret-1'), /^2024-12-03/, 'before the last sign-on');
});

test('a password expires when the clock reaches its day, and is good again when that was a mistake', async t => {
  const system = await temporarySystem(t);
  const { profiles, authentication } = system.rooms;
  await profiles.create(await system.job('QSECOFR'), {
    name: 'ANNA',
    password: { text: 'Secret-1' },
    passwordExpirationInterval: 10,
  });
  const signOn = async () => {
    const result = await authentication.authenticate('ANNA', { kind: 'password', password: 'Secret-1' }, origin);
    return result.ok ? 'ok' : result.reason;
  };
  assert.equal(await signOn(), 'ok');
  system.clock.set(365 * day);
  assert.equal(await signOn(), 'password-expired');
  system.clock.set(-365 * day);
  assert.equal(await signOn(), 'ok');
  system.clock.set(-365 * day);
  assert.equal(await signOn(), 'ok');
});

test('a profile token ends with its time, and one set back in time stays good', async t => {
  const system = await temporarySystem(t);
  const { profile } = await system.newUser('ANNA');
  const { authentication } = system.rooms;
  const made = await authentication.createToken(profile, 'multiple-use', 60);
  assert.ok(made.ok);
  const good = async () =>
    (await authentication.authenticate(undefined, { kind: 'token', token: made.token }, origin)).ok;
  system.clock.set(-hour);
  assert.ok(await good());
  system.clock.set(hour + 59_999);
  assert.ok(await good());
  system.clock.set(1);
  assert.ok(!(await good()));
});

for (const jump of [-400 * day, -hour, hour, 400 * day]) {
  const how = `set ${jump < 0 ? 'back' : 'forward'} by ${Math.abs(jump) / hour} hours`;

  test(`a receive waits as long as it was told to: ${how}`, async t => {
    const clock = new ManualClock();
    const { room: open, queue } = await fixture(t, clock);
    const [here, there] = [await open('one'), await open('two')];
    const name = await queue(here);
    let ended = false;
    const waiting = here.receive(job, name, { wait: 10, peek: false }).finally(() => {
      ended = true;
    });
    await pause(50);
    clock.set(jump);
    await pause(50);
    clock.advance(9_900);
    await pause(50);
    assert.ok(!ended);
    clock.advance(100);
    assert.equal(await waiting, undefined);

    const woken = here.receive(job, name, { wait: 3600, peek: false });
    await pause(50);
    clock.set(jump);
    // Longer than an announcement lasts: it must have been repeated, or nobody would be woken.
    for (let seconds = 0; seconds < 16; seconds++) {
      clock.advance(1000);
      await pause(5);
    }
    await there.send(job, name, bytes('there'));
    assert.equal((await woken)?.data.toString(), 'there');
  });

  test(`a controlled end leaves the job its delay: ${how}`, async t => {
    const clock = new ManualClock();
    const { jobs } = await openHost(t, clock);
    const ended = await jobs.start({ name: 'WORK', user: 'ANNA', profile: profile('ANNA'), type: 'prestart' });
    await jobs.requestEnd(ended, ended.id, { immediate: false, delay: 30 });
    clock.set(jump);
    clock.advance(29_999);
    assert.ok(!ended.ending.aborted);
    clock.advance(1);
    assert.ok(ended.ending.aborted);
  });

  test(`job numbers go stale by the time that passes: ${how}`, async t => {
    const clock = new ManualClock();
    const { store } = await openHost(t, clock);
    const numbers = new JobNumbers(store, clock);
    const first = await numbers.next();
    clock.set(jump);
    assert.equal(await numbers.next(), first + 1);
    clock.advance(600_001);
    assert.ok((await numbers.next()) > first + 2);
  });
}

test('a job scheduled for a time of day runs within a minute after the clock was set past it', async t => {
  const clock = new ManualClock();
  const host = await openHost(t, clock);
  await shipJobQueues(host);
  const { queues, job: submitter } = await withJobQueues(host);
  const ran: string[] = [];
  await queues.serve(async (_, command) => void ran.push(command));
  await queues.submit(submitter, { name: 'WORK', command: 'later', notBefore: clock.now() + 30 * day });
  await pause(50);
  clock.set(-day);
  clock.advance(60_000);
  await pause(50);
  assert.deepEqual(ran, []);
  clock.set(31 * day);
  clock.advance(60_000);
  for (let tries = 0; ran.length === 0 && tries < 100; tries++) await pause(20);
  assert.deepEqual(ran, ['later']);
});
