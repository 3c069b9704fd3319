import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { rowDecoder } from '../../../src/database/rows/row.ts';
import { textDecoder } from '../../../src/database/rows/text.ts';
import { valueDecoder } from '../../../src/database/rows/value.ts';
import { defaultAttributes, type SessionAttributes } from '../../../src/database/session/attributes.ts';
import { type PgType, pgTypeOf, type SqlType } from '../../../src/database/types/sql-type.ts';
import type { Store } from '../../../src/store/store.ts';
import { temporaryStore } from '../../store/temporary-store.ts';

let store: Store;
const cleanups: (() => Promise<void>)[] = [];
before(async () => {
  store = await temporaryStore({ after: work => void cleanups.push(work) });
});
after(async () => {
  for (const clean of cleanups) await clean();
});

/** The binary format of a literal, made by PostgreSQL's own send function. */
async function sent(type: PgType, literal: string): Promise<Buffer> {
  const { rows } = await store.query<{ sent: Buffer }>(
    `SELECT ${type === 'text' ? 'textsend' : type === 'xml' ? 'xml_send' : `${type}${/\d|bytea|bool|bpchar/.test(type) ? '' : '_'}send`}($1::text::${type}) AS sent`,
    [literal],
  );
  return (rows[0] as { sent: Buffer }).sent;
}

async function value(type: SqlType, literal: string) {
  const pgType = pgTypeOf(type);
  const bytes = await sent(pgType, literal);
  return valueDecoder({ type, pgType })(bytes, 0, bytes.length);
}

async function text(type: SqlType, literal: string, attributes: Partial<SessionAttributes> = {}) {
  const pgType = pgTypeOf(type);
  const bytes = await sent(pgType, literal);
  return textDecoder({ type, pgType }, { ...defaultAttributes, ...attributes })(bytes, 0, bytes.length);
}

const decimal = (precision: number, scale: number): SqlType => ({ name: 'DECIMAL', precision, scale });
const decfloat: SqlType = { name: 'DECFLOAT', precision: 34 };

test('whole numbers', async () => {
  assert.equal(await value({ name: 'SMALLINT' }, '-32768'), -32768);
  assert.equal(await value({ name: 'INTEGER' }, '2147483647'), 2147483647);
  assert.equal(await value({ name: 'BIGINT' }, '-9223372036854775808'), -9223372036854775808n);
});

test('decimal numbers have the scale of their type, in the weirdest of groups', async () => {
  assert.equal(await value(decimal(5, 2), '12.50'), '12.50');
  assert.equal(await value(decimal(5, 2), '-0.05'), '-0.05');
  assert.equal(await value(decimal(31, 10), '100000000.0000000001'), '100000000.0000000001');
  assert.equal(await value(decimal(9, 0), '10000'), '10000');
  assert.equal(await value(decimal(9, 4), '0'), '0.0000');
  assert.equal(await value(decimal(9, 4), '-0'), '0.0000');
  const long = `${'9'.repeat(32)}.${'1'.repeat(31)}`;
  assert.equal(await value(decimal(63, 31), long), long);
});

test('any decimal number survives', async () => {
  const digits = fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n });
  await fc.assert(
    fc.asyncProperty(digits, fc.integer({ min: 0, max: 30 }), async (unscaled, scale) => {
      const magnitude = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
      const point = magnitude.length - scale;
      const shown = `${unscaled < 0n ? '-' : ''}${magnitude.slice(0, point)}${scale > 0 ? '.' : ''}${magnitude.slice(point)}`;
      assert.equal(await value(decimal(63, scale), shown), shown);
    }),
    { numRuns: 60 },
  );
});

test('decimal floating point keeps its digits, and is not always a number', async () => {
  assert.equal(await value(decfloat, '1.500'), '1.500');
  assert.equal(await value(decfloat, 'NaN'), 'NaN');
  assert.equal(await value(decfloat, '-Infinity'), '-Infinity');
});

test('floating point as text is that of Java', async () => {
  const real: SqlType = { name: 'REAL' };
  const double: SqlType = { name: 'DOUBLE' };
  assert.equal(await text(real, '0.1'), '0.1');
  assert.equal(await text(double, '1'), '1.0');
  assert.equal(await text(double, '-123456.75'), '-123456.75');
  assert.equal(await text(double, '1e10'), '1.0E10');
  assert.equal(await text(double, '9999999'), '9999999.0');
  assert.equal(await text(double, '12345678.9'), '1.23456789E7');
  assert.equal(await text(double, '0.001'), '0.001');
  assert.equal(await text(double, '0.00012'), '1.2E-4');
  assert.equal(await text(double, '1.7976931348623157e308'), '1.7976931348623157E308');
  assert.equal(await text(double, '0'), '0.0');
});

test('characters: CHAR is filled with blanks, what PostgreSQL cannot store comes back', async () => {
  assert.equal(await value({ name: 'CHAR', length: 5, ccsid: 37 }, 'ab'), 'ab   ');
  assert.equal(await value({ name: 'VARCHAR', length: 5, ccsid: 37 }, 'ab '), 'ab ');
  assert.equal(await value({ name: 'CLOB', length: 5, ccsid: 1208 }, 'gr\u00fc\u00df'), 'gr\u00fc\u00df');
  assert.equal(await value({ name: 'VARCHAR', length: 5, ccsid: 37 }, 'a\ue000b'), 'a\0b');
});

