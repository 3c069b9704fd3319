import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SqlError } from '../../../src/database/error.ts';
import type { BuiltInType } from '../../../src/database/sql/ast/index.ts';
import { commonType } from '../../../src/database/types/common.ts';
import { isComparable } from '../../../src/database/types/compare.ts';
import { isConvertible } from '../../../src/database/types/convert.ts';
import { describe, displayName } from '../../../src/database/types/describe.ts';
import { resolveType } from '../../../src/database/types/resolve.ts';
import type { SqlType } from '../../../src/database/types/sql-type.ts';

function resolved(name: BuiltInType['name'], clauses: Partial<BuiltInType> = {}, ccsid = 37): string {
  try {
    const type = resolveType({ kind: 'built-in-type', name, at: 0, ...clauses }, { ccsid });
    return 'ccsid' in type ? `${displayName(type)} ${type.ccsid}` : displayName(type);
  } catch (error) {
    if (error instanceof SqlError) return String(error.sqlcode);
    throw error;
  }
}

test('what a type leaves out', () => {
  assert.equal(resolved('CHAR'), 'CHAR(1) 37');
  assert.equal(resolved('DECIMAL'), 'DECIMAL(5,0)');
  assert.equal(resolved('NUMERIC', { length: 7 }), 'NUMERIC(7,0)');
  assert.equal(resolved('TIMESTAMP'), 'TIMESTAMP(6)');
  assert.equal(resolved('DECFLOAT'), 'DECFLOAT(34)');
  assert.equal(resolved('CLOB'), 'CLOB(1048576) 37');
  assert.equal(resolved('VARCHAR', { length: 10, subtype: 'BIT' }), 'VARCHAR(10) FOR BIT DATA 65535');
  assert.equal(resolved('VARCHAR', { length: 10, ccsid: 1208 }), 'VARCHAR(10) 1208');
  assert.equal(resolved('NCHAR', { length: 3 }), 'GRAPHIC(3) 1200');
  assert.equal(resolved('NVARCHAR', { length: 3 }), 'VARGRAPHIC(3) 1200');
  assert.equal(resolved('GRAPHIC', { length: 3 }), 'GRAPHIC(3) 13488');
  assert.equal(resolved('GRAPHIC', { length: 3 }, 5035), 'GRAPHIC(3) 300');
  assert.equal(resolved('CHAR', { length: 3, subtype: 'MIXED' }, 5035), 'CHAR(3) 5035');
  assert.equal(resolved('BINARY'), 'BINARY(1)');
  assert.equal(resolved('XML'), 'XML 1208');
});

test('what a type cannot be', () => {
  assert.equal(resolved('VARCHAR'), '-604');
  assert.equal(resolved('CHAR', { length: 0 }), '-604');
  assert.equal(resolved('CHAR', { length: 32767 }), '-604');
  assert.equal(resolved('VARCHAR', { length: 32741 }), '-604');
  assert.equal(resolved('DECIMAL', { length: 64 }), '-604');
  assert.equal(resolved('DECIMAL', { length: 5, scale: 6 }), '-604');
  assert.equal(resolved('DECFLOAT', { length: 20 }), '-604');
  assert.equal(resolved('TIMESTAMP', { length: 13 }), '-604');
  assert.equal(resolved('INTEGER', { ccsid: 37 }), '-683');
  assert.equal(resolved('CLOB', { length: 10, subtype: 'BIT' }), '-683');
  assert.equal(resolved('CHAR', { length: 3, ccsid: 1200 }), '-189');
  assert.equal(resolved('CHAR', { length: 3, ccsid: 4711 }), '-189');
  assert.equal(resolved('GRAPHIC', { length: 3, ccsid: 37 }), '-189');
  assert.equal(resolved('CHAR', { length: 3, subtype: 'MIXED' }), '-189');
});

const types = {
  small: { name: 'SMALLINT' },
  whole: { name: 'INTEGER' },
  big: { name: 'BIGINT' },
  packed: { name: 'DECIMAL', precision: 5, scale: 2 },
  zoned: { name: 'NUMERIC', precision: 7, scale: 4 },
  real: { name: 'REAL' },
  double: { name: 'DOUBLE' },
  decfloat16: { name: 'DECFLOAT', precision: 16 },
  char: { name: 'CHAR', length: 5, ccsid: 37 },
  varchar: { name: 'VARCHAR', length: 3, ccsid: 273 },
  unicode: { name: 'VARCHAR', length: 4, ccsid: 1208 },
  bits: { name: 'CHAR', length: 2, ccsid: 65535 },
  graphic: { name: 'GRAPHIC', length: 5, ccsid: 1200 },
  clob: { name: 'CLOB', length: 100, ccsid: 37 },
  binary: { name: 'BINARY', length: 5 },
  blob: { name: 'BLOB', length: 3 },
  date: { name: 'DATE' },
  time: { name: 'TIME' },
  timestamp: { name: 'TIMESTAMP', precision: 3 },
  boolean: { name: 'BOOLEAN' },
  xml: { name: 'XML', ccsid: 1208 },
} satisfies Record<string, SqlType>;

