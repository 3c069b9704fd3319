import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Emitted } from '../../../src/database/compile/emitted.ts';
import type { SqlType } from '../../../src/database/types/sql-type.ts';
import type { Store } from '../../../src/store/store.ts';
import { type CallFacts, emitCall, libraryStore, shown } from './library.ts';

/** Rows: n, d DECIMAL(5,2), f, c CHAR(3), g. */
const from = `FROM (VALUES
  (1, 1.00::numeric, 1::float8, 'B'::bpchar(3), 'x'::bpchar(1), true),
  (2, 2.50, 2, 'a'::bpchar(3), 'x', false),
  (2, 2.50, 4, 'a'::bpchar(3), 'y', true),
  (NULL, NULL, NULL, NULL, 'y', NULL)) AS t (n, d, f, c, g, b)`;

const column = (sql: string, type: SqlType, pg: Emitted['pg']): Emitted => ({ sql, type, pg, nullable: true });
const n = column('n', { name: 'INTEGER' }, 'int4');
const d = column('d', { name: 'DECIMAL', precision: 5, scale: 2 }, 'numeric');
const f = column('f', { name: 'DOUBLE' }, 'float8');
const c = column('(c COLLATE bigiron.cp37)', { name: 'CHAR', length: 3, ccsid: 37 }, 'bpchar');
const g = column('g', { name: 'CHAR', length: 1, ccsid: 37 }, 'bpchar');
const b = column('b', { name: 'BOOLEAN' }, 'bool');
const big = column('n::int8', { name: 'BIGINT' }, 'int8');

type Case = [name: string, args: Parameters<typeof emitCall>[1], expected: string, facts?: CallFacts];

const cases: Case[] = [
  ['COUNT', [], '4 : INTEGER', { star: true }],
  ['COUNT', [n], '3 : INTEGER'],
  ['COUNT', [n], '2 : INTEGER', { distinct: true }],
  ['COUNT', [c], '2 : INTEGER', { distinct: true }],
  ['COUNT_BIG', [], '4 : DECIMAL(31,0)', { star: true }],
  ['SUM', [n], '5 : INTEGER'],
  ['SUM', [n], '3 : INTEGER', { distinct: true }],
  ['SUM', [big], '5 : BIGINT'],
  ['SUM', [d], '6.00 : DECIMAL(31,2)'],
  ['SUM', [f], '7 : DOUBLE'],
  ['AVG', [n], '1 : INTEGER'],
  ['AVG', [big], '1 : BIGINT'],
  ['AVG', [d], '2.0000000000000000000000000000 : DECIMAL(31,28)'],
  ['AVG', [f], '2.3333333333333335 : DOUBLE'],
  ['MAX', [c], `'B  ' : CHAR(3)`],
  ['MIN', [c], `'a  ' : CHAR(3)`],
  ['MAX', [d], '2.50 : DECIMAL(5,2)'],
  ['MAX', [b], 'true : BOOLEAN'],
  ['MIN', [b], 'false : BOOLEAN'],
  ['ANY_VALUE', [n], '1 : INTEGER'],
  ['STDDEV', [n], '0.4714045207910317 : DOUBLE'],
  ['STDDEV_SAMP', [n], '0.5773502691896257 : DOUBLE'],
  ['VARIANCE', [n], '0.2222222222222222 : DOUBLE'],
  ['VAR_SAMP', [n], '0.3333333333333333 : DOUBLE'],
  ['CORRELATION', [f, n], '0.7559289460184545 : DOUBLE'],
  ['COVARIANCE', [f, n], '0.4444444444444444 : DOUBLE'],
  ['COVARIANCE_SAMP', [f, n], '0.6666666666666666 : DOUBLE'],
  ['REGR_COUNT', [f, n], '3 : INTEGER'],
  ['REGR_SLOPE', [f, n], '2 : DOUBLE'],
  ['REGR_INTERCEPT', [f, n], '-1 : DOUBLE'],
  ['REGR_AVGX', [f, n], '1.6666666666666667 : DOUBLE'],
  ['REGR_AVGY', [f, n], '2.3333333333333335 : DOUBLE'],
  ['REGR_R2', [f, n], '0.5714285714285715 : DOUBLE'],
  ['REGR_SXX', [f, n], '0.6666666666666666 : DOUBLE'],
  ['REGR_SXY', [f, n], '1.3333333333333333 : DOUBLE'],
  ['REGR_SYY', [f, n], '4.666666666666666 : DOUBLE'],
  ['MEDIAN', [f], '2 : DOUBLE'],
  ['PERCENTILE_CONT', [column('0.75::float8', { name: 'DOUBLE' }, 'float8')], '3 : DOUBLE', { order: [{ value: f }] }],
  [
    'PERCENTILE_DISC',
    [column('0.5::float8', { name: 'DOUBLE' }, 'float8')],
    `'a  ' : CHAR(3)`,
    { order: [{ value: c }] },
  ],
  ['LISTAGG', [c, ','], `'a  ,a  ,B  ' : VARCHAR(4000)`, { order: [{ value: c }] }],
  ['LISTAGG', [g], `'xy' : VARCHAR(4000)`, { distinct: true }],
  ['LISTAGG', [g, '-'], `'y-x' : VARCHAR(4000)`, { distinct: true, order: [{ value: g, descending: true }] }],
];

