import assert from 'node:assert/strict';
import { endOfWork } from '../clients.ts';
import type { Parties, Scenarios } from './scenario.ts';

/** Entries of all senders: sender(1) number(4). */
function entry(sender: number, number: number): Buffer {
  const bytes = Buffer.alloc(5, sender);
  bytes.writeUInt32BE(number, 1);
  return bytes;
}

/** Both clients send while `count` consumers receive: every entry goes to exactly one, and to each in the order of its sender. */
async function compete(count: number, force: boolean, { alice, peer, name, signOn }: Parties): Promise<void> {
  const queue = name();
  await alice.create(queue, { force });
  const consumers = await signOn(count);
  const received = consumers.map(consumer => consumer.consume(queue));
  const numbers = Array.from({ length: 200 }, (_, i) => i);
  await Promise.all(
    [alice, peer].map(async (session, sender) => {
      for (const number of numbers) await session.write(queue, entry(sender, number));
    }),
  );
  for (const _ of consumers) await peer.write(queue, endOfWork);
  const entries = await Promise.all(received);
  for (const one of entries) {
    for (const sender of [0, 1]) {
      const own = one.filter(data => data[0] === sender).map(data => data.readUInt32BE(1));
      assert.deepEqual(
        own,
        [...own].sort((a, b) => a - b),
      );
    }
  }
  const all = entries.flat().map(data => data.toString('hex'));
  const expected = [0, 1].flatMap(sender => numbers.map(number => entry(sender, number).toString('hex')));
  assert.deepEqual(all.sort(), expected.sort());
  await Promise.all(consumers.map(consumer => consumer.close()));
}

export const consumers: Scenarios = {
  'two consumers share the entries of a queue': parties => compete(2, false, parties),
  'two consumers share the entries of a forced queue': parties => compete(2, true, parties),
  'fifty consumers share the entries of a queue': parties => compete(50, false, parties),
};
