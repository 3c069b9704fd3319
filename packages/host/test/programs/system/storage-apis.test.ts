import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DataAreaContents } from '../../../src/system/data-areas/data-area.ts';
import type { NewUserSpace } from '../../../src/system/user-spaces/user-space.ts';
import { escapeMessage } from '../escape-message.ts';
import { storage, textOf } from '../fakes.ts';
import { caller, errorCode, int } from './rooms.ts';

const area = storage('TOTALS    *LIBL     ');
const object = { library: 'QGPL' } as never;

test('QWCRDTAA: counts, type, library, length, decimals, and the value as the machine has it', async () => {
  const contents: Record<string, DataAreaContents> = {
    char: { type: '*CHAR', length: 5, decimals: 0, value: { type: '*CHAR', bytes: storage('HELLO') }, object },
    dec: { type: '*DEC', length: 5, decimals: 2, value: { type: '*DEC', decimal: '-12.5' }, object },
    lgl: { type: '*LGL', length: 1, decimals: 0, value: { type: '*LGL', on: true }, object: undefined },
  };
  const read = async (kind: string, start = -1, count = 0, size = 60) => {
    const call = caller({
      dataAreas: {
        read: async (_job, _name, part) => {
          assert.deepEqual(part, start === -1 ? undefined : { start, length: count });
          return contents[kind]!;
        },
      },
    });
    const receiver = Buffer.alloc(size);
    await call('QWCRDTAA', [receiver, int(size), area, int(start), int(count), errorCode(0, 17)]);
    return receiver;
  };
  const whole = await read('char');
  assert.deepEqual(
    [0, 4, 28, 32].map(at => whole.readInt32BE(at)),
    [41, 41, 5, 0],
  );
  assert.equal(textOf(whole.subarray(8, 28)), '*CHAR     QGPL      ');
  assert.equal(textOf(whole.subarray(36, 41)), 'HELLO');
  assert.equal((await read('char', 2, 5)).readInt32BE(28), 5);
  const cut = await read('char', -1, 0, 38);
  assert.deepEqual([cut.readInt32BE(0), cut.readInt32BE(4)], [41, 38], 'available, then returned');

  const decimal = await read('dec');
  assert.deepEqual([decimal.readInt32BE(28), decimal.readInt32BE(32)], [5, 2]);
  assert.equal(decimal.subarray(36, 39).toString('hex'), '01250d');
  const logical = await read('lgl');
  assert.equal(textOf(logical.subarray(8, 28)), '*LGL                ');
  assert.equal(textOf(logical.subarray(36, 37)), '1');
  await assert.rejects(read('char', -1, 0, 4), escapeMessage('CPF3C24'));
});

test('QUSCRTUS hands over what was asked, and knows its special values', async () => {
  const made: NewUserSpace[] = [];
  const call = caller({ userSpaces: { create: async (_job, space) => void made.push(space) } });
  const create = (authority: string, replace = '*YES') =>
    call('QUSCRTUS', [
      storage('SPACE     QGPL      '),
      storage('LOG', 10),
      int(4096),
      Buffer.from([0xff]),
      storage(authority, 10),
      storage('Text of the space', 50),
      storage(replace, 10),
      errorCode(0),
      storage('*USER', 10),
      int(0),
      storage('1'),
    ]);
  await create('*USE');
  await create('PAYROLL', '*NO');
  assert.deepEqual(made[0], {
    name: 'SPACE',
    library: 'QGPL',
    attribute: 'LOG',
    size: 4096,
    initialValue: 0xff,
    automaticExtendability: false,
    authority: 0x221,
    text: 'Text of the space',
    replace: true,
  });
  assert.deepEqual([made[1]!.authority, made[1]!.replace], [{ authorizationList: 'PAYROLL' }, false]);
  await assert.rejects(create('*SOME'), escapeMessage('CPF3C2D'));
  await assert.rejects(create('*USE', '*MAYBE'), escapeMessage('CPF3C2A'));
});

test('QUSCHGUS and QUSRTVUS count from 1, and check what they are given', async () => {
  const writes: unknown[] = [];
  const call = caller({
    userSpaces: {
      write: async (_job, name, offset, bytes, options) =>
        void writes.push([name, offset, Buffer.from(bytes), options]),
      read: async (_job, _name, offset, length) => Buffer.from(`${offset}`.padEnd(length, '.')),
    },
  });
  const space = storage('SPACE     QGPL      ');
  const change = (start: number, length: number, force: string) =>
    call('QUSCHGUS', [space, int(start), int(length), Buffer.from('abcdef'), storage(force), errorCode(0)]);
  await change(1, 3, '0');
  await change(10, 8, '1');
  assert.deepEqual(writes, [
    [{ name: 'SPACE', library: 'QGPL' }, 0, Buffer.from('abc'), { force: false }],
    [{ name: 'SPACE', library: 'QGPL' }, 9, Buffer.from('abcdef\0\0'), { force: true }],
  ]);
  await assert.rejects(change(0, 3, '0'), escapeMessage('CPD3C14'));
  await assert.rejects(change(1, 0, '0'), escapeMessage('CPD3C13'));
  await assert.rejects(change(1, 3, '9'), escapeMessage('CPF3C49'));
  await assert.rejects(change(1, 0x7fffffff, '0'), escapeMessage('CPF3C14'));

  const receiver = Buffer.alloc(6);
  await call('QUSRTVUS', [space, int(5), int(6), receiver]);
  assert.equal(receiver.toString(), '4.....');
  await assert.rejects(call('QUSRTVUS', [space, int(0), int(6), receiver]), escapeMessage('CPD3C14'));
});

test('QUSRUSAT and QUSCUSAT show and change the attributes of a user space', async () => {
  const changes: unknown[] = [];
  const call = caller({
    userSpaces: {
      describe: async () =>
        ({ size: 4096, automaticExtendability: true, initialValue: 0x40, library: 'QGPL' }) as never,
      change: async (_job, _name, attributes) => void changes.push(attributes),
    },
  });
  const space = storage('SPACE     *LIBL     ');
  const receiver = Buffer.alloc(24);
  await call('QUSRUSAT', [receiver, int(24), storage('SPCA0100'), space, errorCode(0)]);
  assert.deepEqual(
    [0, 4, 8].map(at => receiver.readInt32BE(at)),
    [24, 24, 4096],
  );
  assert.deepEqual([...receiver.subarray(12, 14)], [0xf1, 0x40]);
  assert.equal(textOf(receiver.subarray(14)), 'QGPL      ');
  await assert.rejects(call('QUSRUSAT', [receiver, int(24), storage('SPCA0200'), space]), escapeMessage('CPF3C21'));

  const library = Buffer.alloc(10);
  const change = (hex: string) => call('QUSCUSAT', [library, space, Buffer.from(hex, 'hex'), errorCode(0)]);
  await change('00000003 00000001 00000004 00002000 00000002 00000001 ff 00000003 00000001 f0'.replaceAll(' ', ''));
  assert.deepEqual(changes, [{ size: 0x2000, initialValue: 0xff, automaticExtendability: false }]);
  assert.equal(textOf(library), 'QGPL      ');
  await assert.rejects(change('000000010000000900000001f0'), escapeMessage('CPF3C82'));
  await assert.rejects(change('000000010000000100000001f0'), escapeMessage('CPF3C4D'));
});
