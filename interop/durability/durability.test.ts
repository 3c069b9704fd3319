import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type QueueClient, type QueueSession, users } from '../dataqueue/clients.ts';
import { startToolbox } from '../dataqueue/java-client.ts';
import { bySender, range } from '../dataqueue/numbered.ts';
import { startTypeScript } from '../dataqueue/typescript-client.ts';
import { NotReady, startHostProcess } from '../host-process.ts';
import { requiresToolbox, toolboxJar } from '../java.ts';
import { random } from '../random.ts';
import { killWithPostgres } from './kill.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
after(() => stage.close());

/** A sudden end in the middle of streams of entries. */
interface Round {
  /** Decides when. */
  readonly seed: number;
  readonly kill: () => Promise<void>;
  /** Whether entries that were not forced must be there afterwards. */
  readonly unforcedSurvive: boolean;
}

const killHost = { kill: () => stage.host.kill(), unforcedSurvive: true };
const killBoth = { kill: () => killWithPostgres(stage.host), unforcedSurvive: false };

test('TypeScript: what was acknowledged is there after kill -9, once, in order', async t => {
  await withClients([startTypeScript(stage.host)], async clients => {
    await t.test('kill -9 of the host', () => killed([...clients, ...clients], { ...killHost, seed: 1 }));
    await t.test('kill -9 of host and PostgreSQL', () => killed([...clients, ...clients], { ...killBoth, seed: 2 }));
  });
});

test('IBM Toolbox for Java: what was acknowledged is there after kill -9, once, in order', async t => {
  if (!requiresToolbox(t)) return;
  await withClients([startToolbox(stage.host, { jar: toolboxJar }), startTypeScript(stage.host)], async clients => {
    await t.test('kill -9 of the host', () => killed([...clients, ...clients], { ...killHost, seed: 3 }));
    await t.test('kill -9 of host and PostgreSQL', () => killed([...clients, ...clients], { ...killBoth, seed: 4 }));
  });
});

/** Each client streams to a forced queue and to another one until the end comes. */
async function killed(clients: readonly QueueClient[], round: Round): Promise<void> {
  const delay = random(round.seed).integer(50, 300);
  const about = `seed ${round.seed}, killed after ${delay} ms`;
  const queues = { forced: `QGPL/F${round.seed}`, unforced: `QGPL/U${round.seed}` };
  const sessions = await Promise.all(clients.map(client => client.signOn('ALICE')));
  await sessions[0]?.create(queues.forced, { force: true });
  await sessions[0]?.create(queues.unforced);
  const streams = Object.values(queues).map(queue =>
    sessions.map(async (session, sender) => (await session.share()).stream(queue, sender)),
  );
  await pause(delay);
  await round.kill();
  const [forced, unforced] = await Promise.all(streams.map(stream => Promise.all(stream)));
  await stage.restart();

  await withReader(async reader => {
    checkStreams(await readAll(reader, queues.forced), forced as number[], `forced, ${about}`);
    const least = round.unforcedSurvive ? (unforced as number[]) : sessions.map(() => 0);
    checkStreams(await readAll(reader, queues.unforced), least, `unforced, ${about}`);
  });
}

/** At most the entry that was under way may be there without having been acknowledged; none is missing, doubled or out of order. */
function checkStreams(entries: readonly Buffer[], acknowledged: readonly number[], about: string): void {
  const found = bySender(entries);
  for (const [sender, count] of acknowledged.entries()) {
    const numbers = found.get(sender) ?? [];
    assert.deepEqual(numbers, range(numbers.length), `sender ${sender}; ${about}`);
    assert.ok(numbers.length >= count, `${numbers.length} of ${count} entries of sender ${sender}; ${about}`);
    if (count > 0) assert.ok(numbers.length <= count + 1, `${numbers.length}, acknowledged ${count}; ${about}`);
  }
}

