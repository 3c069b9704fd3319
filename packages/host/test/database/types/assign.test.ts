import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SqlError } from '../../../src/database/error.ts';
import { assignValue } from '../../../src/database/types/assign-value.ts';
import type { SqlType, SqlValue } from '../../../src/database/types/sql-type.ts';
import { sqlRoom } from '../session/sql-room.ts';

const char = (length: number, ccsid = 37): SqlType => ({ name: 'CHAR', length, ccsid });
const varchar = (length: number, ccsid = 37): SqlType => ({ name: 'VARCHAR', length, ccsid });
const decimal = (precision: number, scale: number): SqlType => ({ name: 'DECIMAL', precision, scale });

test('values from outside become values of a type', () => {
  const cases: [SqlValue, SqlType, SqlValue | string][] = [
    [null, char(3), null],
    ['12.9', { name: 'SMALLINT' }, 12],
    [-32769, { name: 'SMALLINT' }, '-302 22003'],
    [' 7 ', { name: 'INTEGER' }, 7],
    ['x', { name: 'INTEGER' }, '-420 22018'],
    ['9223372036854775807', { name: 'BIGINT' }, 9223372036854775807n],
    ['9223372036854775808', { name: 'BIGINT' }, '-302 22003'],
    ['123.456', decimal(5, 2), '123.45'],
    ['-0.009', decimal(5, 2), '0.00'],
    ['1000', decimal(5, 2), '-302 22003'],
    ['1E2', decimal(5, 2), '100.00'],
    [0.1, decimal(5, 2), '0.10'],
    [true, decimal(5, 2), '1.00'],
    ['1.5', { name: 'DOUBLE' }, 1.5],
    ['1E39', { name: 'REAL' }, '-302 22003'],
    ['1.50', { name: 'DECFLOAT', precision: 34 }, '1.50'],
    ['12345678901234565', { name: 'DECFLOAT', precision: 16 }, '1.234567890123456E+16'],
    ['AB', char(4), 'AB  '],
    ['ABC  ', char(3), 'ABC'],
    ['ABCD', char(3), '-302 22001'],
    ['AB ', varchar(5), 'AB '],
    ['ABC   ', varchar(4), 'ABC '],
    ['éé', varchar(4, 1208), 'éé'],
    ['ééé', varchar(5, 1208), '-302 22001'],
    [12, varchar(4), '12'],
    ['AB', { name: 'GRAPHIC', length: 3, ccsid: 1200 }, 'AB '],
    ['2024-2-9', { name: 'DATE' }, '2024-02-09'],
    ['12/31/2024', { name: 'DATE' }, '2024-12-31'],
    ['31.12.2024', { name: 'DATE' }, '2024-12-31'],
    ['2024366', { name: 'DATE' }, '2024-12-31'],
    ['2024-12-31-10.00.00', { name: 'DATE' }, '2024-12-31'],
    ['2023-02-29', { name: 'DATE' }, '-181 22007'],
    ['yesterday', { name: 'DATE' }, '-180 22007'],
    [5, { name: 'DATE' }, '-301 42895'],
    ['1:05 PM', { name: 'TIME' }, '13:05:00'],
    ['12:00 AM', { name: 'TIME' }, '00:00:00'],
    ['24.00.00', { name: 'TIME' }, '24:00:00'],
    ['24:00:01', { name: 'TIME' }, '-181 22007'],
    ['10.20', { name: 'TIME' }, '10:20:00'],
    ['2024-01-31-10.20.30.123456789', { name: 'TIMESTAMP', precision: 6 }, '2024-01-31 10:20:30.123456'],
    ['2024-01-31T10:20:30.5', { name: 'TIMESTAMP', precision: 0 }, '2024-01-31 10:20:30'],
    ['20240131102030', { name: 'TIMESTAMP', precision: 6 }, '2024-01-31 10:20:30'],
    ['2024-01-31', { name: 'TIMESTAMP', precision: 6 }, '2024-01-31 00:00:00'],
    ['yes', { name: 'BOOLEAN' }, true],
    [0, { name: 'BOOLEAN' }, false],
  ];
  for (const [value, type, expected] of cases) {
    assert.deepEqual(
      outcome(() => assignValue(value, type, 'P1')),
      expected,
      `${value} as ${JSON.stringify(type)}`,
    );
  }
  const usa = {
    dateFormat: '*MDY',
    dateSeparator: '/',
    timeFormat: '*HMS',
    timeSeparator: ':',
    decimalPoint: '.',
  } as const;
  assert.equal(assignValue('01/31/39', { name: 'DATE' }, 'P1', usa), '2039-01-31');
  assert.equal(assignValue('01/31/40', { name: 'DATE' }, 'P1', usa), '1940-01-31');
});

