import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { limitsOf, unlimited } from '../../src/connection/limits.ts';
import { Pool, type PoolLimits } from '../../src/connection/pool.ts';

class Item {
  readonly number: number;
  usable = true;
  answers = true;
  validations = 0;
  closed = false;

  constructor(number: number) {
    this.number = number;
  }
  async validate(): Promise<boolean> {
    this.validations++;
    return this.answers;
  }
  async close(): Promise<void> {
    this.closed = true;
    this.usable = false;
  }
}

function poolOf(limits: PoolLimits = {}): { pool: Pool<Item>; items: Item[] } {
  const items: Item[] = [];
  const pool = new Pool(async () => {
    const item = new Item(items.length);
    items.push(item);
    return item;
  }, limits);
  return { pool, items };
}

const number = async (item: Item) => item.number;

test('a connection is lent to one at a time, and reused, the last one first', async () => {
  const { pool, items } = poolOf();
  assert.equal(await pool.use(unlimited, number), 0);
  assert.equal(await pool.use(unlimited, number), 0);
  const both = [pool.use(unlimited, number), pool.use(unlimited, number)];
  assert.deepEqual(await Promise.all(both), [0, 1]);
  assert.equal(await pool.use(unlimited, number), 1);
  assert.equal(items.length, 2);
  await pool.close();
});

test('no more than the maximum; the others wait their turn in order', async () => {
  const { pool, items } = poolOf({ maximum: 2 });
  let under = 0;
  let most = 0;
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: 6 }, (_, i) =>
      pool.use(unlimited, async () => {
        most = Math.max(most, ++under);
        order.push(i);
        await delay(2);
        under--;
      }),
    ),
  );
  assert.equal(most, 2);
  assert.deepEqual(order, [0, 1, 2, 3, 4, 5]);
  assert.equal(items.length, 2);
  await pool.close();
});

test('work that may take for ever is not counted, so that it locks nobody out', async () => {
  const { pool } = poolOf({ maximum: 1 });
  let release = () => {};
  const waiting = pool.useUncounted(unlimited, () => new Promise<void>(resolve => (release = resolve)));
  assert.equal(await pool.use(unlimited, number), 1);
  release();
  await waiting;
  await pool.close();
});

test('who waits for a turn gives up by time-out or signal, and loses nobody their turn', async () => {
  const { pool } = poolOf({ maximum: 1 });
  let release = () => {};
  const busy = pool.use(unlimited, () => new Promise<void>(resolve => (release = resolve)));
  await assert.rejects(pool.use(limitsOf({ timeout: 10 }), number), { name: 'TimeoutError' });
  const abort = new AbortController();
  const aborted = pool.use(limitsOf({ signal: abort.signal }), number);
  const next = pool.use(unlimited, number);
  abort.abort(new Error('enough'));
  await assert.rejects(aborted, /enough/);
  release();
  await busy;
  assert.equal(await next, 0);
  await pool.close();
});

test('a connection that broke is not kept, and a failure to open costs no turn', async () => {
  const { pool, items } = poolOf({ maximum: 1 });
  await assert.rejects(
    pool.use(unlimited, async item => {
      item.usable = false;
      throw new Error('broken');
    }),
    /broken/,
  );
  assert.equal(items[0]?.closed, true);
  assert.equal(await pool.use(unlimited, number), 1);
  await pool.close();

  let attempts = 0;
  const failing = new Pool<Item>(
    async () => {
      if (++attempts < 3) throw new Error('no host');
      return new Item(attempts);
    },
    { maximum: 1 },
  );
  await assert.rejects(failing.use(unlimited, number), /no host/);
  await assert.rejects(failing.use(unlimited, number), /no host/);
  assert.equal(await failing.use(unlimited, number), 3);
  await failing.close();
});

test('a connection that broke while idle is passed over', async () => {
  const { pool, items } = poolOf();
  await pool.use(unlimited, number);
  (items[0] as Item).usable = false;
  assert.equal(await pool.use(unlimited, number), 1);
  await pool.close();
});

test('a connection that was long unused is asked first, and replaced when it does not answer', async () => {
  const { pool, items } = poolOf({ validateAfter: 5 });
  await pool.use(unlimited, number);
  await pool.use(unlimited, number);
  assert.equal(items[0]?.validations, 0, 'used a moment ago');
  await delay(10);
  assert.equal(await pool.use(unlimited, number), 0);
  assert.equal(items[0]?.validations, 1);
  (items[0] as Item).answers = false;
  await delay(10);
  assert.equal(await pool.use(unlimited, number), 1);
  assert.equal(items[0]?.closed, true);
  await pool.close();
});

test('idle connections are closed after a while', async () => {
  const { pool, items } = poolOf({ idle: 20 });
  await Promise.all([pool.use(unlimited, () => delay(2)), pool.use(unlimited, () => delay(2))]);
  assert.equal(items.length, 2);
  // The sweeper does not keep the process alive; this does.
  await delay(60);
  assert.deepEqual(
    items.map(({ closed }) => closed),
    [true, true],
  );
  assert.equal(await pool.use(unlimited, number), 2);
  await pool.close();
});

test('closing: idle ones at once, lent ones are asked to, waiting ones fail, and so do later ones', async () => {
  const { pool, items } = poolOf({ maximum: 1 });
  let release = () => {};
  const busy = pool.use(unlimited, () => new Promise<void>(resolve => (release = resolve)));
  const waiting = pool.use(unlimited, number);
  await delay(1);
  await pool.close();
  await assert.rejects(waiting, { code: 'closed' });
  assert.equal(items[0]?.closed, true);
  release();
  await busy;
  await assert.rejects(pool.use(unlimited, number), { code: 'closed' });
});
