import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type EmbeddedServer, startEmbedded } from '@bigiron/host/store/embedded/embedded-server';
import { layout } from '@bigiron/host/store/embedded/layout';
import { endOfWork, type QueueClient, type QueueSession, users } from '../dataqueue/clients.ts';
import { bySender, numbered, range } from '../dataqueue/numbered.ts';
import { startTypeScript } from '../dataqueue/typescript-client.ts';
import { type HostProcess, removeDirectory, startHostProcess, temporaryDirectory } from '../host-process.ts';

/** Two hosts on one PostgreSQL, which belongs to neither of them. */
suite('two hosts over one database', () => {
  let database: EmbeddedServer;
  let one: HostProcess;
  let two: HostProcess;
  const directories: string[] = [];
  const clients: QueueClient[] = [];

  before(async () => {
    for (let i = 0; i < 3; i++) directories.push(await temporaryDirectory());
    const [dataDir, first, second] = directories as [string, string, string];
    database = await startEmbedded({ dataDir, connections: 60 });
    const url = `postgres:///postgres?host=${encodeURIComponent(layout(dataDir).socketDir)}`;
    one = await startHostProcess({ dataDirectory: first, users, args: ['--database-url', url] });
    // The key that protects the passwords in the database is no part of it: hosts that share one share the key.
    const key = ['--key-file', join(first, 'verifier.key')];
    two = await startHostProcess({ dataDirectory: second, args: ['--database-url', url, ...key] });
  });

  after(async () => {
    for (const client of clients) await client.stop();
    await Promise.all([one.stop(), two.stop()]);
    await database.stop();
    for (const directory of directories) await removeDirectory(directory);
  });

  async function signOn(host: HostProcess): Promise<QueueSession> {
    const client = await startTypeScript(host);
    clients.push(client);
    return client.signOn('ALICE');
  }

  test('what is created, sent and cleared on one is felt on the other', async () => {
    const [here, there] = [await signOn(one), await signOn(two)];
    await here.create('QGPL/SHARED', { keyLength: 2, text: 'of one' });
    assert.equal((await there.attributes('QGPL/SHARED')).text, 'of one');
    await there.write('QGPL/SHARED', Buffer.from('there'), Buffer.from('AA'));
    assert.equal((await here.read('QGPL/SHARED', { key: Buffer.from('AA') }))?.data.toString(), 'there');
    await here.write('QGPL/SHARED', Buffer.from('here'), Buffer.from('AA'));
    await there.clear('QGPL/SHARED');
    assert.equal(await here.read('QGPL/SHARED', { key: Buffer.from('AA') }), undefined);
    await there.delete('QGPL/SHARED');
    // Hosts learn of such changes by notifications, a moment later.
    await pause(200);
    await assert.rejects(here.write('QGPL/SHARED', Buffer.from('x')), { reason: 'CPF9801' });
  });

  test('an entry sent on one wakes who waits on the other', async () => {
    const [here, there] = [await signOn(one), await signOn(two)];
    await here.create('QGPL/WAKE');
    for (const [receiver, sender] of [[here, there] as const, [there, here] as const]) {
      const waiting = receiver.read('QGPL/WAKE', { wait: 30 });
      await pause(100);
      const sent = performance.now();
      await sender.write('QGPL/WAKE', Buffer.from('wake up'));
      assert.equal((await waiting)?.data.toString(), 'wake up');
      assert.ok(performance.now() - sent < 1000, 'by a notification, not by looking again after seconds');
    }
  });

  for (const [kind, attributes] of Object.entries({ forced: { force: true }, 'not forced': {} })) {
    test(`consumers on both compete for the entries of a queue, ${kind}`, async () => {
      const queue = `QGPL/C${kind.length}`;
      const senders = [await signOn(one), await signOn(two)] as [QueueSession, QueueSession];
      const consumers = await Promise.all(range(8).map(i => signOn(i % 2 === 0 ? one : two)));
      await senders[0].create(queue, attributes);
      const consuming = consumers.map(consumer => consumer.consume(queue));
      const numbers = range(150);
      await Promise.all(
        senders.map(async (session, sender) => {
          for (const number of numbers) await session.write(queue, numbered(sender, number));
        }),
      );
      for (const _ of consumers) await senders[1].write(queue, endOfWork);
      const found = bySender((await Promise.all(consuming)).flat());
      for (const sender of [0, 1])
        assert.deepEqual(
          found.get(sender)?.sort((a, b) => a - b),
          numbers,
        );
    });
  }

  test('kill -9 of one: the other has every entry, and nothing goes to those who waited there', async () => {
    const [sender, receiver, there] = [await signOn(one), await signOn(one), await signOn(two)];
    await sender.create('QGPL/SURVIVES');
    await sender.create('QGPL/WAITED');
    const waiting = receiver.read('QGPL/WAITED', { wait: -1 }).catch(() => 'killed');
    const stream = sender.stream('QGPL/SURVIVES', 0);
    await pause(200);
    await one.kill();
    assert.equal(await waiting, 'killed');
    const acknowledged = await stream;
    for (const number of range(acknowledged))
      assert.deepEqual((await there.read('QGPL/SURVIVES'))?.data, numbered(0, number));
    await there.write('QGPL/WAITED', Buffer.from('for the living'));
    assert.equal((await there.read('QGPL/WAITED'))?.data.toString(), 'for the living');
  });
});
