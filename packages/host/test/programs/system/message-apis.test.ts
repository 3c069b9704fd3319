import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueuedMessage, Receive } from '../../../src/system/message-queues/message-queue.ts';
import { type Message, MessageType } from '../../../src/system/messages/message.ts';
import { catalogue, impromptu } from '../../../src/system/messages/shipped-catalogue.ts';
import { profile } from '../../system/fakes/profiles.ts';
import { escapeMessage } from '../escape-message.ts';
import { fakeJob, storage, textOf } from '../fakes.ts';
import { caller, errorCode, int } from './rooms.ts';

const queue = storage('ANNA      QUSRSYS   ');
const blank = storage('', 20);
const text = (bytes: Buffer, from: number, length: number) => textOf(bytes.subarray(from, from + length)).trimEnd();

const queued = (key: number, message: Message, more: Partial<QueuedMessage> = {}): QueuedMessage => ({
  key,
  message,
  sender: { job: { number: '000777', user: 'BOB', name: 'QPADEV0001' }, profile: 'BOB', program: 'QCMD' },
  sent: new Date(2025, 0, 2, 3, 4, 5).getTime(),
  state: 'new',
  reply: 'none',
  replyTo: 0,
  ...more,
});

test('QMHRTVM: a message with its data filled in, and without format controls when they are not wanted', async () => {
  const call = caller({});
  const retrieve = async (id: string, option: string, controls = '*NO', data = storage('NOWHERE', 10)) => {
    const receiver = Buffer.alloc(5120);
    await call('QMHRTVM', [
      ...[
        receiver,
        int(5120),
        storage('RTVM0400'),
        storage(id, 7),
        storage('QCPFMSG   QSYS      '),
        data,
        int(data.length),
      ],
      ...[storage('*YES', 10), storage(controls, 10), errorCode(0), storage(option, 10), int(0), int(0)],
    ]);
    return receiver;
  };
  const part = (bytes: Buffer, from: number) =>
    textOf(bytes.subarray(bytes.readInt32BE(from), bytes.readInt32BE(from) + bytes.readInt32BE(from + 4)));
  const found = await retrieve('CPF9810', '*MSGID');
  assert.equal(found.readInt32BE(8), 40);
  assert.equal(text(found, 26, 7), 'CPF9810');
  assert.equal(part(found, 64), 'Cannot find library NOWHERE.');
  assert.match(part(found, 76), /^Cause: There is no library NOWHERE.* Recovery: /);
  assert.match(part(await retrieve('CPF9810', '*MSGID', '*YES'), 76), /^&N Cause: .*&N Recovery: /);
  assert.equal(part(found, 52), '');
  assert.match(text(found, 200, 7), /^1\d{6}$/);

  const ids: string[] = [];
  for (
    let id = text(await retrieve('', '*FIRST'), 26, 7);
    id !== '' && ids.length < 2000;
    id = text(await retrieve(id, '*NEXT'), 26, 7)
  )
    ids.push(id);
  assert.ok(ids.includes('CPF9801') && ids.length > 200 && ids.length < 2000);
  assert.deepEqual(ids, [...ids].sort());

  await assert.rejects(retrieve('XYZ0001', '*MSGID'), escapeMessage('CPF2419', /XYZ0001/));
  const short = Buffer.alloc(24);
  await call('QMHRTVM', [
    ...[
      short,
      int(24),
      storage('RTVM0100'),
      storage('CPF9810', 7),
      storage('QCPFMSG   *LIBL     '),
      Buffer.alloc(0),
      int(0),
    ],
    ...[storage('*NO', 10), storage('*NO', 10), errorCode(0)],
  ]);
  assert.equal(short.readInt32BE(8), 'Cannot find library &1.'.length);
});