test('binary data is bytes, and as text hexadecimal', async () => {
  const binary: SqlType = { name: 'VARBINARY', length: 4 };
  assert.deepEqual(await value(binary, '\\x00ff1b'), Buffer.from('00ff1b', 'hex'));
  assert.equal(await text(binary, '\\x00ff1b'), '00FF1B');
});

test('dates in all formats of Db2 for i', async () => {
  const date: SqlType = { name: 'DATE' };
  assert.equal(await value(date, '2024-02-29'), '2024-02-29');
  assert.equal(await value(date, '0001-01-01'), '0001-01-01');
  assert.equal(await value(date, '9999-12-31'), '9999-12-31');
  const shown = (attributes: Partial<SessionAttributes>) => text(date, '2024-03-01', attributes);
  assert.equal(await shown({ dateFormat: '*USA' }), '03/01/2024');
  assert.equal(await shown({ dateFormat: '*EUR' }), '01.03.2024');
  assert.equal(await shown({ dateFormat: '*JIS' }), '2024-03-01');
  assert.equal(await shown({ dateFormat: '*MDY', dateSeparator: '/' }), '03/01/24');
  assert.equal(await shown({ dateFormat: '*DMY', dateSeparator: '.' }), '01.03.24');
  assert.equal(await shown({ dateFormat: '*YMD', dateSeparator: '-' }), '24-03-01');
  assert.equal(await shown({ dateFormat: '*JUL', dateSeparator: '/' }), '24/061');
  assert.equal(await text(date, '1939-12-31', { dateFormat: '*MDY' }), null);
});

test('every day of four centuries', async () => {
  const { rows } = await store.query<{ day: string; number: number }>(
    `SELECT to_char(d, 'YYYY-MM-DD') AS day, d::date - '2000-01-01'::date AS number
       FROM generate_series('1800-01-01'::date, '2200-01-01', '1 day') d`,
  );
  const decode = valueDecoder({ type: { name: 'DATE' }, pgType: 'date' });
  const bytes = Buffer.alloc(4);
  for (const { day, number } of rows) {
    bytes.writeInt32BE(number);
    assert.equal(decode(bytes, 0, 4), day);
  }
});

test('times in all formats of Db2 for i', async () => {
  const time: SqlType = { name: 'TIME' };
  assert.equal(await value(time, '13:05:09'), '13:05:09');
  assert.equal(await value(time, '24:00:00'), '24:00:00');
  const shown = (literal: string, attributes: Partial<SessionAttributes>) => text(time, literal, attributes);
  assert.equal(await shown('13:05:09', { timeFormat: '*ISO' }), '13.05.09');
  assert.equal(await shown('13:05:09', { timeFormat: '*EUR' }), '13.05.09');
  assert.equal(await shown('13:05:09', { timeFormat: '*HMS', timeSeparator: ',' }), '13,05,09');
  assert.equal(await shown('13:05:09', { timeFormat: '*USA' }), '01:05 PM');
  assert.equal(await shown('12:00:00', { timeFormat: '*USA' }), '12:00 PM');
  assert.equal(await shown('00:30:00', { timeFormat: '*USA' }), '12:30 AM');
  assert.equal(await shown('00:00:00', { timeFormat: '*USA' }), '00:00 AM');
  assert.equal(await shown('24:00:00', { timeFormat: '*USA' }), '12:00 AM');
});

test('timestamps with the digits of their type, also before the epoch of PostgreSQL', async () => {
  const stamp = (precision: number): SqlType => ({ name: 'TIMESTAMP', precision });
  assert.equal(await value(stamp(6), '2026-11-27 13:05:09.123456'), '2026-11-27 13:05:09.123456');
  assert.equal(await value(stamp(0), '2026-11-27 13:05:09'), '2026-11-27 13:05:09');
  assert.equal(await value(stamp(12), '2026-11-27 13:05:09.5'), '2026-11-27 13:05:09.500000000000');
  assert.equal(await value(stamp(6), '1999-12-31 23:59:59.999999'), '1999-12-31 23:59:59.999999');
  assert.equal(await value(stamp(6), '0001-01-01 00:00:00'), '0001-01-01 00:00:00.000000');
});

test('truth values', async () => {
  assert.equal(await value({ name: 'BOOLEAN' }, 'true'), true);
  assert.equal(await value({ name: 'BOOLEAN' }, 'false'), false);
});

test('a row: NULL, and columns that nobody asked for', () => {
  const int4 = (bytes: Buffer, start: number) => bytes.readInt32BE(start);
  const row = Buffer.from('0003ffffffff000000040000002a0000000100', 'hex');
  assert.deepEqual(rowDecoder([int4, int4])(row, 0, row.length), [null, 42]);
  for (let end = 0; end < 14; end++) assert.throws(() => rowDecoder([int4, int4])(row, 0, end), { sqlcode: -901 });
});
