import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  type ColumnFormat,
  cutRows,
  defaultValue,
  rowCodec,
  SqlType,
  unassigned,
  type Value,
} from '../../../src/hostserver/database/index.ts';

const column = (type: number, length: number, more: Partial<ColumnFormat> = {}): ColumnFormat => ({
  ...{ type: type + 1, length, scale: 0, precision: 0, ccsid: 37, direction: 0, name: 'C' },
  ...more,
});

const latin = (maximum: number) => fc.string({ maxLength: maximum, unit: fc.constantFrom(...'ABCxyz 0189ÄÖé$#') });
const wide = (maximum: number) => fc.string({ maxLength: maximum, unit: fc.constantFrom(...'ABC日本ÄÖ 09') });
const bytes = (maximum: number) => fc.uint8Array({ maxLength: maximum }).map(one => Buffer.from(one));
const digits = (precision: number, scale: number) =>
  fc
    .bigInt({ min: -(10n ** BigInt(precision)) + 1n, max: 10n ** BigInt(precision) - 1n })
    .map(unscaled => plain(unscaled, scale));

function plain(unscaled: bigint, scale: number): string {
  const text = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const point = text.length - scale;
  return `${unscaled < 0n ? '-' : ''}${text.slice(0, point)}${scale === 0 ? '' : `.${text.slice(point)}`}`;
}

/** Every type with the values that it holds. */
const types: readonly (readonly [string, ColumnFormat, fc.Arbitrary<Value>])[] = [
  ['SMALLINT', column(SqlType.smallint, 2), fc.integer({ min: -32768, max: 32767 })],
  ['INTEGER', column(SqlType.integer, 4), fc.integer()],
  ['BIGINT', column(SqlType.bigint, 8), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })],
  ['REAL', column(SqlType.float, 4), fc.float({ noNaN: true })],
  ['DOUBLE', column(SqlType.float, 8), fc.double({ noNaN: true })],
  ['DECIMAL(9,2)', column(SqlType.decimal, 5, { precision: 9, scale: 2 }), digits(9, 2)],
  ['DECIMAL(63,31)', column(SqlType.decimal, 32, { precision: 63, scale: 31 }), digits(63, 31)],
  ['NUMERIC(5)', column(SqlType.numeric, 5, { precision: 5 }), digits(5, 0)],
  ['DECFLOAT(16)', column(SqlType.decfloat, 8), digits(16, 3)],
  ['DECFLOAT(34)', column(SqlType.decfloat, 16), digits(34, 5)],
  ['CHAR', column(SqlType.char, 10), latin(10).map(text => text.padEnd(10))],
  ['VARCHAR', column(SqlType.varchar, 22), latin(20)],
  ['VARCHAR UTF-8', column(SqlType.varchar, 62, { ccsid: 1208 }), wide(20)],
  ['LONG VARCHAR', column(SqlType.longVarchar, 22), latin(20)],
  [
    'CHAR FOR BIT DATA',
    column(SqlType.char, 4, { ccsid: 65535 }),
    bytes(4).map(one => Buffer.concat([one, Buffer.alloc(4 - one.length)])),
  ],
  ['GRAPHIC', column(SqlType.graphic, 20, { ccsid: 1200 }), wide(10).map(text => text.padEnd(10))],
  ['VARGRAPHIC', column(SqlType.vargraphic, 22, { ccsid: 13488 }), wide(10)],
  ['BINARY', column(SqlType.binary, 4), bytes(4).map(one => Buffer.concat([one, Buffer.alloc(4 - one.length)]))],
  ['VARBINARY', column(SqlType.varbinary, 12), bytes(10)],
  ['ROWID', column(SqlType.rowid, 42), bytes(40)],
  ['DATALINK', column(SqlType.datalink, 32), latin(30)],
  ['DATE', column(SqlType.date, 10), fc.constant('2024-02-29')],
  ['TIME', column(SqlType.time, 8), fc.constant('23.59.59')],
  ['TIMESTAMP', column(SqlType.timestamp, 26), fc.constant('2024-02-29-23.59.59.123456')],
  ['BLOB', column(SqlType.blob, 24), bytes(20)],
  ['CLOB', column(SqlType.clob, 24), latin(20)],
  ['DBCLOB', column(SqlType.dbclob, 44, { ccsid: 1200 }), wide(20)],
  ['BLOB locator', column(SqlType.blobLocator, 4), fc.nat()],
  ['XML locator', column(SqlType.xmlLocator, 4), fc.nat()],
  ['BOOLEAN', column(SqlType.boolean, 1), fc.boolean()],
];

