import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '@bigiron/client';
import { ServerId } from '@bigiron/wire/hostserver/header';
import { startBystander } from '../fuzz/bystander.ts';
import type { Probe } from '../fuzz/probe.ts';
import { RawConnection, signedOn } from '../fuzz/raw-connection.ts';
import { type HostProcess, removeDirectory, startHostProcess, temporaryDirectory } from '../host-process.ts';

const users = { ALICE: 'wonderland1', BOB: 'builder2' };

async function withHost(
  options: { readonly openFiles?: number },
  work: (host: HostProcess) => Promise<void>,
): Promise<void> {
  const dataDirectory = await temporaryDirectory();
  const config = join(dataDirectory, 'many.yaml');
  await writeFile(config, JSON.stringify({ doors: { 'data-queue': { connectionsPerAddress: 4096 } } }));
  const probe = new URL('../fuzz/probe.js', import.meta.url).href;
  const host = await startHostProcess({
    ...{ ...options, dataDirectory, users, args: ['--config', config] },
    environment: { NODE_OPTIONS: `--import ${probe} --max-old-space-size=256` },
  });
  try {
    await work(host);
  } finally {
    await host.stop();
    await removeDirectory(dataDirectory);
  }
}

/** What the probe in the host says. */
async function probe(host: HostProcess): Promise<Probe> {
  const heard = () => host.output().split('\n').filter(line => line.startsWith('probe ')); // biome-ignore format: one step
  const count = heard().length;
  process.kill(host.pid, 'SIGUSR2');
  while (heard().length === count) await pause(10);
  return JSON.parse((heard().at(-1) as string).slice('probe '.length)) as Probe;
}

/** Connections to the data queue server on which ALICE signed on and does nothing more. */
async function idle(host: HostProcess, count: number): Promise<RawConnection[]> {
  const entrance = { port: host.port('data-queue'), tls: false };
  const connections: RawConnection[] = [];
  while (connections.length < count) {
    const some = Math.min(50, count - connections.length);
    connections.push(
      ...(await Promise.all(
        Array.from({ length: some }, async () => {
          const connection = await RawConnection.open(entrance);
          assert.equal(await connection.start(ServerId.dataQueue, 'ALICE', users.ALICE), signedOn);
          return connection;
        }),
      )),
    );
  }
  return connections;
}

test('two thousand idle connections and one that works: bounded memory, no leak', { timeout: 120_000 }, () =>
  withHost({}, async host => {
    const bystander = startBystander(host, 'BOB', users.BOB);
    // What is loaded once, and what grows with the first use, is there before anything is counted.
    for (const connection of await idle(host, 100)) await connection.leave();
    await pause(500);
    const before = await probe(host);

    const first = await idle(host, 2000);
    const during = await probe(host);
    assert.ok(during.connections >= 2000);
    const each = (during.used - before.used) / 2000;
    assert.ok(each < 25_000, `${Math.round(each)} bytes for an idle connection and its job`);
    assert.ok(first.every(({ isOpen }) => isOpen));
    assert.ok(await first[1234]!.settles(ServerId.dataQueue), 'an idle one answers when it is spoken to');

    // Half of them leave in good order, half are torn off.
    await Promise.all(first.map((connection, i) => (i % 2 ? connection.leave() : connection.destroy())));
    const second = await idle(host, 2000);
    for (const connection of second) connection.destroy();
    const { rounds, slowest } = await bystander.stop();
    assert.ok(rounds > 20, `${rounds} rounds`);
    assert.ok(slowest < 5000, `${slowest} ms`);
    for (let tries = 0; (await probe(host)).connections > 0 && tries < 200; tries++) await pause(50);
    await pause(1000);
    const after = await probe(host);
    assert.equal(after.connections, 0);
    assert.ok(after.used - before.used < 6e6, `${after.used - before.used} bytes stay`);
    assert.doesNotMatch(host.output(), /^fault/m);
  }),
);

test(
  'more connections than ulimit -n allows: who comes too late is turned away, nobody else is harmed',
  { timeout: 120_000 },
  () =>
    withHost({ openFiles: 400 }, async host => {
      const signOn = () =>
        connect({ host: '127.0.0.1', portMapperPort: host.port('port-mapper'), user: 'BOB', password: users.BOB });
      const bob = await signOn();
      await bob.command('CRTDTAQ DTAQ(QTEMP/Q) MAXLEN(10)');
      const early = await idle(host, 200);
      const late = await Promise.all(
        Array.from({ length: 400 }, () =>
          RawConnection.open({ port: host.port('data-queue'), tls: false }).catch(() => undefined),
        ),
      );
      await pause(500);
      const left = late.filter(connection => connection?.isOpen);
      assert.ok(left.length < 200, `${left.length} of 400 were let in`);
      assert.ok(
        early.every(({ isOpen }) => isOpen),
        'those that were there stay',
      );
      assert.equal((await bob.command('CHKOBJ OBJ(QTEMP/Q) OBJTYPE(*DTAQ)')).messages.length, 0);
      for (const connection of [...early, ...left]) connection?.destroy();
      await pause(500);
      await using again = await signOn();
      await again.command('CHKOBJ OBJ(QSYS/QSYSOPR) OBJTYPE(*MSGQ)');
      await bob.close();
    }),
);