test('aggregate functions', async t => {
  await assertOver(await libraryStore(t), cases, from);
});

test('aggregates of no rows are NULL, counts 0; results out of range are errors', async t => {
  const store = await libraryStore(t);
  await assertOver(
    store,
    [
      ['COUNT', [n], '0 : INTEGER'],
      ['SUM', [n], 'NULL : INTEGER'],
      ['AVG', [n], 'NULL : INTEGER'],
      ['AVG', [d], 'NULL : DECIMAL(31,28)'],
      ['LISTAGG', [c], 'NULL : VARCHAR(4000)'],
      ['MAX', [c], 'NULL : CHAR(3)'],
    ],
    `${from} WHERE false`,
  );
  await assertOver(store, [['SUM', [n], '-802 22003']], 'FROM (VALUES (2147483647), (1)) AS t (n)');
  const wide = column('repeat(g, 1500)', { name: 'VARCHAR', length: 2000, ccsid: 37 }, 'text');
  const truncate = (keyword: string): CallFacts => ({
    options: [{ keyword: 'ON OVERFLOW TRUNCATE' }, { keyword }],
  });
  await assertOver(store, [['LISTAGG', [wide, ','], '-137 54006']], from);
  const length = async (facts: CallFacts) =>
    (await shown(store, () => emitCall('LISTAGG', [wide, ','], facts), from)).replace(/(x|y)+,/g, 'p,');
  assert.equal(await length(truncate('WITH COUNT')), `'p,p,...(2)' : VARCHAR(4000)`);
  assert.equal(await length(truncate('WITHOUT COUNT')), `'p,p,...' : VARCHAR(4000)`);
});

test('OLAP functions', async t => {
  const store = await libraryStore(t);
  const over = ' OVER (ORDER BY n)';
  const last = async (name: string, args: Parameters<typeof emitCall>[1], window = over) => {
    const { sql, type, pg, nullable } = emitCall(name, args, { over: window });
    const rows = `FROM (SELECT ${sql} AS v FROM (VALUES (1, 'a'::bpchar(2)), (2, 'b'::bpchar(2)), (2, 'c'::bpchar(2))) AS t (n, c)) AS w`;
    return shown(store, { sql: pg === 'bpchar' ? 'v' : 'v', type, pg, nullable }, `${rows} OFFSET 2`);
  };
  const text = column('c', { name: 'CHAR', length: 2, ccsid: 37 }, 'bpchar');
  const all = ' OVER (ORDER BY c ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)';
  assert.equal(await last('ROW_NUMBER', []), '3 : BIGINT');
  assert.equal(await last('RANK', []), '2 : BIGINT');
  assert.equal(await last('DENSE_RANK', []), '2 : BIGINT');
  assert.equal(await last('CUME_DIST', []), '1 : DOUBLE');
  assert.equal(await last('PERCENT_RANK', []), '0.5 : DOUBLE');
  assert.equal(await last('NTILE', [2]), '2 : INTEGER');
  assert.equal(await last('LAG', [text], ' OVER (ORDER BY c)'), `'b ' : CHAR(2)`);
  assert.equal(await last('LEAD', [text, 1, 'zzz'], ' OVER (ORDER BY c)'), `'zzz' : VARCHAR(3)`);
  assert.equal(await last('FIRST_VALUE', [text], all), `'a ' : CHAR(2)`);
  assert.equal(await last('LAST_VALUE', [text], all), `'c ' : CHAR(2)`);
  assert.equal(await last('NTH_VALUE', [text, 2], all), `'b ' : CHAR(2)`);
  assert.equal(await last('RATIO_TO_REPORT', [n], ' OVER ()'), '0.4 : DOUBLE');
  assert.equal(await last('SUM', [n], ' OVER (ORDER BY c)'), '5 : INTEGER');
  assert.equal(await last('AVG', [n], ' OVER ()'), '1 : INTEGER');
  assert.equal(await last('COUNT', [n], ' OVER ()'), '3 : INTEGER');
});

async function assertOver(store: Store, list: readonly Case[], rows: string): Promise<void> {
  const results = await Promise.all(
    list.map(async ([name, args, expected, facts]) => {
      const actual = await shown(store, () => emitCall(name, args, facts), rows);
      return [`${name}: ${actual}`, `${name}: ${expected}`] as const;
    }),
  );
  const wrong = results.filter(([actual, expected]) => actual !== expected);
  assert.deepEqual(
    wrong.map(([actual]) => actual),
    wrong.map(([, expected]) => expected),
  );
}
