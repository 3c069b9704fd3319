import assert from 'node:assert/strict';
import { bytes, readAll, type Scenarios } from './scenario.ts';

export const sequences: Scenarios = {
  'FIFO gives up entries in the order of arrival, LIFO in the reverse': async ({ alice, peer, name }) => {
    for (const lifo of [false, true]) {
      const queue = name();
      await alice.create(queue, { lifo });
      for (const [sender, entry] of [[alice, 'first'] as const, [peer, 'second'] as const, [alice, 'third'] as const])
        await sender.write(queue, bytes(entry));
      const inOrder = ['first', 'second', 'third'];
      assert.deepEqual(await readAll(() => alice.read(queue)), lifo ? inOrder.reverse() : inOrder);
    }
  },

  'peek shows the entry that read takes': async ({ alice, peer, name }) => {
    const queue = name();
    await alice.create(queue);
    assert.equal(await alice.peek(queue), undefined);
    await peer.write(queue, bytes('one'));
    await peer.write(queue, bytes('two'));
    for (let i = 0; i < 2; i++) assert.equal((await alice.peek(queue))?.data.toString(), 'one');
    assert.deepEqual(await readAll(() => alice.read(queue)), ['one', 'two']);
  },

  'every byte travels unchanged, up to 64512 of them': async ({ alice, peer, name }) => {
    const queue = name();
    await alice.create(queue, { maximumLength: 64_512 });
    const largest = Buffer.from(Array.from({ length: 64_512 }, (_, i) => (i * 7) & 0xff));
    for (const entry of [Buffer.of(0), largest]) {
      await alice.write(queue, entry);
      assert.deepEqual((await peer.read(queue))?.data, entry);
      await peer.write(queue, entry);
      assert.deepEqual((await alice.read(queue))?.data, entry);
    }
  },

  'text is text of the job: what one client writes, the other reads': async ({ alice, peer, name }) => {
    const queue = name();
    await alice.create(queue);
    const text = 'Grüße, façade, 100 % [x] {y} ¬|';
    await alice.write(queue, text);
    assert.equal((await peer.peek(queue))?.text, text);
    // CCSID 37, the default of the job
    assert.equal((await peer.read(queue))?.data.subarray(0, 7).toString('hex'), 'c799dc59856b40');
    await peer.write(queue, text);
    assert.equal((await alice.read(queue))?.text, text);
  },

  'clear removes all entries': async ({ alice, peer, name }) => {
    const queue = name();
    await alice.create(queue);
    for (let i = 0; i < 5; i++) await peer.write(queue, bytes('gone'));
    await alice.clear(queue);
    assert.equal(await peer.read(queue), undefined);
    await alice.clear(queue);
  },

  'the sender is known where the queue keeps it': async ({ alice, bob, peer, name }) => {
    const [with_, without] = [name(), name()];
    await alice.create(with_, { senderId: true, authority: '*ALL' });
    await alice.create(without);
    await alice.write(without, bytes('x'));
    assert.equal((await peer.read(without))?.sender, undefined);
    for (const [sender, user] of [[alice, 'ALICE'] as const, [bob, 'BOB'] as const, [peer, 'ALICE'] as const]) {
      await sender.write(with_, bytes('x'));
      for (const entry of [await peer.peek(with_), await alice.read(with_)]) {
        assert.match(entry?.sender?.job ?? '', /^\d{6}\/QUSER\/QZHQSSRV$/);
        assert.equal(entry?.sender?.user, user);
      }
    }
  },
};
