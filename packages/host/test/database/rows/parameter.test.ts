import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { test } from 'node:test';
import { parameterOf } from '../../../src/database/rows/parameter.ts';
import { defaultAttributes } from '../../../src/database/session/attributes.ts';
import type { SqlType } from '../../../src/database/types/sql-type.ts';

const read = (text: string, type: SqlType, dateFormat: '*ISO' | '*MDY' | '*JUL' = '*ISO') =>
  parameterOf(text, type, { ...defaultAttributes, dateFormat, dateSeparator: '/' });

const refused = { sqlcode: -99999, sqlstate: '07006' };

test('numbers', () => {
  assert.equal(read(' 12 ', { name: 'INTEGER' }), 12);
  assert.equal(read('12.9', { name: 'SMALLINT' }), 12);
  assert.equal(read('-9223372036854775808', { name: 'BIGINT' }), -9223372036854775808n);
  assert.equal(read('1e2', { name: 'DECIMAL', precision: 5, scale: 0 }), '100');
  assert.equal(read('1.50', { name: 'DECFLOAT', precision: 16 }), '1.50');
  assert.equal(read('1.5', { name: 'DOUBLE' }), 1.5);
  assert.throws(() => read('32768', { name: 'SMALLINT' }), refused);
  assert.throws(() => read('', { name: 'DOUBLE' }), refused);
  assert.throws(() => read('abc', { name: 'INTEGER' }), refused);
  assert.throws(() => read('abc', { name: 'DECIMAL', precision: 5, scale: 0 }), refused);
});

test('dates and times, as Db2 and as JDBC write them', () => {
  const date: SqlType = { name: 'DATE' };
  for (const text of ['2024-02-29', '02/29/2024', '29.02.2024']) assert.equal(read(text, date), '2024-02-29');
  assert.equal(read('02/29/24', date, '*MDY'), '2024-02-29');
  assert.equal(read('24/060', date, '*JUL'), '2024-02-29');
  assert.equal(read('2024-02-29 10:00:00', date), '2024-02-29');
  assert.throws(() => read('2023-02-29', date), refused);
  const time: SqlType = { name: 'TIME' };
  for (const text of ['13:05:09', '13.05.09']) assert.equal(read(text, time), '13:05:09');
  assert.equal(read('1:05 PM', time), '13:05:00');
  assert.equal(read('12:30 AM', time), '00:30:00');
  assert.throws(() => read('25:00:00', time), refused);
  const stamp: SqlType = { name: 'TIMESTAMP', precision: 6 };
  for (const text of ['2024-02-29-13.05.09.5', '2024-02-29 13:05:09.5', '2024-02-29T13:05:09.5'])
    assert.equal(read(text, stamp), '2024-02-29 13:05:09.5');
  assert.equal(read('2024-02-29', stamp), '2024-02-29 00:00:00');
});

test('bytes are hexadecimal digits', () => {
  assert.deepEqual(read('00fF', { name: 'VARBINARY', length: 5 }), Buffer.from([0, 255]));
  assert.deepEqual(read('C1', { name: 'CHAR', length: 5, ccsid: 65535 }), Buffer.from([0xc1]));
  assert.throws(() => read('0', { name: 'BINARY', length: 5 }), refused);
});

test('truth values and text', () => {
  assert.equal(read('true', { name: 'BOOLEAN' }), true);
  assert.equal(read('0', { name: 'BOOLEAN' }), false);
  assert.equal(read(' x ', { name: 'VARCHAR', length: 5, ccsid: 37 }), ' x ');
});
