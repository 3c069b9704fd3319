import assert from 'node:assert/strict';
import { test } from 'node:test';
import { migrate } from '../../../src/store/migrations.ts';
import { Right } from '../../../src/system/authority/rights.ts';
import type { Clock } from '../../../src/system/clock.ts';
import type { Job } from '../../../src/system/jobs/job.ts';
import type { MessageQueues, QueuedMessage, Receive } from '../../../src/system/message-queues/message-queue.ts';
import { messageQueueSchema } from '../../../src/system/message-queues/schema.ts';
import { openMessageQueues } from '../../../src/system/message-queues/stored-message-queues.ts';
import { MessageType } from '../../../src/system/messages/message.ts';
import { catalogue, impromptu } from '../../../src/system/messages/shipped-catalogue.ts';
import type { Objects } from '../../../src/system/objects/object.ts';
import { ManualClock } from '../../manual-clock.ts';
import { type Cleanup, openHosts, type TestHost } from '../fakes/host.ts';
import { profile } from '../fakes/profiles.ts';

const refused = (id: string) => ({ messageId: id });
const mine = { name: 'MINE', library: 'SALES' };
const answers = { name: 'ANNA', library: 'QUSRSYS' };
const info = (text: string, severity = 80) => impromptu(text, MessageType.informational, severity);
const inquiry = impromptu('Shall I?', MessageType.inquiry, 99);
const next: Receive = { wanted: '*ANY', wait: 0, action: '*OLD' };

interface Process {
  readonly host: TestHost;
  readonly queues: MessageQueues & { close(): Promise<void> };
  readonly job: Job;
}

async function open(t: Cleanup, clock?: Clock): Promise<Process> {
  return (await openSeveral(t, 1, clock))[0]!;
}

async function openSeveral(t: Cleanup, count: number, clock?: Clock): Promise<Process[]> {
  const hosts = await openHosts(t, count, clock);
  await migrate(hosts[0]!.store, [messageQueueSchema]);
  const processes: Process[] = [];
  for (const host of hosts) {
    const objects = host.objects as unknown as Objects;
    const queues = await openMessageQueues({ ...host, objects });
    host.cleanup.after(() => queues.close());
    processes.push({ host, queues, job: await job(host, 'ANNA') });
  }
  const [{ queues, job: anna }] = processes as [Process];
  await queues.create(anna, { ...mine });
  await queues.create(anna, { ...answers });
  return processes;
}

function job({ jobs }: TestHost, user: string): Promise<Job> {
  return jobs.start({ name: 'WORK', user, profile: profile(user), type: 'batch' });
}

const text = (message: QueuedMessage | undefined) => message?.message.text;

test('messages come as they were sent, in their order, and say who sent them', async t => {
  const { queues, job } = await open(t);
  const message = catalogue.completion('CPC2102', ['SALES']);
  const { keys } = await queues.send(job, [mine], message, { program: 'TESTER' });
  await queues.send(job, [mine], info('second'));
  const first = await queues.receive(job, mine, next);
  assert.deepEqual(
    { ...first, sent: undefined },
    {
      key: keys[0],
      message: { ...message, data: Buffer.from(message.data) },
      sender: { job: job.id, profile: 'ANNA', program: 'TESTER' },
      sent: undefined,
      state: 'old',
      reply: 'none',
      replyTo: 0,
    },
  );
  assert.equal(text(await queues.receive(job, mine, next)), 'second');
  assert.equal(await queues.receive(job, mine, next), undefined);
});

test('what a receive finds: new ones, by type, by key, first, last, next, previous', async t => {
  const { queues, job } = await open(t);
  const send = async (message: Parameters<typeof queues.send>[2]) => (await queues.send(job, [mine], message)).keys[0]!;
  const one = await send(info('one'));
  const two = await send(impromptu('two', MessageType.completion, 0));
  const three = await send(impromptu('three', MessageType.diagnostic, 0));
  const receive = async (wanted: Receive['wanted'], key?: number, action: Receive['action'] = '*SAME') =>
    text(await queues.receive(job, mine, { wanted, wait: 0, action, ...(key === undefined ? {} : { key }) }));
  assert.equal(await receive('*COMP'), 'two');
  assert.equal(await receive('*DIAG', three), 'three');
  assert.equal(await receive('*FIRST'), 'one');
  assert.equal(await receive('*LAST'), 'three');
  assert.equal(await receive('*NEXT', one), 'two');
  assert.equal(await receive('*NEXT', 0), 'one');
  assert.equal(await receive('*NEXT', three), undefined);
  assert.equal(await receive('*PRV', three), 'two');
  assert.equal(await receive('*ANY', undefined, '*OLD'), 'one');
  assert.equal(await receive('*ANY'), 'two', '*SAME leaves it new');
  assert.equal(await receive('*ANY', one), 'one', 'by key also an old one');
  assert.equal(await receive('*ANY', two, '*REMOVE'), 'two');
  await assert.rejects(receive('*ANY', two), refused('CPF2410'));
  await assert.rejects(receive('*INFO', three), refused('CPF2410'));
  await assert.rejects(receive('*NEXT'), refused('CPF24AF'));
  await assert.rejects(receive('*COPY'), refused('CPF24AF'));
  await assert.rejects(receive('*FIRST', one), refused('CPF24AF'));
});