test('kill -9 while entries are received: none comes twice, and only what was on its way is gone', async () => {
  const queue = 'QGPL/RECEIVED';
  const received: Buffer[] = [];
  const acknowledged = await withClients([startTypeScript(stage.host)], async ([client]) => {
    const [one, two, ...consumers] = (await Promise.all(
      range(5).map(() => (client as QueueClient).signOn('ALICE')),
    )) as [QueueSession, QueueSession, ...QueueSession[]];
    await one.create(queue, { force: true });
    const streams = [one.stream(queue, 0), two.stream(queue, 1)];
    const consuming = consumers.map(async consumer => {
      for (;;) {
        const entry = await consumer.read(queue, { wait: -1 }).catch(() => undefined);
        if (entry === undefined) return;
        received.push(entry.data);
      }
    });
    await pause(random(5).integer(100, 300));
    await stage.host.kill();
    await Promise.all(consuming);
    return Promise.all(streams);
  });
  await stage.restart();
  await withReader(async reader => {
    const found = bySender([...received, ...(await readAll(reader, queue))]);
    let missing = 0;
    for (const [sender, count] of acknowledged.entries()) {
      const numbers = found.get(sender) ?? [];
      assert.equal(new Set(numbers).size, numbers.length, `sender ${sender}: none twice`);
      missing += range(count).filter(number => !numbers.includes(number)).length;
    }
    assert.ok(missing <= 3, `${missing} are gone, but only three receivers had asked for one`);
  });
});

test('a waiting receiver that is killed takes nothing with it', async t => {
  const queue = 'QGPL/WAITED';
  await withReader(async reader => {
    await reader.create(queue);
    const receiver = spawn(process.execPath, [
      fileURLToPath(new URL('receiver.js', import.meta.url)),
      ...[String(stage.host.port('port-mapper')), 'ALICE', users.ALICE, ...queue.split('/')],
    ]);
    await once(receiver.stdout, 'data');
    await pause(100);
    receiver.kill('SIGKILL');
    await once(receiver, 'close');
    await sendAndReceive(reader, queue);
  });
  await t.test('IBM Toolbox for Java', async t => {
    if (!requiresToolbox(t)) return;
    await withReader(async reader => {
      const toolbox = await startToolbox(stage.host, { jar: toolboxJar });
      const waiting = (await toolbox.signOn('ALICE')).read(queue, { wait: -1 }).catch(() => 'killed');
      await pause(100);
      await toolbox.stop();
      assert.equal(await waiting, 'killed');
      await sendAndReceive(reader, queue);
    });
  });
});

async function sendAndReceive(session: QueueSession, queue: string): Promise<void> {
  const entries = range(10).map(number => Buffer.from([number]));
  for (const entry of entries) await session.write(queue, entry);
  assert.deepEqual(await readAll(session, queue), entries);
}

test('SIGTERM: what is under way is finished and acknowledged, waits end, and the host is gone', async () => {
  const queue = 'QGPL/DRAINED';
  const acknowledged = await withClients([startTypeScript(stage.host)], async ([client]) => {
    const sessions = await Promise.all(range(4).map(() => (client as QueueClient).signOn('ALICE')));
    await sessions[0]?.create(queue, { force: true });
    await sessions[0]?.create('QGPL/EMPTY');
    const waiting = sessions[0]?.read('QGPL/EMPTY', { wait: -1 }).catch(() => undefined);
    const streams = sessions.map(async (session, sender) => (await session.share()).stream(queue, sender));
    await pause(200);
    const started = performance.now();
    assert.equal(await stage.host.stop(), 0);
    assert.ok(performance.now() - started < 3000, 'in time');
    assert.equal(await waiting, undefined);
    return Promise.all(streams);
  });
  await stage.restart();
  await withReader(async reader => {
    const found = bySender(await readAll(reader, queue));
    for (const [sender, count] of acknowledged.entries()) assert.deepEqual(found.get(sender), range(count));
  });
});

test('a second host on the same data directory is refused, and says who has it', async () => {
  const { dataDirectory, pid } = stage.host;
  const second = await startHostProcess({ dataDirectory }).then(
    host => host.stop(),
    (error: Error) => error,
  );
  assert.ok(second instanceof NotReady, 'it did not start');
  assert.match(second.message, new RegExp(`${dataDirectory} is in use by another bigiron host, process ${pid} on`));
  await withReader(reader => reader.create('QGPL/UNHURT'));
});

async function withClients<R>(
  starting: readonly Promise<QueueClient>[],
  work: (clients: readonly QueueClient[]) => Promise<R>,
): Promise<R> {
  const clients = await Promise.all(starting);
  try {
    return await work(clients);
  } finally {
    await Promise.all(clients.map(client => client.stop()));
  }
}

function withReader(work: (reader: QueueSession) => Promise<void>): Promise<void> {
  return withClients([startTypeScript(stage.host)], async ([client]) =>
    work(await (client as QueueClient).signOn('ALICE')),
  );
}

async function readAll(session: QueueSession, queue: string): Promise<Buffer[]> {
  const entries: Buffer[] = [];
  for (let entry = await session.read(queue); entry !== undefined; entry = await session.read(queue))
    entries.push(entry.data);
  return entries;
}
