import assert from 'node:assert/strict';
import type { SearchOrder } from '../clients.ts';
import { bytes, readAll, type Scenarios } from './scenario.ts';

/** Entries of a keyed queue in the order in which they are sent: key and data. */
const sent = ['CC 1', 'AA 2', 'BB 3', 'DD 4', 'BB 5', 'AA 6', 'CC 7'].map(entry => entry.split(' '));

const fits: Readonly<Record<SearchOrder, (key: string) => boolean>> = {
  EQ: key => key === 'BB',
  NE: key => key !== 'BB',
  LT: key => key < 'BB',
  LE: key => key <= 'BB',
  GT: key => key > 'BB',
  GE: key => key >= 'BB',
};

export const keyed: Scenarios = {
  'each search order finds its entries, lowest key first, equal keys in the order of arrival': async parties => {
    const { alice, peer, name } = parties;
    for (const order of Object.keys(fits) as SearchOrder[]) {
      const queue = name();
      await alice.create(queue, { keyLength: 2 });
      for (const [i, [key, data]] of sent.entries())
        await (i % 2 === 0 ? alice : peer).write(queue, bytes(data as string), bytes(key as string));
      const inOrder = sent
        .filter(([key]) => fits[order](key as string))
        .sort(([a], [b]) => ((a as string) < (b as string) ? -1 : a === b ? 0 : 1));
      const search = { key: bytes('BB'), order };
      const peeked = await alice.peek(queue, search);
      assert.deepEqual([peeked?.key?.toString(), peeked?.data.toString()], inOrder[0], `${order}, peek`);
      assert.deepEqual(
        await readAll(() => alice.read(queue, search)),
        inOrder.map(([, data]) => data),
        order,
      );
      const left = await readAll(() => peer.read(queue, { key: bytes('\0'), order: 'GE' }));
      assert.equal(left.length, sent.length - inOrder.length, `${order} leaves the others`);
    }
  },

  'keys are bytes, compared without sign, up to 256 of them': async ({ alice, peer, name }) => {
    const queue = name();
    await alice.create(queue, { keyLength: 256, maximumLength: 64_512 });
    const keys = [0x7f, 0x80, 0xff].map(last => Buffer.alloc(256, 0x20).fill(last, 255));
    const entry = Buffer.alloc(64_512, 0xa5);
    for (const key of [...keys].reverse()) await alice.write(queue, entry, key);
    for (const key of keys) {
      const found = await alice.read(queue, { key: Buffer.alloc(256), order: 'GT' });
      assert.deepEqual([found?.key, found?.data], [key, entry]);
    }
    await peer.write(queue, entry, keys[2]);
    assert.deepEqual((await alice.read(queue, { key: keys[2] as Buffer }))?.key, keys[2]);
  },

  'a read that waits for a key is woken by that key alone': async ({ alice, peer, name }) => {
    const queue = name();
    await alice.create(queue, { keyLength: 2 });
    const waiting = alice.read(queue, { key: bytes('BB'), order: 'GT', wait: -1 });
    await peer.write(queue, bytes('not this'), bytes('AA'));
    await peer.write(queue, bytes('nor this'), bytes('BB'));
    await peer.write(queue, bytes('this'), bytes('CC'));
    const entry = await waiting;
    assert.deepEqual([entry?.key?.toString(), entry?.data.toString()], ['CC', 'this']);
    assert.deepEqual(await readAll(() => peer.read(queue, { key: bytes('CC'), order: 'LT' })), [
      'not this',
      'nor this',
    ]);
  },

  'clear with a key removes the entries with exactly that key, without one all': async ({ alice, peer, name }) => {
    const queue = name();
    await alice.create(queue, { keyLength: 2 });
    for (const key of ['AA', 'BB', 'BB', 'CC']) await peer.write(queue, bytes(key), bytes(key));
    const rest = { key: bytes('\0\0'), order: 'GE' } as const;
    await alice.clear(queue, bytes('BB'));
    assert.deepEqual(await readAll(() => peer.read(queue, rest)), ['AA', 'CC']);
    for (const key of ['AA', 'BB']) await peer.write(queue, bytes(key), bytes(key));
    await alice.clear(queue);
    assert.equal(await peer.read(queue, rest), undefined);
  },
};
