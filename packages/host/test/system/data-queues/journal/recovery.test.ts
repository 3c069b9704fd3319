import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import type { Durability, Result, Statement, Store } from '../../../../src/store/store.ts';
import type { DataQueues } from '../../../../src/system/data-queues/room.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { fixture, job } from '../fixture.ts';

type Name = { name: string; library: string };

const bytes = (text: string) => Buffer.from(text);

async function take(room: DataQueues, name: Name): Promise<string | undefined> {
  return (await room.receive(job, name, { wait: 0, peek: false }))?.data.toString();
}

async function takeAll(room: DataQueues, name: Name): Promise<string[]> {
  const found: string[] = [];
  for (let one = await take(room, name); one !== undefined; one = await take(room, name)) found.push(one);
  return found;
}

/** A store whose batches go wrong when a test says so. */
class FrailStore {
  readonly store: Store;
  /** What happens to batches: `lost` ones are executed, but nobody hears of it; `late` ones are executed when they are let go. */
  mode: 'sound' | 'away' | 'lost' | 'late' = 'sound';
  readonly late: (() => Promise<Result[]>)[] = [];

  constructor(store: Store) {
    this.store = Object.create(store, {
      batch: {
        value: async (statements: readonly Statement[], options?: Durability) => {
          const { mode } = this;
          if (mode === 'late') {
            return new Promise<Result[]>((resolve, reject) => {
              this.late.push(() => {
                const results = store.batch(statements, options);
                results.then(resolve, reject);
                return results;
              });
            });
          }
          if (mode === 'away') throw new Error('the store is away');
          const results = await store.batch(statements, options);
          if (mode === 'lost') throw new Error('the connection broke');
          return results;
        },
      },
    }) as Store;
    for (const name of ['query', 'transaction', 'listen', 'notify', 'close'] as const) {
      Object.assign(this.store, { [name]: (store[name] as (...args: unknown[]) => unknown).bind(store) });
    }
  }
}

test('whatever was acknowledged by a process that was killed is there afterwards, once and in order', async t => {
  const { alone, queue, store } = await fixture(t);
  const step = fc.constantFrom('send', 'send', 'send', 'receive', 'receive', 'large', 'clear', 'tick', 'fail', 'kill');
  for (const sequence of ['*FIFO', '*LIFO'] as const) {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async steps => {
        let clock = new ManualClock();
        let frail = new FrailStore(store);
        let room = await alone({ clock, store: frail.store });
        const name = await queue(room, { sequence, maximumLength: 2000, force: steps.length % 2 === 0 });
        const model: string[] = [];
        let count = 0;
        for (const one of [...steps, 'kill']) {
          if (one === 'send' || one === 'large') {
            const data = `${count++} ${'x'.repeat(one === 'large' ? 1500 : 0)}`;
            await room.send(job, name, bytes(data));
            model.push(data);
          } else if (one === 'receive') {
            assert.equal(await take(room, name), sequence === '*FIFO' ? model.shift() : model.pop());
          } else if (one === 'clear') {
            await room.clear(job, name);
            model.length = 0;
          } else if (one === 'tick') {
            clock.advance(1000);
          } else if (one === 'fail') {
            frail.mode = 'lost';
            clock.advance(1000);
            await pause(2);
            frail.mode = 'sound';
          } else {
            // Nothing of it reaches the store any more, neither now nor when it is closed.
            frail.mode = 'away';
            clock = new ManualClock();
            frail = new FrailStore(store);
            room = await alone({ clock, store: frail.store });
          }
        }
        assert.deepEqual(await takeAll(room, name), sequence === '*FIFO' ? model : model.reverse());
      }),
      { numRuns: 25 },
    );
  }
});

test('the last words of a process that was killed change nothing once its successor has started', async t => {
  const { alone, queue, store } = await fixture(t);
  const clock = new ManualClock();
  const frail = new FrailStore(store);
  const first = await alone({ clock, store: frail.store });
  const name = await queue(first);
  await first.send(job, name, bytes('once'));
  frail.mode = 'late';
  clock.advance(1000);
  await pause(10);
  assert.equal(frail.late.length, 1);
  frail.mode = 'away';
  const second = await alone();
  assert.deepEqual(await takeAll(second, name), ['once']);
  await assert.rejects(frail.late[0]?.() ?? Promise.resolve(), { sqlstate: '23502' });
  await second.close();
  assert.deepEqual(await takeAll(await alone(), name), []);
});

