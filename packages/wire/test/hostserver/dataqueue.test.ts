import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  AttributesExchanged,
  AttributesReply,
  ClearQueue,
  CreateQueue,
  DeleteQueue,
  EntryReply,
  ExchangeAttributes,
  messageText,
  PublicAuthority,
  QueueType,
  ReadEntry,
  RequestAttributes,
  Result,
  ReturnCode,
  SearchOrder,
  splitMessage,
  WriteEntry,
} from '../../src/hostserver/dataqueue/index.ts';
import { checkGolden, checkRoundTrip, fromHex } from './golden.ts';

// Requests as IBM Toolbox for Java 9.4 sent them, correlation zeroed; replies as it took them, and found in them the values given here.

const orders = { queue: 'ORDERS', library: 'SHOP' };
const ordersHex = 'd6d9c4c5d9e240404040 e2c8d6d7404040404040';
const byKey = { queue: 'BYKEY', library: '*LIBL' };
const byKeyHex = 'c2e8d2c5e84040404040 5cd3c9c2d34040404040';
const key = 'd2c5e8f100000000';

test('0000 exchange of attributes, and its reply', () => {
  checkGolden(ExchangeAttributes, '0000001a 0000e007 00000000 00000000 0006 0000 00000001 0000', {
    version: 1,
    level: 0,
  });
  checkGolden(AttributesExchanged, '0000001c 0000e007 00000000 00000000 0008 8000 f000 00070500 0000', {
    returnCode: ReturnCode.ok,
    version: 0x00070500,
    level: 0,
  });
});

test('0001 attributes, and their reply', () => {
  checkGolden(RequestAttributes, `00000028 0000e007 00000000 00000000 0014 0001 ${ordersHex}`, orders);
  checkGolden(
    AttributesReply,
    `00000051 0000e007 00000000 00000000 003d 8001 f000 0000fa00 f1 01 0000 f1 9381a2a3 ${'40'.repeat(46)}`,
    {
      returnCode: ReturnCode.ok,
      maximumLength: 64_000,
      senderId: true,
      type: 1,
      keyLength: 0,
      force: true,
      text: 'last',
    },
  );
});

test('0002 read and peek, unkeyed and keyed', () => {
  const unkeyed = { ...orders, keyed: false };
  for (const [rest, wait, peek] of [
    ['00000000 f0', 0, false],
    ['ffffffff f0', -1, false],
    ['00000005 f1', 5, true],
  ] as const) {
    const frame = fromHex(`00000030 0000e007 00000000 00000000 001c 0002 ${ordersHex} f0 0000 ${rest}`);
    assert.deepEqual(ReadEntry.decode(frame), { ...unkeyed, order: '', wait, peek });
    assert.deepEqual(ReadEntry.encode({ ...unkeyed, order: '\0\0', wait, peek }), frame);
  }
  for (const [order, hex] of Object.entries({
    EQ: 'c5d8',
    NE: 'd5c5',
    LT: 'd3e3',
    LE: 'd3c5',
    GT: 'c7e3',
    GE: 'c7c5',
  })) {
    checkGolden(
      ReadEntry,
      `0000003e 0000e007 00000000 00000000 001c 0002 ${byKeyHex} f1 ${hex} 00000007 f0 0000000e 5002 ${key}`,
      { ...byKey, keyed: true, order, wait: 7, peek: false, key },
    );
    assert.ok(SearchOrder.includes(order as SearchOrder));
  }
});

test('8003 the entry that was read', () => {
  const sender = `d8e9c8d8e2e2d9e54040 d8e4e2c5d94040404040 f1f2f3f4f5f6 c1d3c9c3c54040404040`;
  checkGolden(
    EntryReply,
    `00000051 0000e007 00000000 00000000 0026 8003 f000 ${sender} 00000009 5001 c1c2c3 0000000e 5002 ${key}`,
    { returnCode: ReturnCode.ok, sender: sender.replaceAll(' ', ''), entry: 'c1c2c3', key },
  );
});

