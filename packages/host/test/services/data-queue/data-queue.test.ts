import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Result, ReturnCode } from '@bigiron/wire/hostserver/dataqueue/index';
import { at } from '@bigiron/wire/hostserver/header';
import { Authority } from '../../../src/system/authority/rights.ts';
import type { DataQueueDescription } from '../../../src/system/data-queues/data-queue.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import { openDoor, type TestDoor } from './door.ts';

// Requests as IBM Toolbox for Java 9.4 sends them; the replies are those that it is content with in interop/dataqueue.

const orders = 'd6d9c4c5d9e240404040 e2c8d6d7404040404040';
const name = { name: 'ORDERS', library: 'SHOP' };
const key = 'd2c5e8f100000000';
const done = '00000016 0000e007 00000000 00000007 0002 8002 f000';

/** A request from the bytes behind its correlation, which is 7. */
function request(template: string, id: string, rest: string): Buffer {
  const body = Buffer.from(`${template}${id}${rest}`.replaceAll(/\s/g, ''), 'hex');
  const header = Buffer.from('000000000000e0070000000000000007', 'hex');
  header.writeUInt32BE(header.length + body.length, 0);
  return Buffer.concat([header, body]);
}

async function answered({ client }: TestDoor, frame: Buffer, reply: string): Promise<void> {
  assert.equal((await client.ask(frame)).toString('hex'), reply.replaceAll(/\s/g, ''));
}

test('0000: the exchange of attributes', async () => {
  const door = await openDoor();
  await answered(
    door,
    request('0006', '0000', '00000001 0000'),
    '0000001c 0000e007 00000000 00000007 0008 8000 f000 00070500 0000',
  );
});

test('0001: attributes of each kind of queue', async () => {
  const door = await openDoor();
  const described = { senderId: false, force: false, keyLength: 0, maximumLength: 64_000, text: '' };
  for (const [sequence, code] of [
    ['*FIFO', '00'],
    ['*LIFO', '01'],
    ['*KEYED', '02'],
  ] as const) {
    door.description = { ...described, sequence, keyLength: code === '02' ? 8 : 0 } as unknown as DataQueueDescription;
    const length = code === '02' ? '0008' : '0000';
    await answered(
      door,
      request('0014', '0001', orders),
      `00000051 0000e007 00000000 00000007 003d 8001 f000 0000fa00 f0 ${code} ${length} f0 ${'40'.repeat(50)}`,
    );
  }
  assert.deepEqual(door.asked[0], ['describe', name]);
});

test('0002: an entry, with and without key and sender, and none', async () => {
  const door = await openDoor();
  const read = request('001c', '0002', `${orders} f0 0000 00000005 f1`);
  door.entry = { data: Buffer.from('abc'), key: Buffer.alloc(0), sender: '' };
  await answered(
    door,
    read,
    `00000043 0000e007 00000000 00000007 0026 8003 f000 ${'40'.repeat(36)} 00000009 5001 616263`,
  );
  assert.deepEqual(door.asked.pop(), ['receive', name, { wait: 5, peek: true }]);

  const keyed = request('001c', '0002', `${orders} f1 c7c5 ffffffff f0 0000000e 5002 ${key}`);
  const sender = 'QZHQSSRV  QUSER     000123ALICE     ';
  door.entry = { data: Buffer.from('abc'), key: Buffer.from(key, 'hex'), sender };
  await answered(
    door,
    keyed,
    `00000051 0000e007 00000000 00000007 0026 8003 f000
     d8e9c8d8e2e2d9e54040 d8e4e2c5d94040404040 f0f0f0f1f2f3 c1d3c9c3c54040404040 00000009 5001 616263 0000000e 5002 ${key}`,
  );
  const search = { bytes: Buffer.from(key, 'hex'), order: 'GE' };
  assert.deepEqual(door.asked.pop(), ['receive', name, { wait: -1, peek: false, key: search }]);

  door.entry = undefined;
  await answered(door, read, '00000016 0000e007 00000000 00000007 0002 8002 f006');
});

