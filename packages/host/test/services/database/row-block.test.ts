import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowCodec } from '@bigiron/wire/hostserver/database/index';
import type { ResultColumn } from '../../../src/database/room.ts';
import { pgTypeOf, type SqlType } from '../../../src/database/types/sql-type.ts';
import { columnFormat } from '../../../src/services/database/format.ts';
import type { LargeObject } from '../../../src/services/database/locators.ts';
import { RowBlock } from '../../../src/services/database/rows/block.ts';
import {
  dataRow,
  pgDate,
  pgInt2,
  pgInt4,
  pgInt8,
  pgNumeric,
  pgText,
  pgTime,
  pgTimestamp,
} from './encoders/postgres.ts';

const client = { formats: 0xf2, lobThreshold: 32, knowsBoolean: true, closeOnEndOfFile: true };
const style = { date: '*ISO', dateSeparator: '-', time: '*ISO', timeSeparator: '.' } as const;

/** Every type: how PostgreSQL sends a value, and what a client reads. */
const samples: readonly (readonly [SqlType, Buffer, unknown])[] = [
  [{ name: 'SMALLINT' }, pgInt2(-2), -2],
  [{ name: 'INTEGER' }, pgInt4(3), 3],
  [{ name: 'BIGINT' }, pgInt8(-4n), -4n],
  [{ name: 'DECIMAL', precision: 9, scale: 2 }, pgNumeric(-123456789n, 2), '-1234567.89'],
  [{ name: 'DECIMAL', precision: 31, scale: 2 }, pgNumeric(5n, 2), '0.05'],
  [{ name: 'NUMERIC', precision: 5, scale: 0 }, pgNumeric(42n, 0), '42'],
  [{ name: 'DECFLOAT', precision: 34 }, pgNumeric(15n, 1), '1.5'],
  [{ name: 'REAL' }, Buffer.from('3fc00000', 'hex'), 1.5],
  [{ name: 'DOUBLE' }, Buffer.from('c002000000000000', 'hex'), -2.25],
  [{ name: 'CHAR', length: 5, ccsid: 37 }, pgText('AB'), 'AB   '],
  [{ name: 'VARCHAR', length: 100, ccsid: 273 }, pgText('Grüße'), 'Grüße'],
  [{ name: 'VARCHAR', length: 20, ccsid: 1208 }, pgText('日本'), '日本'],
  [{ name: 'CHAR', length: 3, ccsid: 65535 }, Buffer.from('010203', 'hex'), Buffer.from('010203', 'hex')],
  [{ name: 'GRAPHIC', length: 3, ccsid: 1200 }, pgText('日'), '日  '],
  [{ name: 'VARGRAPHIC', length: 5, ccsid: 13488 }, pgText('wide'), 'wide'],
  [{ name: 'BINARY', length: 2 }, Buffer.from('ff', 'hex'), Buffer.from('ff00', 'hex')],
  [{ name: 'VARBINARY', length: 8 }, Buffer.from('ff', 'hex'), Buffer.from('ff', 'hex')],
  [{ name: 'CLOB', length: 20, ccsid: 37 }, pgText('clob'), 'clob'],
  [{ name: 'BLOB', length: 20 }, Buffer.from('0102', 'hex'), Buffer.from('0102', 'hex')],
  [{ name: 'DATE' }, pgDate('2024-02-29'), '2024-02-29'],
  [{ name: 'TIME' }, pgTime('23:59:58'), '23.59.58'],
  [{ name: 'TIMESTAMP', precision: 6 }, pgTimestamp('2024-02-29 23:59:58.123456'), '2024-02-29-23.59.58.123456'],
  [{ name: 'BOOLEAN' }, Buffer.from('01', 'hex'), true],
];

function blockOf(types: readonly SqlType[], kept: LargeObject[] = []) {
  const columns = types.map<ResultColumn>(type => ({ name: 'C', type, nullable: true, pgType: pgTypeOf(type) }));
  const formats = columns.map(column => columnFormat(column, client, style, 37));
  const context = { client, style, jobCcsid: 37, keep: (object: LargeObject) => kept.push(object) };
  return { block: new RowBlock(columns, formats, context), codec: rowCodec(formats) };
}

test('rows of every type, whole and cut, as many as wanted and fewer', () => {
  const { block, codec } = blockOf(samples.map(([type]) => type));
  const values = samples.map(([, , value]) => value);
  const row = dataRow(samples.map(([, value]) => value));
  const nulls = dataRow(samples.map(() => null));
  for (const mayCut of [false, true]) {
    for (const [wanted, given] of [
      [2, 2],
      [100, 2],
      [1000, 1000],
      [1, 0],
    ] as const) {
      block.begin(wanted, mayCut);
      for (let i = 0; i < given; i++) {
        const one = i % 2 === 0 ? row : nulls;
        const message = Buffer.concat([Buffer.from('junk'), one]);
        block.sink(message, 4, message.length);
      }
      const { block: data, cut } = block.finish(1);
      assert.equal(cut, mayCut);
      assert.equal(data.rowCount, given);
      const read = codec.readAll(data, cut);
      for (const [i, one] of read.entries()) assert.deepEqual(one, i % 2 === 0 ? values : values.map(() => null));
    }
  }
});

test('as many rows as a buffer takes; more of them when they turn out to be short', () => {
  const { block } = blockOf([{ name: 'VARCHAR', length: 1000, ccsid: 37 }]);
  assert.equal(block.rowsIn(10_040, false), 10);
  const before = block.rowsIn(32_768, true);
  block.begin(10, true);
  const row = dataRow([pgText('A')]);
  for (let i = 0; i < 10; i++) block.sink(row, 0, row.length);
  assert.ok(block.finish(1).block.data.length < 150);
  assert.ok(block.rowsIn(32_768, true) > before);
  assert.equal(block.rowsIn(1, true), 1);
});

test('a value that the column cannot hold is a mapping error of that value', () => {
  const { block, codec } = blockOf([{ name: 'DECIMAL', precision: 3, scale: 0 }, { name: 'INTEGER' }]);
  block.begin(1, false);
  const row = dataRow([pgNumeric(1000n, 0), pgInt4(1)]);
  block.sink(row, 0, row.length);
  const [read] = codec.readAll(block.finish(1).block);
  assert.equal(String(read?.[0]), 'Symbol(mapping error)');
  assert.equal(read?.[1], 1);
});

test('large objects beyond the threshold stay behind a handle', () => {
  const kept: LargeObject[] = [];
  const { block, codec } = blockOf(
    [
      { name: 'CLOB', length: 1000, ccsid: 37 },
      { name: 'DBCLOB', length: 1000, ccsid: 1200 },
      { name: 'BLOB', length: 1000 },
      { name: 'XML', ccsid: 1208 },
    ],
    kept,
  );
  block.begin(1, false);
  const row = dataRow([pgText('AB'), pgText('日'), Buffer.from('01', 'hex'), pgText('<a/>')]);
  block.sink(row, 0, row.length);
  assert.deepEqual(codec.readAll(block.finish(1).block), [[1, 2, 3, 4]]);
  assert.deepEqual(
    kept.map(({ ccsid, unit, content }) => [ccsid, unit, content.toString('hex')]),
    [
      [37, 1, 'c1c2'],
      [1200, 2, '65e5'],
      [65535, 1, '01'],
      [1208, 1, '3c612f3e'],
    ],
  );
});