test('QMHSNDM sends text or a message of the file to queues, and tells the key', async () => {
  const sent: unknown[][] = [];
  const job = { ...fakeJob(), profile: profile('ANNA') };
  const call = caller(
    {
      messageQueues: {
        send: async (_job, to, message, options) => {
          sent.push([to, message.id, message.text, message.type, options?.replyQueue]);
          return { keys: to.map((_, i) => 100 + i), copyKey: message.type === MessageType.inquiry ? 9 : undefined };
        },
      },
    },
    job,
  );
  const send = async (id: string, data: Buffer, type: string, to: Buffer, reply = blank) => {
    const key = Buffer.alloc(4);
    await call('QMHSNDM', [
      ...[storage(id, 7), storage('QCPFMSG   *LIBL     '), data, int(data.length), storage(type, 10)],
      ...[to, int(to.length / 20), reply, key, errorCode(0)],
    ]);
    return key.readUInt32BE();
  };
  assert.equal(await send('', storage('Ship it'), '*INFO', queue), 100);
  await assert.rejects(send('', Buffer.alloc(32_768, 0x40), '*INFO', queue), escapeMessage('CPF24B6'));
  assert.equal(await send('', storage('Really?'), '*INQ', queue, storage('REPLIES   QGPL      ')), 9);
  assert.equal(await send('CPF9810', storage('WORK', 10), '*INFO', Buffer.concat([queue, storage('*SYSOPR', 20)])), 0);
  await send('', storage('To me'), '*INFO', storage('*REQUESTER', 20));
  assert.deepEqual(sent, [
    [[{ name: 'ANNA', library: 'QUSRSYS' }], '', 'Ship it', '04', undefined],
    [[{ name: 'ANNA', library: 'QUSRSYS' }], '', 'Really?', '05', { name: 'REPLIES', library: 'QGPL' }],
    [
      [
        { name: 'ANNA', library: 'QUSRSYS' },
        { name: 'QSYSOPR', library: 'QSYS' },
      ],
      'CPF9810',
      'Cannot find library WORK.',
      '04',
      undefined,
    ],
    [[{ name: 'ANNA', library: 'QUSRSYS' }], '', 'To me', '04', undefined],
  ]);
  await assert.rejects(send('', storage('x'), '*ESCAPE', queue), escapeMessage('CPF24B3'));
  await assert.rejects(send('', Buffer.alloc(0), '*INFO', queue), escapeMessage('CPF24AC'));
  await assert.rejects(send('ABC1234', Buffer.alloc(0), '*INFO', queue), escapeMessage('CPF2419'));
});

test('QMHRCVM: a message where clients read it; an empty queue; what to look for', async () => {
  const asked: Receive[] = [];
  let answer: QueuedMessage | undefined = queued(77, catalogue.informational('CPF9810', ['WORK']));
  const call = caller({
    messageQueues: {
      receive: async (_job, _name, receive) => {
        asked.push(receive);
        return answer;
      },
    },
  });
  const receive = async (type: string, action: string, key = storage('    '), size = 5120) => {
    const receiver = Buffer.alloc(size);
    await call('QMHRCVM', [
      ...[
        receiver,
        int(size),
        storage('RCVM0200'),
        queue,
        storage(type, 10),
        key,
        int(5),
        storage(action, 10),
        errorCode(0),
      ],
    ]);
    return receiver;
  };
  const found = await receive('*ANY', '*OLD');
  assert.deepEqual(
    [
      [12, 7],
      [19, 2],
      [25, 10],
      [45, 10],
      [55, 10],
      [65, 10],
      [75, 6],
      [81, 12],
      [97, 7],
      [104, 6],
      [135, 9],
    ].map(([from, length]) => text(found, from!, length!)),
    ['CPF9810', '04', 'QCPFMSG', 'QSYS', 'QPADEV0001', 'BOB', '000777', 'QCMD', '1250102', '030405', '*NO'],
  );
  assert.deepEqual(
    [8, 21, 152, 160].map(from => found.readInt32BE(from)),
    [40, 77, 10, 25],
  );
  assert.equal(text(found, 176 + 10, 25), 'Cannot find library WORK.');
  assert.equal(text(await receive('*ANY', '*REMOVE'), 21, 4), '', 'a key that is no more');

  answer = queued(78, impromptu('Hello', MessageType.informational, 80));
  const plain = await receive('*NEXT', '*SAME', Buffer.from([0, 0, 0, 77]));
  assert.deepEqual(
    [152, 160].map(from => plain.readInt32BE(from)),
    [5, 0],
  );
  assert.equal(text(plain, 176, 5), 'Hello');

  answer = undefined;
  const nothing = await receive('*LAST', '*SAME');
  assert.deepEqual([nothing.readInt32BE(0), nothing.readInt32BE(4)], [8, 0]);
  assert.deepEqual(asked, [
    { wanted: '*ANY', wait: 5, action: '*OLD' },
    { wanted: '*ANY', wait: 5, action: '*REMOVE' },
    { wanted: '*NEXT', wait: 5, action: '*SAME', key: 77 },
    { wanted: '*LAST', wait: 5, action: '*SAME' },
  ]);
  await assert.rejects(receive('*SOME', '*OLD'), escapeMessage('CPF24B3'));
  await assert.rejects(receive('*ANY', '*KEEP'), escapeMessage('CPF24B3'));
});

