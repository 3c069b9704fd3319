import assert from 'node:assert/strict';
import { endOfWork } from '../clients.ts';
import { bySender, numbered, range } from '../numbered.ts';
import type { Parties, Scenarios } from './scenario.ts';

/** Both clients send while `count` consumers receive: every entry goes to exactly one, and to each in the order of its sender. */
async function compete(count: number, force: boolean, { alice, peer, name, signOn }: Parties): Promise<void> {
  const queue = name();
  await alice.create(queue, { force });
  const consumers = await signOn(count);
  const received = consumers.map(consumer => consumer.consume(queue));
  const numbers = range(200);
  await Promise.all(
    [alice, peer].map(async (session, sender) => {
      for (const number of numbers) await session.write(queue, numbered(sender, number));
    }),
  );
  for (const _ of consumers) await peer.write(queue, endOfWork);
  const entries = await Promise.all(received);
  for (const one of entries) {
    for (const [sender, own] of bySender(one))
      assert.deepEqual(
        own,
        [...own].sort((a, b) => a - b),
        `in the order of sender ${sender}`,
      );
  }
  const all = bySender(entries.flat());
  for (const sender of [0, 1])
    assert.deepEqual(
      all.get(sender)?.sort((a, b) => a - b),
      numbers,
    );
  await Promise.all(consumers.map(consumer => consumer.close()));
}

export const consumers: Scenarios = {
  'two consumers share the entries of a queue': parties => compete(2, false, parties),
  'two consumers share the entries of a forced queue': parties => compete(2, true, parties),
  'fifty consumers share the entries of a queue': parties => compete(50, false, parties),
};
