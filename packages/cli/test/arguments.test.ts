import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInput, isOutput } from '@bigiron/wire/program/index';
import { argument } from '../src/arguments.ts';
import { UsageError } from '../src/command.ts';

const read = (given: string) => {
  const { field, value } = argument(given);
  const direction = isInput(field) ? (isOutput(field) ? 'inout' : 'in') : 'out';
  return [direction, field.type, value];
};

test('declared arguments have the type, direction and value that they say', () => {
  assert.deepEqual(read('char(10):ABC'), ['in', 'char(10)', 'ABC']);
  assert.deepEqual(read('char(10):a:b (c)'), ['in', 'char(10)', 'a:b (c)']);
  assert.deepEqual(read('char(10):'), ['in', 'char(10)', '']);
  assert.deepEqual(read('out:char(20)'), ['out', 'char(20)', undefined]);
  assert.deepEqual(read('inout:packed(7,2):-12.50').slice(0, 3), ['inout', 'packed(7,2)', '-12.50']);
  assert.deepEqual(read('int32:-5'), ['in', 'int32', -5]);
  assert.deepEqual(read('int64:9007199254740993'), ['in', 'int64', 9_007_199_254_740_993n]);
  assert.deepEqual(read('bytes(2):C1c2'), ['in', 'bytes(2)', Buffer.from([0xc1, 0xc2])]);
});

test("words are passed as CL's CALL passes them", () => {
  assert.deepEqual(read('HELLO'), ['in', 'char(32)', 'HELLO']);
  assert.deepEqual(read('x'.repeat(40)), ['in', 'char(40)', 'x'.repeat(40)]);
  assert.deepEqual(read('12.5'), ['in', 'packed(15,5)', '12.5']);
  assert.deepEqual(read("'12.5'"), ['in', 'char(32)', '12.5']);
  assert.deepEqual(read("'int32:5'"), ['in', 'char(32)', 'int32:5']);
  assert.deepEqual(read("'it''s'"), ['in', 'char(32)', "it's"]);
  for (const word of ['C:/temp', 'char', '']) assert.deepEqual(read(word), ['in', 'char(32)', word]);
});

test('what is declared wrongly is wrong usage, and not taken for text', () => {
  for (const wrong of [
    'char:ABC',
    'int32(4):5',
    'int32:x',
    'int16:40000',
    'uint32:-1',
    'packed(99):1',
    'packed(3,5):1',
  ])
    assert.throws(() => argument(wrong), UsageError, wrong);
  for (const wrong of ['out:nothing(3)', 'out:char(3):X', 'char(3)', 'inout:char(3)', 'bytes(2):ABC', 'float8:'])
    assert.throws(() => argument(wrong), UsageError, wrong);
});