test('QMHRMVM and QMHSNDRM name messages by key', async () => {
  const done: unknown[] = [];
  const call = caller({
    messageQueues: {
      remove: async (_job, _name, which) => {
        done.push(which);
        return 1;
      },
      reply: async (_job, _name, key, answer, options) => void done.push([key, answer, options]),
    },
  });
  const key = Buffer.from([0, 0, 1, 2]);
  await call('QMHRMVM', [queue, key, storage('*BYKEY', 10), errorCode(0)]);
  await call('QMHRMVM', [queue, key, storage('*KEEPUNANS', 10), errorCode(0)]);
  await assert.rejects(call('QMHRMVM', [queue, key, storage('*SOME', 10)]), escapeMessage('CPF24B3'));
  await call('QMHSNDRM', [key, queue, storage('G and more'), int(1), storage('*NO', 10), errorCode(0)]);
  assert.deepEqual(done, [{ key: 258 }, '*KEEPUNANS', [258, 'G', { remove: false }]]);
});

test('QMHSNDPM writes to the job log, or ends its caller', async () => {
  const job = fakeJob();
  const call = caller({}, job);
  const send = (type: string) => {
    const data = storage('It is done');
    return call('QMHSNDPM', [
      ...[
        storage('', 7),
        blank,
        data,
        int(data.length),
        storage(type, 10),
        storage('*', 10),
        int(1),
        Buffer.alloc(4),
        errorCode(0),
      ],
    ]);
  };
  await send('*COMP');
  await assert.rejects(send('*ESCAPE'), escapeMessage('', /It is done/));
  assert.deepEqual(
    job.sent.map(({ type, text }) => [type, text]),
    [['01', 'It is done']],
  );
});

test('QGYOLMSG refuses counts without end, and more lists than a job may have', async () => {
  const call = caller({
    messageQueues: { describe: async () => ({ name: 'ANNA', library: 'QUSRSYS' }) as never, list: async () => [] },
  });
  const open = async (criteria: number, fields: number) => {
    const selection = Buffer.alloc(62);
    selection.set(storage('*NEXT', 10));
    for (const [i, value] of [0, -1, -1, 44, criteria, 54, 58, fields].entries())
      selection.writeInt32BE(value, 12 + 4 * i);
    selection.set(storage('*ALL', 10), 44);
    selection.writeInt32BE(301, 58);
    const information = Buffer.alloc(80);
    await call('QGYOLMSG', [
      ...[Buffer.alloc(0), int(0), information, int(-1), storage('0'), selection, int(selection.length)],
      ...[storage('1ANNA      QUSRSYS   '), Buffer.alloc(44), errorCode(0)],
    ]);
    return information.subarray(8, 12);
  };
  for (const count of [-1, 33, 0x7fffffff]) {
    await assert.rejects(open(count, 1), escapeMessage('CPF24B4'));
    await assert.rejects(open(1, count), escapeMessage('CPF24B4'));
  }
  const handle = await open(1, 1);
  for (let i = 1; i < 64; i++) await open(1, 1);
  await assert.rejects(open(1, 1), escapeMessage('CPF9898', /QGYCLST/));
  await call('QGYCLST', [handle, errorCode(0)]);
  await open(1, 1);
});

