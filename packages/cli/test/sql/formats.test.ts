import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Column, Decimal } from '@bigiron/client';
import fc from 'fast-check';
import type { Cell } from '../../src/sql/cell.ts';
import { csvLine } from '../../src/sql/output/csv.ts';
import { tablePrinter } from '../../src/sql/output/table.ts';
import { type CsvField, CsvReader } from '../../src/sql/transfer/csv-read.ts';
import { fixedWriter, readRecord } from '../../src/sql/transfer/fixed/codec.ts';
import { layoutOf } from '../../src/sql/transfer/fixed/layout.ts';
import { JsonReader, type JsonRow } from '../../src/sql/transfer/json-read.ts';

function column(name: string, type: string, length: number, scale = 0, nullable = false): Column {
  return { name, type, length, scale, nullable, ccsid: 37 };
}

function readCsv(pieces: readonly string[]): CsvField[][] {
  const records: CsvField[][] = [];
  const reader = new CsvReader(record => records.push(record));
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return records;
}

test('CSV: quotation marks, ends of lines, nothing and the empty string', () => {
  assert.deepEqual(readCsv(['a,b\r\n"x ""y"" z",\n"', 'two\nlines",""\r', 'last,']), [
    ['a', 'b'],
    ['x "y" z', undefined],
    ['two\nlines', ''],
    ['last', undefined],
  ]);
  assert.throws(() => readCsv(['"open']), /within quotation marks/);
});

test('CSV: what is written is read, wherever it is cut', () => {
  const field = fc.option(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'ß') }), {
    nil: undefined,
  });
  const records = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
  fc.assert(
    fc.property(records, fc.nat(), (rows, cut) => {
      const text = rows.map(row => `${csvLine(row)}\n`).join('');
      const at = text.length === 0 ? 0 : cut % text.length;
      assert.deepEqual(readCsv([text.slice(0, at), text.slice(at)]), rows);
    }),
  );
});

test('JSON: a list or lines, numbers with all their digits', () => {
  const rows: JsonRow[] = [];
  const reader = new JsonReader(row => rows.push(row));
  for (const piece of ['[{"A": 90071992547', '40993, "B": "x}\\"{"},\n{"A":-1.50e1,"B":null}]', '{"A":true,"B":"1"}'])
    reader.push(piece);
  reader.end();
  assert.deepEqual(rows, [
    { A: '9007199254740993', B: 'x}"{' },
    { A: '-1.50e1', B: null },
    { A: true, B: '1' },
  ]);
  assert.throws(() => new JsonReader(() => {}).push('x'), /should begin/);
});

const columns = [
  column('ID', 'INTEGER', 4),
  column('NAME', 'CHAR', 6),
  column('PRICE', 'DECIMAL', 7, 2, true),
  column('ZONED', 'NUMERIC', 5, 1),
  column('BIG', 'BIGINT', 8),
  column('RATE', 'DOUBLE', 8),
  column('NOTE', 'VARCHAR', 5, 0, true),
  column('BITS', 'BINARY', 2),
  column('DAY', 'DATE', 10),
];
const row: Cell[] = [
  -7,
  'Ann',
  Decimal.parse('-12.50'),
  Decimal.parse('3.5'),
  9007199254740993n,
  1.5,
  null,
  Buffer.from([0, 255]),
  '2024-02-29',
];
const asRead = ['-7', 'Ann', '-12.50', '3.5', '9007199254740993', '1.5', null];

test('fixed records as lines of text', () => {
  const layout = layoutOf(columns, 1208);
  const line = fixedWriter(layout).row(row) as string;
  assert.equal(
    line,
    `${'-7'.padStart(11)}Ann   ${'-12.50'.padStart(9)}${'3.5'.padStart(7)}${'9007199254740993'.padStart(20)}${'1.5'.padStart(25)}     00FF2024-02-2901\n`,
  );
  assert.deepEqual(readRecord(layout, line.slice(0, -1)), [...asRead, '00FF', '2024-02-29']);
  assert.throws(() => fixedWriter(layout).row([1, 'too long a name', ...row.slice(2)]), /does not fit/);
});

test('fixed records as a database file of IBM i has them', () => {
  const layout = layoutOf(columns, 37);
  const record = fixedWriter(layout).row(row) as Buffer;
  assert.equal(
    record.toString('hex'),
    [
      'fffffff9',
      'c1959540' + '4040',
      '0001250d',
      'f0f0f0f3f5',
      '0020000000000001',
      '3ff8000000000000',
      '0000' + '4040404040',
      '00ff',
      'f2f0f2f460f0f260f2f9',
      'f0f1',
    ].join(''),
  );
  assert.deepEqual(readRecord(layout, record), [...asRead, Buffer.from([0, 255]), '2024-02-29']);
});

test('a table: numbers to the right, NULL as a hyphen, wide characters count twice', () => {
  const lines: string[] = [];
  const printer = tablePrinter(line => lines.push(line));
  printer.begin([column('ID', 'INTEGER', 4), column('NAME', 'VARCHAR', 10), column('X', 'CHAR', 1)]);
  printer.row([1, 'two\nlines', 'x']);
  printer.row([100, null, 'y']);
  printer.row([20, '\u6771\u4eac', 'z']);
  printer.end(3);
  assert.deepEqual(lines, [
    'ID   NAME       X',
    '---  ---------  -',
    '  1  two lines  x',
    '100  -          y',
    ' 20  \u6771\u4eac       z',
    '(3 rows)',
  ]);
});