test('an inquiry leaves a copy, and its reply arrives where the copy is', async t => {
  const { queues, job } = await open(t);
  const { keys, copyKey } = await queues.send(job, [mine], inquiry);
  const [key] = keys as [number];
  const copy = await queues.receive(job, answers, { wanted: '*COPY', key: copyKey!, wait: 0, action: '*SAME' });
  assert.deepEqual([copy?.message.type, copy?.message.text, copy?.reply], ['06', 'Shall I?', 'awaited']);
  assert.equal(await queues.receive(job, answers, next), undefined, '*ANY passes copies by');
  const asked = await queues.receive(job, mine, { wanted: '*INQ', wait: 0, action: '*OLD' });
  assert.deepEqual([asked?.key, asked?.reply], [key, 'awaited']);

  const waiting = queues.receive(job, answers, { wanted: '*RPY', key: copyKey!, wait: -1, action: '*REMOVE' });
  await queues.reply(job, mine, key, 'Go on');
  const reply = await waiting;
  assert.deepEqual([reply?.message.type, reply?.message.text, reply?.replyTo], ['21', 'Go on', copyKey]);
  assert.equal((await queues.list(job, mine, { order: 'oldest-first' }))[0]?.reply, 'given');
  await assert.rejects(queues.reply(job, mine, key, 'Again'), refused('CPF2420'));
  await assert.rejects(queues.reply(job, mine, 999, 'What'), refused('CPF2410'));
  const plain = await queues.send(job, [mine], info('no question'));
  await assert.rejects(queues.reply(job, mine, plain.keys[0]!, 'Yes'), refused('CPF2432'));
});

test('an inquiry that is removed unanswered gets the default reply', async t => {
  const { queues, job } = await open(t);
  const { copyKey } = await queues.send(job, [mine], inquiry);
  assert.equal(await queues.remove(job, mine, '*KEEPUNANS'), 0);
  assert.equal(await queues.remove(job, mine, '*ALL'), 1);
  const reply = await queues.receive(job, answers, { wanted: '*RPY', key: copyKey!, wait: 0, action: '*OLD' });
  assert.equal(text(reply), '*N');
});

test('removing: by key, new, old, all', async t => {
  const { queues, job } = await open(t);
  const send = async (name: string) => (await queues.send(job, [mine], info(name))).keys[0]!;
  const one = await send('one');
  await send('two');
  await send('three');
  await queues.receive(job, mine, next);
  assert.equal(await queues.remove(job, mine, '*OLD'), 1);
  await assert.rejects(queues.remove(job, mine, { key: one }), refused('CPF2410'));
  assert.equal((await queues.describe(job, mine)).messages, 2);
  assert.equal(await queues.remove(job, mine, '*NEW'), 2);
});

test('a send to several queues reaches all or none', async t => {
  const { queues, job } = await open(t);
  const { keys } = await queues.send(job, [mine, answers], info('to both'));
  assert.deepEqual(keys, [1, 1]);
  await assert.rejects(
    queues.send(job, [mine, { name: 'NOWHERE', library: 'SALES' }], info('to none')),
    refused('CPF2403'),
  );
  assert.equal((await queues.describe(job, mine)).messages, 1);
  await assert.rejects(queues.send(job, [mine, answers], inquiry), refused('CPF2469'));
});