const missing = fc.constantFrom<Value>(null, defaultValue, unassigned);

suite('rows of every type', () => {
  for (const [name, format, values] of types) {
    test(name, () => {
      const codec = rowCodec([format]);
      assert.equal(codec.rowSize, format.length);
      const row = fc.tuple(fc.oneof({ weight: 9, arbitrary: values }, { weight: 1, arbitrary: missing }));
      fc.assert(fc.property(fc.array(row, { maxLength: 5 }), rows => checkAll([format], rows)));
    });
  }

  test('all of them beside each other', () => {
    const columns = types.map(([, format]) => format);
    const row = fc.tuple(...types.map(([, , values]) => fc.oneof(values, missing)));
    fc.assert(fc.property(fc.array(row, { maxLength: 4 }), rows => checkAll(columns, rows)));
  });
});

/** Through each of the three layouts; every shorter block is refused. */
function checkAll(columns: readonly ColumnFormat[], rows: readonly Value[][]): void {
  const codec = rowCodec(columns);
  const fixed = codec.write(rows);
  assert.deepEqual(codec.readAll(fixed), rows);
  const variable = codec.write(rows, { variable: true });
  assert.deepEqual(codec.readAll(variable), rows);
  const cut = cutRows(columns, rows);
  assert.deepEqual(codec.readAll(cut, true), rows);
  if (rows.length === 0) return;
  for (const [block, isCut] of [
    [fixed, false],
    [variable, false],
    [cut, true],
  ] as const) {
    const shorter = { ...block, data: block.data.subarray(0, block.data.length - 1) };
    assert.throws(() => codec.readAll(shorter, isCut), { name: 'WireError' });
  }
}

test('values are refused that do not fit', () => {
  const refused = (format: ColumnFormat, value: Value, code: string) =>
    assert.throws(() => rowCodec([format]).write([[value]]), { code });
  refused(column(SqlType.smallint, 2), 32768, 'bad-value');
  refused(column(SqlType.integer, 4), 1.5, 'bad-value');
  refused(column(SqlType.bigint, 8), 2n ** 63n, 'bad-value');
  refused(column(SqlType.bigint, 8), 'x', 'bad-value');
  refused(column(SqlType.decimal, 2, { precision: 3, scale: 1 }), '100', 'overflow');
  refused(column(SqlType.decimal, 2, { precision: 3, scale: 1 }), '1.25', 'inexact');
  refused(column(SqlType.varchar, 4), 'ABC', 'value-too-long');
  refused(column(SqlType.varbinary, 4), 'AB', 'bad-value');
  refused(column(SqlType.boolean, 1), 1, 'bad-value');
});

test('numbers and digits stand for each other', () => {
  const decimal = rowCodec([column(SqlType.decimal, 3, { precision: 5, scale: 2 })]);
  for (const value of [12.5, '12.5', '12.50']) assert.deepEqual(decimal.readAll(decimal.write([[value]])), [['12.50']]);
  const big = rowCodec([column(SqlType.bigint, 8)]);
  assert.deepEqual(big.readAll(big.write([[5], ['6']])), [[5n], [6n]]);
});

test('lengths that lie are refused', () => {
  const codec = rowCodec([column(SqlType.varchar, 12)]);
  const block = codec.write([['ABC']]);
  Buffer.from(block.data.buffer, block.data.byteOffset).writeUInt16BE(11, 2);
  assert.throws(() => codec.readAll(block), { code: 'bad-length' });
  assert.throws(() => codec.readAll({ ...block, columnCount: 2 }), { code: 'bad-value' });
  assert.throws(() => rowCodec([column(1234, 4)]), { code: 'bad-value' });
});