test('bytes are filled up with blanks or zeros', () => {
  const bits: SqlType = { name: 'CHAR', length: 3, ccsid: 65535 };
  assert.deepEqual(assignValue(Uint8Array.of(0xc1), bits, 'P'), Uint8Array.of(0xc1, 0x40, 0x40));
  assert.deepEqual(assignValue(Uint8Array.of(1, 2, 3, 0x40), bits, 'P'), Uint8Array.of(1, 2, 3));
  assert.equal(
    outcome(() => assignValue(Uint8Array.of(1, 2, 3, 4), bits, 'P')),
    '-302 22001',
  );
  assert.deepEqual(assignValue(Uint8Array.of(1), { name: 'BINARY', length: 2 }, 'P'), Uint8Array.of(1, 0));
});

test('values computed in PostgreSQL are assigned to columns', async t => {
  const sql = await (await sqlRoom(t)).session();
  await sql.run('CREATE SCHEMA ASSIGN');
  await sql.run(`CREATE TABLE ASSIGN.T (C CHAR(3), V VARCHAR(3), P DECIMAL(5, 2), S SMALLINT, F REAL, D DATE, TS TIMESTAMP,
    BITS CHAR(2) FOR BIT DATA, BIN VARBINARY(2), U VARCHAR(4) CCSID 1208)`);
  const stored = async (column: string, value: string): Promise<string | null> => {
    try {
      await sql.run('DELETE FROM ASSIGN.T');
      await sql.run(`INSERT INTO ASSIGN.T (${column}) VALUES (${value})`);
      return await sql.value(`SELECT ${column} FROM ASSIGN.T`);
    } catch (error) {
      if (error instanceof SqlError && error.sqlcode !== -901) return `${error.sqlcode} ${error.sqlstate}`;
      throw error;
    }
  };
  const cases: [column: string, value: string, expected: string | null][] = [
    ['C', `'A'`, 'A  '],
    ['C', `'ABC' || '  '`, 'ABC'],
    ['C', `'ABC' || 'D'`, '-404 22001'],
    ['V', `'AB '`, 'AB '],
    ['V', `'ABC' || '  '`, 'ABC'],
    ['V', `'ABCD'`, '-404 22001'],
    ['V', '1.5', '1.5'],
    ['V', '12345', '-404 22001'],
    ['P', '123.459', '123.45'],
    ['P', '1000', '-802 22003'],
    ['P', `'7.89'`, '7.89'],
    ['P', '1.239E0', '1.23'],
    ['S', '7.9', '7'],
    ['S', '-7.9E0', '-7'],
    ['S', '40000', '-802 22003'],
    ['F', '1.5', '1.5'],
    ['D', `'31.01.2024'`, '2024-01-31'],
    ['D', `'31.02.2024'`, '-181 22007'],
    ['D', `TIMESTAMP '2024-01-31-10.00.00'`, '2024-01-31'],
    ['D', '5', '-408 42821'],
    ['TS', `'2024-01-31-10.20.30.5'`, '2024-01-31 10:20:30.500000'],
    ['BITS', `X'C1'`, 'c140'],
    ['BITS', `'A'`, 'c140'],
    ['BITS', `X'C1C2C3'`, '-404 22001'],
    ['BIN', `BX'0102'`, '0102'],
    ['U', `'abcd'`, 'abcd'],
    ['V', 'NULL', null],
  ];
  const wrong: [string | null, string][] = [];
  for (const [column, value, expected] of cases) {
    const actual = await stored(column, value);
    if (actual !== expected) wrong.push([actual, `${column} = ${value}: ${expected}`]);
  }
  assert.deepEqual(wrong, []);
});

function outcome(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (error instanceof SqlError) return `${error.sqlcode} ${error.sqlstate}`;
    throw error;
  }
}
