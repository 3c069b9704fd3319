import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import type { KeyOrder } from '../../../src/system/data-queues/data-queue.ts';
import { bytes, fixture, job } from './fixture.ts';

const now = { wait: 0, peek: false };

for (const alone of [false, true]) {
  test(`entries leave in the sequence of their queue, ${alone ? 'alone on' : 'sharing'} the store`, async t => {
    const { room: open, alone: openAlone, queue } = await fixture(t);
    const room = alone ? await openAlone() : await open('one');
    for (const sequence of ['*FIFO', '*LIFO'] as const) {
      const name = await queue(room, { sequence });
      // From now on it is known in memory, and sends of one burst keep their order.
      await room.describe(job, name);
      const step = fc.constantFrom('send', 'send', 'receive', 'receive', 'peek', 'burst', 'clear');
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async steps => {
          await room.clear(job, name);
          const model: string[] = [];
          let count = 0;
          const take = (peek: boolean) => {
            const at = sequence === '*FIFO' ? 0 : model.length - 1;
            return peek ? model[at] : model.splice(at, 1)[0];
          };
          for (const one of steps) {
            if (one === 'send') {
              model.push(`entry ${count}`);
              await room.send(job, name, bytes(`entry ${count++}`));
            } else if (one === 'burst') {
              const burst = Array.from({ length: 5 }, () => `entry ${count++}`);
              await Promise.all(burst.map(data => room.send(job, name, bytes(data))));
              model.push(...burst);
            } else if (one === 'clear') {
              await room.clear(job, name);
              model.length = 0;
            } else {
              const expected = take(one === 'peek');
              const found = await room.receive(job, name, { wait: 0, peek: one === 'peek' });
              assert.equal(found?.data.toString(), expected);
            }
          }
        }),
        { numRuns: 15 },
      );
    }
  });

  test(`fifty competing consumers take every entry once, ${alone ? 'alone on' : 'sharing'} the store`, async t => {
    const { room: open, alone: openAlone, queue } = await fixture(t);
    const room = alone ? await openAlone() : await open('one');
    const name = await queue(room);
    const total = 500;
    const taken: number[] = [];
    const consumers = Array.from({ length: 50 }, async () => {
      for (;;) {
        const entry = await room.receive(job, name, { wait: 10, peek: false });
        const number = Number(entry?.data.toString());
        if (number < 0) return;
        taken.push(number);
      }
    });
    for (let i = 0; i < total; i += 5) {
      await Promise.all([0, 1, 2, 3, 4].map(j => room.send(job, name, bytes(String(i + j)))));
    }
    await Promise.all(consumers.map(() => room.send(job, name, bytes('-1'))));
    await Promise.all(consumers);
    assert.deepEqual(
      taken.sort((a, b) => a - b),
      Array.from({ length: total }, (_, i) => i),
    );
  });
}

test('a process that was alone leaves a store that others can share', async t => {
  const { room: open, alone, queue } = await fixture(t);
  const first = await alone();
  const name = await queue(first);
  for (const data of ['a', 'b', 'c']) await first.send(job, name, bytes(data));
  await first.close();
  const second = await open('two');
  await second.send(job, name, bytes('d'));
  const seen = [];
  for (let i = 0; i < 4; i++) seen.push((await second.receive(job, name, now))?.data.toString());
  assert.deepEqual(seen, ['a', 'b', 'c', 'd']);
});

test('entries leave in the sequence of their queue', async t => {
  const { room: open, queue } = await fixture(t);
  const room = await open('one');
  for (const [sequence, expected] of [
    ['*FIFO', ['a', 'b', 'c']],
    ['*LIFO', ['c', 'b', 'a']],
  ] as const) {
    const name = await queue(room, { sequence });
    for (const data of ['a', 'b', 'c']) await room.send(job, name, bytes(data));
    const peeked = await room.receive(job, name, { wait: 0, peek: true });
    assert.equal(peeked?.data.toString(), expected[0]);
    const seen = [];
    for (let i = 0; i < 3; i++) seen.push((await room.receive(job, name, now))?.data.toString());
    assert.deepEqual(seen, expected);
    assert.equal(await room.receive(job, name, now), undefined);
  }
});