test('while the store is away sends go on until the journal is full, fail then, and nothing is lost', async t => {
  const { alone, queue, store } = await fixture(t);
  const frail = new FrailStore(store);
  const room = await alone({ store: frail.store });
  const name = await queue(room, { maximumLength: 1000 });
  await room.describe(job, name);
  frail.mode = 'away';
  const sent: string[] = [];
  for (let count = 0; count < 30; count++) {
    const data = `${count} ${'x'.repeat(900)}`;
    await room.send(job, name, bytes(data)).then(
      () => sent.push(data),
      error => assert.match(error.message, /the store is away/),
    );
  }
  assert.ok(sent.length > 4 && sent.length < 10, `${sent.length} fitted`);
  frail.mode = 'sound';
  await room.send(job, name, bytes('back'));
  assert.deepEqual(await takeAll(room, name), [...sent, 'back']);
});

test('entries that came back from receivers who were gone survive, too, at their place', async t => {
  const { alone, queue, store } = await fixture(t);
  const frail = new FrailStore(store);
  const room = await alone({ clock: new ManualClock(), store: frail.store });
  const name = await queue(room);
  for (const data of ['a', 'b', 'c']) await room.send(job, name, bytes(data));
  const gone = new AbortController();
  const abandoned = room.receive(job, name, { wait: 5, peek: false }, gone.signal);
  await new Promise(setImmediate);
  gone.abort();
  assert.equal(await abandoned, undefined);
  frail.mode = 'away';
  assert.deepEqual(await takeAll(await alone(), name), ['a', 'b', 'c']);
});

test('entries of a queue that was deleted are gone after a kill', async t => {
  const { alone, queue, store } = await fixture(t);
  const frail = new FrailStore(store);
  const room = await alone({ clock: new ManualClock(), store: frail.store });
  const name = await queue(room);
  await room.send(job, name, bytes('x'));
  await room.delete(job, name);
  frail.mode = 'away';
  await alone();
  const { rows } = await store.query<{ count: bigint }>('SELECT count(*) FROM data_queue_entry');
  assert.equal(rows[0]?.count, 0n);
});

test('an entry that is taken while the store takes it over is gone there, too', async t => {
  const { alone, queue, store } = await fixture(t);
  const clock = new ManualClock();
  const frail = new FrailStore(store);
  const room = await alone({ clock, store: frail.store });
  const name = await queue(room);
  await room.send(job, name, bytes('taken on the way'));
  await take(room, name);
  await room.send(job, name, bytes('taken on the way'));
  frail.mode = 'late';
  clock.advance(1000);
  await pause(10);
  assert.equal(await take(room, name), 'taken on the way');
  frail.mode = 'sound';
  await frail.late[0]?.();
  await room.close();
  assert.deepEqual(await takeAll(await alone(), name), []);
});

test('an entry that came back and was taken again is gone from the store', async t => {
  const { alone, queue } = await fixture(t);
  const clock = new ManualClock();
  const room = await alone({ clock });
  const name = await queue(room);
  await room.send(job, name, bytes('a'));
  await room.close();

  const next = await alone({ clock });
  const gone = new AbortController();
  const abandoned = next.receive(job, name, { wait: 5, peek: false }, gone.signal);
  queueMicrotask(() => gone.abort());
  assert.equal(await abandoned, undefined);
  assert.equal(await take(next, name), 'a');
  await next.send(job, name, bytes('b'));
  await next.close();
  assert.deepEqual(await takeAll(await alone(), name), ['b']);
});

test('what lies in the store is received by many at once, each entry by one of them', async t => {
  const { alone, queue } = await fixture(t);
  const first = await alone();
  const name = await queue(first);
  const sent = Array.from({ length: 40 }, (_, at) => String(at));
  for (const data of sent) await first.send(job, name, bytes(data));
  await first.close();
  const room = await alone();
  const found = await Promise.all(Array.from({ length: 45 }, () => take(room, name)));
  assert.deepEqual(
    found.filter(one => one !== undefined).sort((a, b) => Number(a) - Number(b)),
    sent,
  );
});

test('a second later the store has what was sent', async t => {
  const { alone, queue, store } = await fixture(t);
  const clock = new ManualClock();
  const room = await alone({ clock });
  const name = await queue(room);
  await room.send(job, name, bytes('kept'));
  await room.send(job, name, bytes('taken'));
  clock.advance(1000);
  const count = async () => {
    const { rows } = await store.query<{ count: bigint }>('SELECT count(*) FROM data_queue_entry');
    return Number(rows[0]?.count);
  };
  for (let tries = 0; tries < 100 && (await count()) !== 2; tries++) await pause(10);
  assert.equal(await count(), 2);
  assert.equal(await take(room, name), 'kept');
  clock.advance(1000);
  for (let tries = 0; tries < 100 && (await count()) !== 1; tries++) await pause(10);
  assert.equal(await count(), 1);
});