test('0003 create, with every kind of attribute', () => {
  const none = '40'.repeat(50);
  const common = { senderId: false, keyLength: 0, force: false, text: '' };
  const unkeyed = {
    ...orders,
    ...common,
    maximumLength: 200,
    authority: PublicAuthority['*LIBCRTAUT'],
    type: QueueType.fifo,
  };
  checkGolden(
    CreateQueue,
    `00000064 0000e007 00000000 00000000 0050 0003 ${ordersHex} 000000c8 f4 f0 f0 0000 f0 ${none}`,
    unkeyed,
  );
  const lifo = { type: QueueType.lifo, authority: PublicAuthority['*USE'], senderId: true, force: true };
  checkGolden(
    CreateQueue,
    `00000064 0000e007 00000000 00000000 0050 0003 ${ordersHex} 0000fa00 f3 f1 f1 0000 f1
     9381a2a34089956b40868999a2a34096a4a3 ${'40'.repeat(32)}`,
    { ...unkeyed, ...lifo, maximumLength: 64_000, text: 'last in, first out' },
  );
  checkGolden(
    CreateQueue,
    `00000064 0000e007 00000000 00000000 0050 0003 ${byKeyHex} 00000064 f4 f0 f2 0008 f0 ${none}`,
    { ...unkeyed, ...byKey, maximumLength: 100, type: QueueType.keyed, keyLength: 8 },
  );
});

test('0004 delete', () => {
  checkGolden(DeleteQueue, `00000028 0000e007 00000000 00000000 0014 0004 ${ordersHex}`, orders);
});

test('0005 write, unkeyed and keyed', () => {
  checkGolden(WriteEntry, `00000033 0000e007 00000000 00000000 0016 0005 ${ordersHex} f0 f1 00000009 5001 000102`, {
    ...orders,
    keyed: false,
    wantReply: true,
    entry: '000102',
  });
  checkGolden(
    WriteEntry,
    `00000043 0000e007 00000000 00000000 0016 0005 ${byKeyHex} f1 f1 0000000b 5001 a58193a485 0000000e 5002 ${key}`,
    { ...byKey, keyed: true, wantReply: true, entry: 'a58193a485', key },
  );
});

test('0006 clear, all and one key', () => {
  checkGolden(ClearQueue, `00000029 0000e007 00000000 00000000 0015 0006 ${byKeyHex} f0`, { ...byKey, keyed: false });
  checkGolden(ClearQueue, `00000037 0000e007 00000000 00000000 0015 0006 ${byKeyHex} f1 0000000e 5002 ${key}`, {
    ...byKey,
    keyed: true,
    key,
  });
});

test('8002 how it ended: done, nothing there, or a message', () => {
  checkGolden(Result, '00000016 0000e007 00000000 00000000 0002 8002 f006', { returnCode: ReturnCode.noEntry });
  const frame = `00000029 0000e007 00000000 00000000 0002 8002 f001 00000013 5003 c3d7c6f9f8f0f1 4040 d5964b4b`;
  const text = messageText('CPF9801', 'No..');
  checkGolden(Result, frame, { returnCode: ReturnCode.commandCheck, message: text });
  assert.deepEqual(splitMessage(text), { id: 'CPF9801', text: 'No..' });
  assert.equal(Result.decode(fromHex(frame)).message?.slice(9), 'No..', 'the Toolbox cuts after nine characters');
});

test('any entry and key travel unchanged', () => {
  const bytes = fc.uint8Array({ maxLength: 300 }).map(array => Buffer.from(array));
  fc.assert(
    fc.property(bytes, bytes, (entry, anyKey) => {
      checkRoundTrip(WriteEntry, { ...orders, keyed: true, wantReply: true, entry, key: anyKey });
      checkRoundTrip(EntryReply, { returnCode: ReturnCode.ok, sender: Buffer.alloc(36, 0x40), entry, key: anyKey });
    }),
  );
});
