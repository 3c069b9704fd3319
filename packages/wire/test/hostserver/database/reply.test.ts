import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as database from '../../../src/hostserver/database/index.ts';
import { ServerId } from '../../../src/hostserver/header.ts';
import { readable } from '../golden.ts';

// That the Toolbox understands these replies is shown by interop/database/recording.test.ts, which has it read rows of every type from them.

const { Reply } = database;
const envelope = { server: ServerId.database };

const column: database.ColumnFormat = {
  ...{ type: 453, length: 10, scale: 0, precision: 0, ccsid: 37, direction: 0, name: 'NAME' },
};
const lob = { ...column, type: 961, length: 4, name: 'PICTURE', locator: 7, lobMaximum: 1 << 30 };
const format = { token: 1, recordSize: 14, columns: [column, lob] };
const formats = { date: 5, time: 2, dateSeparator: 1, timeSeparator: 1 };
const sqlca = {
  code: -204,
  state: '42704',
  tokens: database.sqlTokens(['NOWHERE', 'SHOP']),
  module: 'QSQPREP',
  diagnostics: [1, 2, 3, 4, 5, 6],
  warnings: 'W    1     ',
  committed: true,
};

const attributes = {
  ...{ ccsid: 37, dateFormat: 5, dateSeparator: 1, timeFormat: 2, timeSeparator: 1, decimalSeparator: 0, naming: 0 },
  ...{ ignoreDecimalErrors: 0, commitLevel: 0, drdaPackageSize: 1, translate: 0xf0, serverCcsid: 37, sortSequence: 0 },
  ...{ language: 'ENU', sortTable: '', sortLibrary: '', nlv: '2924', functionalLevel: 'V7R5M00014' },
  ...{ database: 'BIGIRON', defaultLibrary: 'SHOP', job: 'QZDASOINITQUSER     123456', schema: 'SHOP' },
};

const superExtended = { ...format, formats };
const block = database.rowCodec([column]).write([['A'], [null]], { token: 1 });

const samples: Record<string, Record<string, unknown>> = {
  attributes: { attributes },
  error: {
    errorClass: 1,
    returnCode: -204,
    messageId: 'SQL0204',
    messageText: 'No such.',
    secondLevelText: 'None.',
    sqlca,
  },
  rows: { errorClass: 2, returnCode: 700, format: superExtended, data: block },
  markers: { markers: superExtended },
  nothing: { markers: null, format: null, data: null, sqlca: null },
  'other formats': { extendedFormat: format, extendedMarkers: format },
  lob: { lob: { ccsid: 65535, length: 3, data: Buffer.from('010203', 'hex') }, lobLength: 3n },
  'wide lob': { lob: { ccsid: 1200, length: 2, data: Buffer.from('00410042', 'hex') }, lobLength: 2n ** 33n },
  cursor: { cursor: { holdable: true, scrollable: false, updatable: true, sensitive: false, isolation: 1 } },
  columns: {
    extendedColumns: [
      {
        updatable: 0xf1,
        searchable: 0xf3,
        attributes: 0x8000,
        baseColumn: 'A',
        table: 'T',
        schema: 'S',
        label: 'Label',
      },
      { updatable: 0xf0, searchable: 0xf0, attributes: 0 },
    ],
  },
  package: {
    packageInfo: {
      ccsid: 1200,
      defaultCollection: 'SHOP',
      statements: [
        { needsDefaultCollection: true, type: 2, name: 'STMT1', text: 'SELECT 1', format: Buffer.from('0102', 'hex') },
        { needsDefaultCollection: false, type: 1, name: 'STMT2', text: 'DELETE FROM A' },
      ],
    },
  },
  xids: { xids: [{ format: 1, global: Buffer.from('01'), branch: Buffer.from('02') }] },
  arrays: {
    arrayData: {
      token: 1,
      parameters: [
        { array: true, type: 496, length: 4, count: 2 },
        { array: true, type: 0, length: 0, count: undefined },
        { array: false, type: 500, length: 2, count: 1 },
      ],
      indicators: Buffer.alloc(6),
      data: Buffer.from('0000000100000002ffff', 'hex'),
    },
  },
};

