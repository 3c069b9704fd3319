import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, char, int16, layout, varchar } from '../../src/message/index.ts';

test('varchar: a length, the text with its blanks, zeros up to the size', () => {
  const record = layout({ text: varchar(6), next: int16() });
  assert.equal(record.size, 10);
  const bytes = Buffer.from('0003c1c240000000 0102'.replace(' ', ''), 'hex');
  assert.deepEqual(record.decode(bytes), { text: 'AB ', next: 0x102 });
  assert.deepEqual(record.encode({ text: 'AB ', next: 0x102 }), bytes);
  assert.throws(() => record.encode({ text: 'ABCDEFG', next: 0 }), { code: 'value-too-long' });
  assert.throws(() => record.decode(Buffer.from('0007c1c2c3c4c5c6c7c8', 'hex')), { code: 'bad-length' });
});

test('array: as many values as declared, in structures too', () => {
  const record = layout({ names: array(char(2), 3), pairs: array(layout({ a: int16(), b: int16() }), 2) });
  assert.equal(record.size, 14);
  const value = {
    names: ['A', 'BC', ''],
    pairs: [
      { a: 1, b: 2 },
      { a: 3, b: -1 },
    ],
  };
  const bytes = record.encode(value);
  assert.equal(bytes.toString('hex'), 'c140c2c34040000100020003ffff');
  assert.deepEqual(record.decode(bytes), value);
  assert.throws(() => record.encode({ ...value, names: ['A'] }), { code: 'bad-value' });
});
