import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { bytes, refused, type Scenarios } from './scenario.ts';

/** Long enough for a request to arrive at the host; where it was not, the scenario still holds. */
const arrival = 100;

export const waits: Scenarios = {
  'a wait ends when its time is up': async ({ alice, name }) => {
    const queue = name();
    await alice.create(queue);
    const started = performance.now();
    assert.equal(await alice.read(queue, { wait: 1 }), undefined);
    const waited = performance.now() - started;
    assert.ok(waited > 950 && waited < 3000, `waited for ${waited} ms`);
  },

  'an entry wakes who waits for it, whichever client sends': async ({ alice, peer, name }) => {
    const queue = name();
    await alice.create(queue);
    for (const [receiver, sender] of [[alice, peer] as const, [peer, alice] as const]) {
      const waiting = receiver.read(queue, { wait: -1 });
      await pause(arrival);
      const sent = performance.now();
      await sender.write(queue, bytes('wake up'));
      assert.equal((await waiting)?.data.toString(), 'wake up');
      assert.ok(performance.now() - sent < 1000, 'within a second');
    }
  },

  'a peek may wait as well, and leaves what woke it': async ({ alice, peer, name }) => {
    const queue = name();
    await alice.create(queue);
    const waiting = alice.peek(queue, { wait: 30 });
    await pause(arrival);
    await peer.write(queue, bytes('look'));
    assert.equal((await waiting)?.data.toString(), 'look');
    assert.equal((await alice.read(queue))?.data.toString(), 'look');
  },

  'a read that waits does not hold up other threads of the same system': async ({ alice, name }) => {
    const queue = name();
    await alice.create(queue);
    const other = await alice.share();
    const waiting = alice.read(queue, { wait: -1 });
    await pause(arrival);
    await other.write(queue, bytes('from another thread'));
    assert.equal((await waiting)?.data.toString(), 'from another thread');
  },

  'receivers that wait are served in the order in which they came': async ({ alice, peer, name, signOn }) => {
    const queue = name();
    await alice.create(queue);
    const waiting: Promise<unknown>[] = [];
    const sessions = await signOn(3);
    // Their connections are open before it matters who comes first.
    for (const session of sessions) await session.peek(queue);
    for (const session of sessions) {
      waiting.push(session.read(queue, { wait: -1 }).then(entry => entry?.data.toString()));
      await pause(arrival);
    }
    for (const entry of ['1', '2', '3']) await peer.write(queue, bytes(entry));
    assert.deepEqual(await Promise.all(waiting), ['1', '2', '3']);
  },

  'a queue that is deleted has nobody waiting any more': async parties => {
    const { alice, peer, name } = parties;
    const queue = name();
    await alice.create(queue);
    const waiting = refused(parties, alice.read(queue, { wait: -1 }), {
      typescript: 'CPF9805',
      java: 'ObjectDoesNotExistException OBJECT_DOES_NOT_EXIST',
    });
    await pause(arrival);
    await peer.delete(queue);
    await waiting;
  },
};