for (const [name, sample] of Object.entries(samples)) {
  test(`a reply with ${name} comes back as it was, and no part of it does`, () => {
    const frame = Reply.encode({ requestFunction: 0x1803, resultsHandle: 1, ...sample }, envelope);
    const decoded = readable(Reply.decode(frame)) as Record<string, unknown>;
    for (const [part, value] of Object.entries(sample)) assertIncludes(decoded[part], readable(value), part);
    for (let length = 0; length < frame.length; length++) {
      assert.throws(() => Reply.decode(frame.subarray(0, length)), { name: 'WireError', code: 'truncated' });
    }
    const again = Reply.encode(Reply.decode(frame), envelope);
    assert.equal(again.toString('hex'), frame.toString('hex'));
  });
}

test('the original format and the original rows', () => {
  const plain = { ...format, columns: [column] };
  const value = { originalFormat: plain, originalMarkers: plain, originalData: { ...block } };
  const decoded = Reply.decode(Reply.encode(value, envelope));
  assert.deepEqual(decoded.originalFormat, plain);
  assert.deepEqual(database.rowCodec([column]).readAll(decoded.originalData as database.DataBlock), [
    ['A         '],
    [null],
  ]);
});

test('names of any length in the super-extended format, cut to 30 in the others', () => {
  const name = 'X'.repeat(128);
  const long = { ...superExtended, columns: [{ ...column, name, userType: 'MONEY' }] };
  const decoded = Reply.decode(Reply.encode({ format: long, extendedFormat: long }, envelope));
  assert.equal(decoded.format?.columns[0]?.name, name);
  assert.equal(decoded.format?.columns[0]?.userType, 'MONEY');
  assert.equal(decoded.extendedFormat?.columns[0]?.name, 'X'.repeat(30));
});

test('an SQLCA has its fields where IBM says', () => {
  const frame = Reply.encode(
    { sqlca: { ...sqlca, tokens: Buffer.from('abc'), identity: Buffer.alloc(16, 0x0c) } },
    envelope,
  );
  const bytes = frame.subarray(46);
  assert.equal(bytes.length, 136);
  assert.equal(bytes.subarray(0, 8).toString('hex'), 'e2d8d3c3c1404240');
  assert.deepEqual([bytes.readUInt32BE(8), bytes.readInt32BE(12), bytes.readUInt16BE(16)], [136, -204, 3]);
  assert.equal(bytes.subarray(72, 88).toString('hex'), '0c'.repeat(16));
  assert.deepEqual(
    [96, 100, 104, 108, 112, 116].map(at => bytes.readInt32BE(at)),
    [1, 2, 3, 4, 5, 6],
  );
  assert.equal(bytes.subarray(131).toString('hex'), 'f4f2f7f0f4');
});

test('compressed replies are expanded', () => {
  const rows = Array.from({ length: 500 }, () => ['A']);
  const wide = { ...column, length: 200 };
  const frame = Reply.encode({ data: database.rowCodec([wide]).write(rows, { token: 1 }) }, envelope);
  const small = database.compressReply(frame);
  assert.ok(small.length < frame.length / 2);
  assert.deepEqual(readable(Reply.decode(small)), readable(Reply.decode(frame)));
});

test('an SQLCA with any values travels unchanged', () => {
  const i4 = fc.integer();
  fc.assert(
    fc.property(
      i4,
      fc.stringMatching(/^[0-9A-Z]{5}$/),
      fc.array(i4, { minLength: 6, maxLength: 6 }),
      (code, state, diagnostics) => {
        const decoded = Reply.decode(Reply.encode({ sqlca: { code, state, diagnostics } }, envelope));
        assert.deepEqual(
          [decoded.sqlca?.code, decoded.sqlca?.state, decoded.sqlca?.diagnostics],
          [code, state, diagnostics],
        );
      },
    ),
  );
});

/** Decoding may add what was not given. */
function assertIncludes(actual: unknown, expected: unknown, path: string): void {
  if (typeof expected !== 'object' || expected === null) {
    assert.deepEqual(actual, expected, path);
    return;
  }
  for (const [name, value] of Object.entries(expected)) {
    assertIncludes((actual as Record<string, unknown>)[name], value, `${path}.${name}`);
  }
}

test('rows that are cut may need fewer bytes than their size says', () => {
  const wide = { ...column, type: 449, length: 32_002, name: 'TEXT' };
  const data = database.cutRows([wide], [['a'], [null], ['bc']]);
  const reply = Reply.decode(Reply.encode({ results: database.ReplyBit.variableLength, data }, envelope));
  assert.deepEqual(database.rowCodec([wide]).readAll(reply.data!, true), [['a'], [null], ['bc']]);
  const short = Reply.encode({ data: { ...data, rowCount: 1_000_000 } }, envelope);
  assert.throws(() => Reply.decode(short), { code: 'bad-length' });
});