test('lists select by severity, kind and place', async t => {
  const { queues, job } = await open(t);
  await queues.send(job, [mine], info('low', 10));
  await queues.send(job, [mine], inquiry, { replyQueue: mine });
  await queues.send(job, [mine], info('high', 90));
  const texts = async (selection: Parameters<typeof queues.list>[2]) =>
    (await queues.list(job, mine, selection)).map(({ key, message }) => `${key} ${message.type}`);
  assert.deepEqual(await texts({ order: 'oldest-first' }), ['1 04', '2 06', '3 05', '4 04']);
  assert.deepEqual(await texts({ order: 'newest-first', limit: 2 }), ['4 04', '3 05']);
  assert.deepEqual(await texts({ order: 'newest-first', from: 2 }), ['2 06', '1 04']);
  assert.deepEqual(await texts({ order: 'oldest-first', severity: 50 }), ['2 06', '3 05', '4 04']);
  assert.deepEqual(await texts({ order: 'oldest-first', types: ['inquiry-needs-reply'] }), ['3 05']);
  assert.deepEqual(await texts({ order: 'oldest-first', types: ['copy-needs-reply', 'other'] }), [
    '1 04',
    '2 06',
    '4 04',
  ]);
});

test('a receiver in another process is woken, and each message goes to one receiver', async t => {
  const [here, there] = (await openSeveral(t, 2)) as [Process, Process];
  const wait: Receive = { wanted: '*ANY', wait: 20, action: '*REMOVE' };
  const received = [here, there, there].map(({ queues, job }) => queues.receive(job, mine, wait));
  await new Promise(resolve => setTimeout(resolve, 50));
  for (const name of ['a', 'b', 'c']) await here.queues.send(here.job, [mine], info(name));
  assert.deepEqual((await Promise.all(received)).map(text).sort(), ['a', 'b', 'c']);
});

test('a wait ends with its time, its signal, its job or its queue', async t => {
  const clock = new ManualClock();
  const { host, queues, job: anna } = await open(t, clock);
  const wait: Receive = { wanted: '*ANY', wait: 30, action: '*OLD' };
  const settled = async (receive: Promise<QueuedMessage | undefined>, end: () => unknown) => {
    await new Promise(resolve => setTimeout(resolve, 20));
    await end();
    return receive;
  };
  assert.equal(await settled(queues.receive(anna, mine, wait), () => clock.advance(30_000)), undefined);
  const leaver = new AbortController();
  const left = queues.receive(anna, mine, { ...wait, wait: -1 }, leaver.signal);
  assert.equal(await settled(left, () => leaver.abort()), undefined);
  const other = await job(host, 'ANNA');
  assert.equal(await settled(queues.receive(other, mine, wait), () => other.end()), undefined);
  const orphan = queues.receive(anna, mine, wait);
  await assert.rejects(
    settled(orphan, () => queues.delete(anna, mine)),
    refused('CPF2403'),
  );
});

test('a watcher hears of every message that arrives from then on', async t => {
  const [here, there] = (await openSeveral(t, 2)) as [Process, Process];
  await here.queues.send(here.job, [mine], info('before'));
  const heard: (string | undefined)[] = [];
  const three = new Promise<void>(resolve => {
    void here.queues.watch(here.job, mine, message => {
      heard.push(text(message));
      if (heard.length === 3) resolve();
    });
  });
  await new Promise(resolve => setTimeout(resolve, 50));
  for (const name of ['a', 'b', 'c']) await there.queues.send(there.job, [mine], info(name));
  await three;
  assert.deepEqual(heard, ['a', 'b', 'c']);
});

test('authority is checked, and errors are those of message queues', async t => {
  const { host, queues, job: anna } = await open(t);
  const bert = await job(host, 'BERT');
  const box = { name: 'BOX', library: 'SALES' };
  await queues.create(anna, { ...box, authority: Right.objectOperational | Right.add });
  await queues.send(bert, [box], info('put in'));
  await assert.rejects(queues.receive(bert, box, next), refused('CPF2408'));
  await assert.rejects(queues.list(bert, box, { order: 'oldest-first' }), refused('CPF2408'));
  await assert.rejects(queues.remove(bert, box, '*ALL'), refused('CPF2408'));
  await assert.rejects(queues.delete(bert, box), refused('CPF2189'));
  assert.equal(text(await queues.receive(anna, box, next)), 'put in');
  await assert.rejects(queues.create(anna, box), refused('CPF9870'));
  await assert.rejects(queues.send(anna, [{ name: 'BOX', library: 'NOLIB' }], info('?')), refused('CPF2403'));
  await assert.rejects(queues.delete(anna, { name: 'GONE', library: 'SALES' }), refused('CPF2105'));
});

test('attributes can be changed', async t => {
  const { queues, job } = await open(t);
  await queues.change(job, mine, { delivery: '*BREAK', severity: 60, text: 'For me' });
  const { delivery, severity, force, text } = await queues.describe(job, mine);
  assert.deepEqual(
    { delivery, severity, force, text },
    { delivery: '*BREAK', severity: 60, force: false, text: 'For me' },
  );
});