test('the common type of two', () => {
  const cases: [keyof typeof types, keyof typeof types, string][] = [
    ['small', 'big', 'BIGINT'],
    ['whole', 'packed', 'DECIMAL(13,2)'],
    ['packed', 'zoned', 'DECIMAL(7,4)'],
    ['zoned', 'small', 'NUMERIC(9,4)'],
    ['big', 'packed', 'DECIMAL(21,2)'],
    ['real', 'real', 'REAL'],
    ['real', 'packed', 'DOUBLE'],
    ['decfloat16', 'whole', 'DECFLOAT(16)'],
    ['decfloat16', 'big', 'DECFLOAT(34)'],
    ['char', 'varchar', 'VARCHAR(5)'],
    ['char', 'clob', 'CLOB(100)'],
    ['char', 'graphic', 'GRAPHIC(5)'],
    ['char', 'bits', 'CHAR(5) FOR BIT DATA'],
    ['bits', 'binary', 'BINARY(5)'],
    ['binary', 'blob', 'BLOB(5)'],
    ['date', 'timestamp', 'TIMESTAMP(3)'],
    ['varchar', 'date', 'DATE'],
    ['whole', 'char', 'INTEGER'],
    ['date', 'time', '-401'],
    ['date', 'whole', '-401'],
    ['boolean', 'whole', '-401'],
    ['binary', 'char', '-401'],
    ['xml', 'char', '-401'],
  ];
  for (const [a, b, expected] of cases) {
    let actual: string;
    try {
      actual = displayName(commonType([types[a], undefined, types[b]])!);
    } catch (error) {
      actual = String((error as SqlError).sqlcode);
    }
    assert.equal(actual, expected, `${a} and ${b}`);
  }
  assert.deepEqual(commonType([types.varchar, types.unicode]), { name: 'VARCHAR', length: 4, ccsid: 1208 });
  assert.deepEqual(commonType([types.varchar, types.char]), { name: 'VARCHAR', length: 5, ccsid: 273 });
  assert.throws(() => commonType([types.date, types.whole], -581), { sqlcode: -581 });
});

test('what can be compared and cast', () => {
  assert.ok(isComparable(types.bits, types.char));
  assert.ok(isComparable(types.bits, types.binary));
  assert.ok(isComparable(types.date, types.timestamp));
  assert.ok(!isComparable(types.xml, types.xml));
  assert.ok(!isComparable(types.time, types.timestamp));
  assert.ok(isConvertible(types.whole, types.char));
  assert.ok(isConvertible(types.boolean, types.whole));
  assert.ok(!isConvertible(types.date, types.whole));
  assert.ok(!isConvertible(types.whole, types.date));
  assert.ok(!isConvertible(types.xml, types.char));
  assert.ok(!isConvertible(types.binary, types.double));
});

test('what an SQLDA says', () => {
  const facts = (type: SqlType) => {
    const { code, byteLength, precision, scale, ccsid } = describe(type);
    return [code, byteLength, precision, scale, ccsid];
  };
  assert.deepEqual(facts(types.packed), [484, 3, 5, 2, 0]);
  assert.deepEqual(facts(types.zoned), [488, 7, 7, 4, 0]);
  assert.deepEqual(facts(types.whole), [496, 4, 10, 0, 0]);
  assert.deepEqual(facts(types.small), [500, 2, 5, 0, 0]);
  assert.deepEqual(facts(types.big), [492, 8, 19, 0, 0]);
  assert.deepEqual(facts(types.char), [452, 5, 5, 0, 37]);
  assert.deepEqual(facts(types.varchar), [448, 5, 3, 0, 273]);
  assert.deepEqual(facts(types.graphic), [468, 10, 5, 0, 1200]);
  assert.deepEqual(facts(types.date), [384, 10, 10, 0, 0]);
  assert.deepEqual(facts(types.time), [388, 8, 8, 0, 0]);
  assert.deepEqual(facts({ name: 'TIMESTAMP', precision: 6 }), [392, 26, 26, 6, 0]);
  assert.deepEqual(facts({ name: 'TIMESTAMP', precision: 0 }), [392, 19, 19, 0, 0]);
  assert.deepEqual(facts(types.double), [480, 8, 53, 0, 0]);
  assert.deepEqual(facts({ name: 'DECFLOAT', precision: 34 }), [996, 16, 34, 0, 0]);
  assert.deepEqual(facts(types.blob), [404, 7, 3, 0, 0]);
});
