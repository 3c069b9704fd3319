import assert from 'node:assert/strict';
import type { QueueAttributes } from '../clients.ts';
import type { Scenarios } from './scenario.ts';

const plain: QueueAttributes = {
  maximumLength: 1000,
  keyLength: 0,
  lifo: false,
  senderId: false,
  force: false,
  text: '',
};

/** One of each kind, with one thing out of the ordinary. */
const kinds: readonly QueueAttributes[] = [
  plain,
  { ...plain, maximumLength: 64_512 },
  { ...plain, maximumLength: 1 },
  { ...plain, lifo: true },
  { ...plain, keyLength: 1 },
  { ...plain, keyLength: 256, senderId: true },
  { ...plain, senderId: true },
  { ...plain, force: true },
  { ...plain, text: 'Orders of the shop, one entry for each (50 bytes).' },
];

export const attributes: Scenarios = {
  'a queue has the attributes it was created with, for either client': async ({ alice, peer, name }) => {
    for (const kind of kinds) {
      const queue = name();
      await alice.create(queue, kind);
      for (const session of [alice, peer]) {
        const found = await session.attributes(queue, kind.keyLength > 0 ? 'keyed' : undefined);
        assert.deepEqual(found, kind);
      }
      await alice.delete(queue);
    }
  },

  'a queue that was deleted and created anew has its new attributes and no entries': async ({ alice, peer, name }) => {
    const queue = name();
    await alice.create(queue, { force: true });
    await alice.write(queue, Buffer.from('old'));
    await peer.delete(queue);
    await peer.create(queue, { maximumLength: 3, keyLength: 4 });
    assert.deepEqual(await alice.attributes(queue, 'keyed'), { ...plain, maximumLength: 3, keyLength: 4 });
    assert.equal(await alice.read(queue, { key: Buffer.alloc(4), order: 'GE' }), undefined);
  },
};
