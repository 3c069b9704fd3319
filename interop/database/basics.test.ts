import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { drivers, nameOf, openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.clear());

const column = (name: string, type: string, precision: number, scale: number, javaClass: string, nullable = 1) => ({
  ...{ name: 'column', column: name, type, precision, scale, nullable, class: javaClass },
});
const refused = (name: string, code: number, state: string) => ({ name, code, state });

const expected = [
  { name: 'create schema', count: 0 },
  { name: 'create', count: 0 },
  { name: 'insert', count: 1 },
  { name: 'insert nulls', count: 1 },
  refused('duplicate', -803, '23505'),
  {
    name: 'select',
    rows: [
      [
        ...['1', 'Grüße, Ltd.', 'AB   ', '1234.50', '7', '9007199254740993', '2.5'],
        ...['2024-02-29', '23.59.58', '2024-02-29 23:59:58.123456'],
      ],
      ['2', ...new Array(9).fill(null)],
    ],
  },
  { name: 'select by key', rows: [['Grüße, Ltd.', '1234.50']] },
  { name: 'select none', rows: [] },
  { name: 'update', count: 1 },
  { name: 'updated', rows: [['1234.75', 'ABCDE']] },
  { name: 'delete', count: 1 },
  column('ID', 'INTEGER', 10, 0, 'java.lang.Integer', 0),
  column('CUSTOMER', 'VARCHAR', 30, 0, 'java.lang.String'),
  column('CODE', 'CHAR', 5, 0, 'java.lang.String'),
  column('AMOUNT', 'DECIMAL', 9, 2, 'java.math.BigDecimal'),
  column('QUANTITY', 'SMALLINT', 5, 0, 'java.lang.Integer'),
  column('TOTAL', 'BIGINT', 19, 0, 'java.lang.Long'),
  column('RATE', 'DOUBLE', 53, 0, 'java.lang.Double'),
  column('ORDERED', 'DATE', 10, 0, 'java.sql.Date'),
  column('AT', 'TIME', 8, 0, 'java.sql.Time'),
  column('STAMP', 'TIMESTAMP', 26, 6, 'java.sql.Timestamp'),
  { name: 'batch', rows: 2500, sum: 2500 },
  { name: 'blocks', count: 2500, sum: '56237.50', right: 'true' },
  { name: 'in transaction', count: 1 },
  { name: 'rolled back', rows: [['1']] },
  { name: 'in transaction', count: 1 },
  { name: 'committed', rows: [['2']] },
  { name: 'after savepoint', count: 1 },
  refused('fails alone', -803, '23505'),
  { name: 'back to savepoint', rows: [['2']] },
  refused('no table', -204, '42704'),
  refused('no column', -206, '42703'),
  refused('syntax', -104, '42601'),
  refused('too long', -404, '22001'),
  refused('not null', -407, '23502'),
  { name: 'drop', count: 0 },
];

for (const [i, driver] of drivers.entries()) {
  test(`tables are made, filled, read and changed, ${nameOf(driver)}`, async t => {
    const seen = await stage.run(t, driver, 'Basics', `SHOP${i}`);
    if (seen !== undefined) assert.deepEqual(seen, expected);
  });
}