test('a keyed queue answers every search order like a sorted list', async t => {
  const { room: open, queue } = await fixture(t);
  const room = await open('one');
  const name = await queue(room, { sequence: '*KEYED', keyLength: 1 });
  const compare: Record<KeyOrder, (a: number, b: number) => boolean> = {
    EQ: (a, b) => a === b,
    NE: (a, b) => a !== b,
    LT: (a, b) => a < b,
    LE: (a, b) => a <= b,
    GT: (a, b) => a > b,
    GE: (a, b) => a >= b,
  };
  const key = fc.nat(4);
  const step = fc.oneof(
    fc.record({ send: key }),
    fc.record({ search: key, order: fc.constantFrom(...(Object.keys(compare) as KeyOrder[])), peek: fc.boolean() }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async steps => {
      await room.clear(job, name);
      const model: { key: number; data: string }[] = [];
      let count = 0;
      for (const one of steps) {
        if ('send' in one) {
          const data = `entry ${count++}`;
          await room.send(job, name, bytes(data), Buffer.from([one.send]));
          model.push({ key: one.send, data });
          continue;
        }
        const sorted = [...model].sort((a, b) => a.key - b.key);
        const expected = sorted.find(entry => compare[one.order](entry.key, one.search));
        if (expected !== undefined && !one.peek) model.splice(model.indexOf(expected), 1);
        const found = await room.receive(job, name, {
          wait: 0,
          peek: one.peek,
          key: { bytes: Buffer.from([one.search]), order: one.order },
        });
        assert.equal(found?.data.toString(), expected?.data);
      }
    }),
    { numRuns: 30 },
  );
});

test('competing consumers in two processes take every entry once, in order each', async t => {
  const { room: open, queue } = await fixture(t);
  const rooms = [await open('one'), await open('two')];
  const name = await queue(rooms[0]!);
  const total = 400;
  const taken: number[][] = [];
  const consumers = Array.from({ length: 20 }, async (_, index) => {
    const mine: number[] = [];
    taken.push(mine);
    for (;;) {
      const entry = await rooms[index % 2]!.receive(job, name, { wait: 10, peek: false });
      const number = Number(entry?.data.toString());
      if (number < 0) return;
      mine.push(number);
    }
  });
  for (let i = 0; i < total; i++) await rooms[i % 2]!.send(job, name, bytes(String(i)));
  for (let i = 0; i < 20; i++) await rooms[i % 2]!.send(job, name, bytes('-1'));
  await Promise.all(consumers);
  assert.deepEqual(
    taken.flat().sort((a, b) => a - b),
    Array.from({ length: total }, (_, i) => i),
  );
  for (const mine of taken)
    assert.deepEqual(
      mine,
      [...mine].sort((a, b) => a - b),
    );
});

test('a waiting receive is woken by a send from another process', async t => {
  const { room: open, queue } = await fixture(t);
  const [here, there] = [await open('one'), await open('two')];
  const name = await queue(here);
  const waiting = here.receive(job, name, { wait: 20, peek: false });
  await pause(100);
  const started = performance.now();
  await there.send(job, name, bytes('wake up'));
  assert.equal((await waiting)?.data.toString(), 'wake up');
  assert.ok(performance.now() - started < 2000, 'woken, not found by the refresh');
});

test('a wait ends when its time is up, or when the receiver goes away, and takes nothing with it', async t => {
  const { room: open, queue } = await fixture(t);
  const room = await open('one');
  const name = await queue(room);
  const started = performance.now();
  assert.equal(await room.receive(job, name, { wait: 1, peek: false }), undefined);
  assert.ok(performance.now() - started >= 990);

  const gone = new AbortController();
  const abandoned = room.receive(job, name, { wait: -1, peek: false }, gone.signal);
  await pause(50);
  gone.abort();
  assert.equal(await abandoned, undefined);
  await room.send(job, name, bytes('still here'));
  assert.equal((await room.receive(job, name, now))?.data.toString(), 'still here');
});

test('an entry that arrives for a receiver that is going away is put back where it was', async t => {
  const { alone, queue } = await fixture(t);
  const room = await alone();
  const name = await queue(room);
  await room.send(job, name, bytes('first'));
  await room.send(job, name, bytes('second'));
  const gone = new AbortController();
  const abandoned = room.receive(job, name, { wait: 5, peek: false }, gone.signal);
  await new Promise(setImmediate);
  gone.abort();
  assert.equal(await abandoned, undefined);
  await pause(100);
  assert.equal((await room.receive(job, name, { wait: 2, peek: false }))?.data.toString(), 'first');
  assert.equal((await room.receive(job, name, { wait: 2, peek: false }))?.data.toString(), 'second');
});