test('0003: every sequence and public authority', async () => {
  const door = await openDoor();
  const none = '40'.repeat(50);
  const create = (authority: string, type: string, keyLength: string) =>
    request('0050', '0003', `${orders} 000000c8 ${authority} f1 ${type} ${keyLength} f1 ${none}`);
  const created = { ...name, maximumLength: 200, senderId: true, force: true, autoReclaim: false, text: '' };
  for (const [type, sequence, length, keyLength] of [
    ['f0', '*FIFO', '0000', 0],
    ['f1', '*LIFO', '0009', 0],
    ['f2', '*KEYED', '0008', 8],
  ] as const) {
    await answered(door, create('f4', type, length), done);
    assert.deepEqual(door.asked.pop(), ['create', { ...created, sequence, keyLength, authority: '*LIBCRTAUT' }]);
  }
  const { all, change, exclude, use } = Authority;
  for (const [code, authority] of Object.entries({ f0: all, f1: change, f2: exclude, f3: use })) {
    await answered(door, create(code, 'f0', '0000'), done);
    assert.deepEqual(door.asked.pop(), ['create', { ...created, sequence: '*FIFO', keyLength: 0, authority }]);
  }
});

test('0004, 0005, 0006: delete, write, clear', async () => {
  const door = await openDoor();
  await answered(door, request('0014', '0004', orders), done);
  await answered(door, request('0016', '0005', `${orders} f0 f1 00000009 5001 000102`), done);
  await answered(door, request('0016', '0005', `${orders} f1 f1 00000009 5001 000102 0000000e 5002 ${key}`), done);
  await answered(door, request('0015', '0006', `${orders} f0`), done);
  await answered(door, request('0015', '0006', `${orders} f1 0000000e 5002 ${key}`), done);
  const bytes = Buffer.from(key, 'hex');
  assert.deepEqual(door.asked, [
    ['delete', name],
    ['send', name, Buffer.from([0, 1, 2]), undefined],
    ['send', name, Buffer.from([0, 1, 2]), bytes],
    ['clear', name, undefined],
    ['clear', name, bytes],
  ]);
});

test('a write that wants no reply gets none', async () => {
  const door = await openDoor();
  door.client.send(request('0016', '0005', `${orders} f0 f0 00000009 5001 000102`));
  await answered(door, request('0014', '0004', orders), done);
  assert.deepEqual(
    door.asked.map(([method]) => method),
    ['send', 'delete'],
  );
});

test('what the room refuses comes back as its message, under the ids that clients know', async () => {
  const door = await openDoor();
  for (const [id, expected, returnCode] of [
    ['CPF9801', 'CPF9801', ReturnCode.commandCheck],
    ['CPF2110', 'CPF9810', ReturnCode.commandCheck],
    ['CPF9805', 'CPF9805', ReturnCode.queueDestroyed],
  ] as const) {
    door.error = catalogue.escape(id, id === 'CPF2110' ? ['SHOP'] : ['ORDERS', 'SHOP', '*DTAQ']);
    const { message = '', ...reply } = Result.decode(await door.client.ask(request('0014', '0004', orders)));
    assert.equal(reply.returnCode, returnCode);
    assert.equal(message.slice(0, 9), `${expected}  `);
  }
  door.error = new TypeError('a bug');
  const reply = Result.decode(await door.client.ask(request('0014', '0004', orders)));
  assert.deepEqual(reply, { returnCode: ReturnCode.protocol }, 'a bug says nothing of itself');
  await answered(door, request('0014', '0004', orders), done);
});

test('a request that the server does not have is refused, and the next one served', async () => {
  const door = await openDoor();
  assert.equal(Result.decode(await door.client.ask(request('0014', '0099', orders))).returnCode, ReturnCode.protocol);
  await answered(door, request('0014', '0004', orders), done);
});

test('values that cannot be are a syntax error, and the end', async () => {
  for (const wrong of [
    request('0050', '0003', `${orders} 000000c8 f9 f0 f0 0000 f0 ${'40'.repeat(50)}`),
    request('0050', '0003', `${orders} 000000c8 f4 f0 f7 0000 f0 ${'40'.repeat(50)}`),
    request('001c', '0002', `${orders} f1 e7e7 00000000 f0 0000000e 5002 ${key}`),
    request('001c', '0002', `${orders} f1 c7c5 00000000 f0`),
    request('0016', '0005', `${orders} f0 f1`),
  ]) {
    const { client, asked } = await openDoor();
    assert.equal(Result.decode(await client.ask(wrong)).returnCode, ReturnCode.syntax, wrong.toString('hex'));
    await client.closed;
    assert.deepEqual(asked, []);
  }
});

test('a read that waits is overtaken, and ends with its connection', async () => {
  const door = await openDoor();
  door.entry = 'waits';
  door.client.send(request('001c', '0002', `${orders} f0 0000 ffffffff f0`));
  const write = request('0016', '0005', `${orders} f0 f1 00000009 5001 000102`);
  write.writeUInt32BE(8, 12);
  assert.equal(at.correlation(await door.client.ask(write)), 8);
  door.client.close();
  await door.client.closed;
});