test('QGYOLMSG opens a list of messages, QGYGTLE reads it in parts, QGYCLST closes it', async () => {
  const messages = [
    queued(1, impromptu('First', MessageType.informational, 80)),
    queued(2, catalogue.informational('CPF9810', ['WORK']), { reply: 'given' }),
    queued(3, impromptu('Third and longest of them all', MessageType.inquiry, 99), { reply: 'awaited' }),
  ];
  const selections: unknown[] = [];
  const call = caller({
    messageQueues: {
      describe: async () => ({ name: 'ANNA', library: 'QUSRSYS' }) as never,
      list: async (_job, _name, selection) => {
        selections.push(selection);
        return messages;
      },
    },
  });
  const fields = [302, 601, 1001];
  const selection = Buffer.alloc(44 + 10 + 8 + 4 * fields.length);
  selection.set(storage('*PRV', 10));
  for (const [i, value] of [10, -1, -1, 44, 1, 54, 62, fields.length].entries())
    selection.writeInt32BE(value, 12 + 4 * i);
  selection.set(storage('*ALL', 10), 44);
  selection.fill(0xff, 54, 62);
  for (const [i, field] of fields.entries()) selection.writeInt32BE(field, 62 + 4 * i);
  const [information, used] = [Buffer.alloc(80), Buffer.alloc(44)];
  await call('QGYOLMSG', [
    ...[Buffer.alloc(0), int(0), information, int(-1), storage('0'), selection, int(selection.length)],
    ...[storage('1ANNA      QUSRSYS   '), used, errorCode(0)],
  ]);
  assert.deepEqual(selections, [{ order: 'newest-first', severity: 10 }]);
  const size = information.readInt32BE(32);
  assert.deepEqual([information.readInt32BE(0), text(information, 16, 1), text(information, 30, 1)], [3, 'C', '2']);
  assert.ok(size > 300);

  const handle = information.subarray(8, 12);
  const entries = Buffer.alloc(size);
  const got = Buffer.alloc(80);
  await call('QGYGTLE', [entries, int(size), handle, got, int(3), int(1), errorCode(0)]);
  assert.equal(got.readInt32BE(4), 3);
  const seen: unknown[] = [];
  for (let at = 0; at < size; at = entries.readInt32BE(at)) {
    const values: string[] = [];
    for (
      let i = 0, field = entries.readInt32BE(at + 4);
      i < entries.readInt32BE(at + 8);
      i++, field = entries.readInt32BE(field)
    ) {
      assert.equal(entries.readInt32BE(field + 8), fields[i]);
      values.push(text(entries, field + 32, entries.readInt32BE(field + 28)));
    }
    seen.push([entries.readUInt32BE(at + 25), text(entries, at + 16, 7), text(entries, at + 49, 10), ...values]);
  }
  const sender = 'QPADEV0001BOB       000777';
  assert.deepEqual(seen, [
    [1, '', 'ANNA', 'First', sender, 'N'],
    [2, 'CPF9810', 'ANNA', 'Cannot find library WORK.', sender, 'A'],
    [3, '', 'ANNA', 'Third and longest of them all', sender, 'W'],
  ]);

  await call('QGYGTLE', [entries, int(280), handle, got, int(3), int(2), errorCode(0)]);
  assert.deepEqual([got.readInt32BE(4), got.readInt32BE(36)], [1, 2], 'as many as fit, from the second on');
  await call('QGYCLST', [handle, errorCode(0)]);
  await assert.rejects(call('QGYCLST', [handle, errorCode(0)]), escapeMessage('GUI0001'));
  await assert.rejects(call('QGYGTLE', [entries, int(200), handle, got, int(3), int(1)]), escapeMessage('GUI0001'));
});