test('keys and lengths that do not fit the queue are refused with their messages', async t => {
  const { room: open, queue } = await fixture(t);
  const room = await open('one');
  const plain = await queue(room, { maximumLength: 5 });
  const keyed = await queue(room, { sequence: '*KEYED', keyLength: 3 });
  await assert.rejects(room.send(job, plain, bytes('x'), bytes('k')), { messageId: 'CPF9502' });
  await assert.rejects(room.receive(job, plain, { ...now, key: { bytes: bytes('k'), order: 'EQ' } }), {
    messageId: 'CPF9502',
  });
  await assert.rejects(room.send(job, keyed, bytes('x')), { messageId: 'CPF9506' });
  await assert.rejects(room.send(job, keyed, bytes('x'), bytes('four')), { messageId: 'CPF9506' });
  await assert.rejects(room.send(job, plain, bytes('123456')), { messageId: 'CPF2498' });
  await assert.rejects(room.send(job, { name: 'NONE', library: 'QGPL' }, bytes('x')), { messageId: 'CPF9801' });
});

test('a queue keeps who sent an entry, when it was asked to', async t => {
  const { room: open, queue } = await fixture(t);
  const room = await open('one');
  const name = await queue(room, { senderId: true, force: true });
  await room.send(job, name, bytes('x'));
  assert.equal((await room.receive(job, name, now))?.sender, 'QZHQSSRV  QUSER     000123ALICE     ');
});

test('deleting a queue removes its entries and ends the waits on it', async t => {
  const { room: open, queue, store } = await fixture(t);
  const room = await open('one');
  const name = await queue(room);
  const waiting = room.receive(job, name, { wait: 30, peek: false });
  waiting.catch(() => undefined);
  await pause(50);
  await room.delete(job, name);
  await assert.rejects(waiting, { messageId: 'CPF9805' });
  const { rows } = await store.query<{ count: bigint }>('SELECT count(*) FROM data_queue_entry');
  assert.equal(rows[0]!.count, 0n);
});

test('after a flush that failed half-way the store is asked what there is', async t => {
  const { room: open, queue, store } = await fixture(t);
  const room = await open('one');
  const name = await queue(room);
  await room.send(job, name, bytes('before'));
  const { batch } = store;
  // The connection breaks after the commit and before its confirmation.
  store.batch = async (...statements) => {
    await batch.apply(store, statements);
    throw new Error('connection lost');
  };
  await assert.rejects(room.send(job, name, bytes('perhaps')), /connection lost/);
  store.batch = batch;
  const seen = [];
  for (let i = 0; i < 3; i++) seen.push((await room.receive(job, name, now))?.data.toString());
  assert.deepEqual(seen, ['before', 'perhaps', undefined]);
});

test('a queue with a number of entries holds no more of them, whoever sends', async t => {
  const { room: open, queue } = await fixture(t);
  const [here, there] = [await open('one'), await open('two')];
  const name = await queue(here, { maximumEntries: 5 });
  const sent = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? here : there).send(job, name, bytes(`entry ${i}`))),
  );
  const refused = sent.filter(one => one.status === 'rejected');
  assert.equal(refused.length, 15);
  assert.ok(refused.every(({ reason }) => reason.messageId === 'CPF950A'));
  const received = async () => (await there.receive(job, name, { wait: 0, peek: false }))?.data.toString();
  assert.match((await received())!, /^entry /);
  await here.send(job, name, bytes('one more'));
  await assert.rejects(here.send(job, name, bytes('too many')), { messageId: 'CPF950A' });
  const rest: (string | undefined)[] = [];
  for (let entry = await received(); entry !== undefined; entry = await received()) rest.push(entry);
  assert.deepEqual([rest.length, rest.at(-1)], [5, 'one more']);

  const waiting = Array.from({ length: 8 }, () => here.receive(job, name, { wait: 10, peek: false }));
  await pause(100);
  await Promise.all(Array.from({ length: 8 }, (_, i) => here.send(job, name, bytes(`waited for ${i}`))));
  assert.ok((await Promise.all(waiting)).every(entry => entry?.data.toString().startsWith('waited for')));
});

for (const kind of ['*KEYED', '*FIFO'] as const) {
  test(`a ${kind} queue of a process alone has a number of entries, too; clearing it makes room`, async t => {
    const { alone, queue } = await fixture(t);
    const room = await alone();
    const keyLength = kind === '*KEYED' ? 1 : 0;
    const name = await queue(room, { sequence: kind, keyLength, maximumEntries: 2 });
    const send = (text: string) => room.send(job, name, bytes(text), keyLength === 0 ? undefined : bytes(text));
    const full = { messageId: 'CPF950A' };
    await send('a');
    await send('b');
    await assert.rejects(send('c'), full);
    await room.receive(job, name, keyLength === 0 ? now : { ...now, key: { bytes: bytes('a'), order: 'EQ' } });
    await send('c');
    await assert.rejects(send('d'), full);
    await room.clear(job, name);
    await send('d');
    await send('e');
  });
}
