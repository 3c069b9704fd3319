import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallProgram, storageOf, Usage, writeBack } from '../../src/hostserver/command/index.ts';
import { callOfEveryUsage, hex } from './command-samples.ts';

const maximum = 10_000;
const data = (digits = '') => hex(digits);

test('a request sets up storage of the size its caller says, zero behind the data', () => {
  const { parameters } = CallProgram.decode(callOfEveryUsage);
  const storage = parameters.map(parameter => storageOf(parameter, maximum));
  const counting = Buffer.from(Array.from({ length: 100 }, (_, n) => n));
  assert.deepEqual(storage, [
    hex('01020000'),
    Buffer.alloc(16),
    hex('C1C2000000000000'),
    undefined,
    Buffer.concat([counting, Buffer.alloc(1900)]),
    Buffer.concat([counting, Buffer.alloc(2000)]),
    Buffer.alloc(0),
    Buffer.alloc(5000),
  ]);
});

test('storage is a copy: what the program does to it leaves the request alone', () => {
  const request = { length: 4, usage: Usage.inOut, data: data('01020304') };
  storageOf(request, maximum)!.fill(0xff);
  assert.deepEqual(request.data, data('01020304'));
});

test('parameters that lie about their length, or are larger than allowed, are refused', () => {
  const refused = (parameter: { length: number; usage: number; data: Uint8Array }, code: string) =>
    assert.throws(() => storageOf(parameter, maximum), { name: 'WireError', code });
  refused({ length: 1, usage: Usage.input, data: data('0102') }, 'bad-length');
  refused({ length: 0xffffffff, usage: Usage.output, data: data() }, 'frame-too-large');
  refused({ length: 0xffffffff, usage: Usage.inputCompressed, data: data('1B0000FFFF') }, 'frame-too-large');
  refused({ length: 12, usage: Usage.inOutCompressed, data: data('1B00000005') }, 'bad-length');
  refused({ length: 12, usage: Usage.inOutCompressed, data: data('1B0000') }, 'truncated');
  refused({ length: 1, usage: 99, data: data() }, 'bad-value');
});

test('a reply carries what the caller wants back, compressed when it asked that way and it pays', () => {
  const zeros = Buffer.alloc(100);
  const noise = hex('0102030405');
  const reply = (usage: number, storage: Buffer) => writeBack({ usage, length: storage.length, data: data() }, storage);
  assert.deepEqual(reply(Usage.output, zeros), { usage: Usage.output, length: 100, data: zeros });
  assert.deepEqual(reply(Usage.inOutExtended, noise), { usage: Usage.inOutExtended, length: 5, data: noise });
  assert.deepEqual(reply(Usage.outputCompressed, noise), { usage: Usage.output, length: 5, data: noise });
  assert.deepEqual(reply(Usage.inOutCompressed, noise), { usage: Usage.inOut, length: 5, data: noise });
  const compressed = reply(Usage.outputCompressed, zeros)!;
  assert.deepEqual([compressed.usage, compressed.length], [Usage.outputCompressed, 100]);
  assert.deepEqual(Buffer.from(compressed.data), hex('1B00000032'));

  assert.equal(reply(Usage.input, noise), undefined);
  assert.equal(reply(Usage.output, data()), undefined);
  assert.equal(writeBack({ usage: Usage.nothing, length: 0, data: data() }, undefined), undefined);
});
