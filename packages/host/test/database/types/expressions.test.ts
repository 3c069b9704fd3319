import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SqlError } from '../../../src/database/error.ts';
import { displayName } from '../../../src/database/types/describe.ts';
import { type Client, decode, sqlRoom } from '../session/sql-room.ts';

/** Each expression with its value and type, or `SQLCODE SQLSTATE`, as the SQL Reference has it. */
test('expressions', async t => {
  const sql: Client = await (await sqlRoom(t)).session();
  await sql.run('CREATE SCHEMA TYPES');
  await sql.run(`CREATE TABLE TYPES.T (
    SMALL SMALLINT, WHOLE INTEGER, BIG BIGINT, PACKED DECIMAL(5, 2), ZONED NUMERIC(7, 3), SINGLE REAL, TWICE DOUBLE, DF DECFLOAT,
    C5 CHAR(5), V10 VARCHAR(10), U10 VARCHAR(10) CCSID 1208, G5 GRAPHIC(5) CCSID 1200, BITS CHAR(3) FOR BIT DATA,
    D DATE, CLOCK TIME, TS TIMESTAMP, B BOOLEAN)`);
  await sql.run(`INSERT INTO TYPES.T VALUES (7, 70, 700, 1.25, -2.500, 1.5, 2.5, 1.10,
    'AB', 'AB', 'ab', 'G', X'C1C2', '2024-02-29', '13.04.05', '2024-03-31-23.59.59.500000', TRUE)`);

  async function shown(expression: string, attributes = {}): Promise<string> {
    try {
      sql.session.change(attributes);
      const prepared = await sql.session.prepare(`SELECT ${expression} FROM TYPES.T`);
      const rows: (string | null)[] = [];
      const sink = (bytes: Buffer, start: number, end: number) => {
        rows.push(decode(bytes.subarray(start, end), prepared.columns!)[0]!);
      };
      const { cursor } = await prepared.open([], {}, { rows: 10, sink });
      await cursor.close();
      const { type, pgType } = prepared.columns![0]!;
      const quoted = pgType === 'bpchar' || pgType === 'text' ? `'${rows[0]}'` : String(rows[0]);
      return `${rows[0] === null ? 'NULL' : quoted} : ${displayName(type)}`;
    } catch (error) {
      if (error instanceof SqlError && error.sqlcode !== -901) return `${error.sqlcode} ${error.sqlstate}`;
      throw error;
    }
  }

  async function all(cases: readonly (readonly [string, string])[], attributes = {}): Promise<void> {
    const wrong: [string, string][] = [];
    for (const [expression, expected] of cases) {
      const actual = await shown(expression, attributes);
      if (actual !== expected) wrong.push([`${expression} = ${actual}`, `${expression} = ${expected}`]);
    }
    assert.deepEqual(
      wrong.map(([actual]) => actual),
      wrong.map(([, expected]) => expected),
    );
  }

  await t.test('arithmetic', async () => {
    await all([
      ['SMALL + SMALL', '14 : INTEGER'],
      ['WHOLE / SMALL', '10 : INTEGER'],
      ['-7 / 2', '-3 : INTEGER'],
      ['WHOLE / 0', '-802 22012'],
      ['2147483647 + SMALL', '-802 22003'],
      ['BIG * WHOLE', '49000 : BIGINT'],
      ['-SMALL', '-7 : INTEGER'],
      ['PACKED + WHOLE', '71.25 : DECIMAL(14,2)'],
      ['PACKED + 1', '2.25 : DECIMAL(6,2)'],
      ['PACKED * ZONED', '-3.12500 : DECIMAL(12,5)'],
      ['PACKED / ZONED', '-0.5000000000000000000000000 : DECIMAL(31,25)'],
      ['2 / 3.0', '0.66666666666666666666666666666 : DECIMAL(31,29)'],
      ['-2 / 3.0', '-0.66666666666666666666666666666 : DECIMAL(31,29)'],
      ['PACKED / 0', '-802 22012'],
      ['SINGLE + SINGLE', '3 : DOUBLE'],
      ['PACKED + TWICE', '3.75 : DOUBLE'],
      ['TWICE / 0', '-802 22012'],
      ['2 ** 10', '1024 : DOUBLE'],
      ['DF + 0.9', '2.00 : DECFLOAT(34)'],
      ['DF / 3', '0.3666666666666666666666666666666667 : DECFLOAT(34)'],
      [`WHOLE + '1'`, '71 : INTEGER'],
      [`WHOLE + 'x'`, '-420 22018'],
      ['9999999999999999999999999999999. * 10', '-802 22003'],
      ['D + 1', '-182 42816'],
      ['C5 + D', '-182 42816'],
      [`V10 * 'x'`, '-402 42819'],
    ]);
    await all([['WHOLE / PACKED', '56.000 : DECIMAL(16,3)']], { maximumScale: 3 });
  });

  await t.test('dates, times and timestamps', async () => {
    await all([
      ['D + 1 YEAR', '2025-02-28 : DATE'],
      ['D + 1 MONTH', '2024-03-29 : DATE'],
      ['D - 1 MONTH - 29 DAYS', '2023-12-31 : DATE'],
      ['D + 8000 YEARS', '-183 22008'],
      ['D + 2 HOURS', '-182 42816'],
      ['2 DAYS + D', '2024-03-02 : DATE'],
      ['CLOCK + 11 HOURS', '00:04:05 : TIME'],
      ['CLOCK - 50 SECONDS', '13:03:15 : TIME'],
      ['TS + 1 MONTH', '2024-04-30 23:59:59.500000 : TIMESTAMP(6)'],
      ['TS + 0.5 SECONDS', '2024-04-01 00:00:00.000000 : TIMESTAMP(6)'],
      ['TS - 1 MICROSECOND', '2024-03-31 23:59:59.499999 : TIMESTAMP(6)'],
      [`D - '2023-12-31'`, '129 : DECIMAL(8,0)'],
      [`DATE('2000-03-15') - DATE('1999-12-31')`, '215 : DECIMAL(8,0)'],
      [`'2000-01-01' - DATE('2000-03-15')`, '-214 : DECIMAL(8,0)'],
      [`TIME('11:02:26') - '00:32:56'`, '102930 : DECIMAL(6,0)'],
      [`TIMESTAMP('2024-03-01-00.00.00.000000') - '2024-01-31-00.00.00.000001'`, '100235959.999999 : DECIMAL(20,6)'],
      ['D + DECIMAL(10101, 8, 0)', '2025-03-29 : DATE'],
      ['D - DECIMAL(10101, 8, 0)', '2023-01-27 : DATE'],
      ['D + DECIMAL(10101, 9, 0)', '-182 42816'],
      ['CLOCK + DECIMAL(10101, 6, 0)', '14:05:06 : TIME'],
      ['TS + DECIMAL(100000000.5, 20, 6)', '2024-05-01 00:00:00.000000 : TIMESTAMP(6)'],
      ['CURRENT DATE + 1 DAY - 1 DAY - CURRENT DATE', '0 : DECIMAL(8,0)'],
    ]);
  });

  await t.test('concatenation keeps blanks', async () => {
    await all([
      [`C5 || '|'`, `'AB   |' : VARCHAR(6)`],
      [`C5 CONCAT C5`, `'AB   AB   ' : CHAR(10)`],
      [`V10 || WHOLE`, `'AB70' : VARCHAR(21)`],
      [`V10 || D`, `'AB2024-02-29' : VARCHAR(20)`],
      [`G5 || V10`, `'G    AB' : VARGRAPHIC(15)`],
      [`BITS || X'00'`, 'c1c24000 : VARCHAR(4) FOR BIT DATA'],
      [`V10 || U10`, `'ABab' : VARCHAR(20)`],
      [`V10 || NULL`, `NULL : VARCHAR(32740)`],
    ]);
  });

  await t.test('casts', async () => {
    await all([
      ['CAST(PACKED AS INTEGER)', '1 : INTEGER'],
      ['CAST(-1.99 AS SMALLINT)', '-1 : SMALLINT'],
      ['CAST(TWICE AS DECIMAL(5, 1))', '2.5 : DECIMAL(5,1)'],
      ['CAST(1.99 AS DECIMAL(5, 1))', '1.9 : DECIMAL(5,1)'],
      ['CAST(1000 AS DECIMAL(5, 2))', '-802 22003'],
      ['CAST(PACKED AS CHAR(6))', `'1.25  ' : CHAR(6)`],
      ['CAST(-0.5 AS VARCHAR(5))', `'-.5' : VARCHAR(5)`],
      ['CAST(12345 AS CHAR(3))', '-433 22001'],
      [`CAST('ABC' AS CHAR(2))`, `'AB' : CHAR(2)`],
      [`CAST(C5 AS VARCHAR(3))`, `'AB ' : VARCHAR(3)`],
      [`CAST('12.5' AS DECIMAL(5, 1))`, '12.5 : DECIMAL(5,1)'],
      [`CAST('1,5' AS DECIMAL(5, 1))`, '-420 22018'],
      [`CAST('31.12.2024' AS DATE)`, '2024-12-31 : DATE'],
      [`CAST('hello' AS DATE)`, '-180 22007'],
      ['CAST(D AS VARCHAR(10))', `'2024-02-29' : VARCHAR(10)`],
      ['CAST(CLOCK AS CHAR(8))', `'13.04.05' : CHAR(8)`],
      ['CAST(TS AS DATE)', '2024-03-31 : DATE'],
      ['CAST(TS AS TIME)', '23:59:59 : TIME'],
      ['CAST(D AS TIMESTAMP)', '2024-02-29 00:00:00.000000 : TIMESTAMP(6)'],
      ['CAST(TS AS TIMESTAMP(0))', '2024-03-31 23:59:59.000000 : TIMESTAMP(0)'],
      ['CAST(WHOLE AS DATE)', '-461 42846'],
      ['CAST(D AS INTEGER)', '-461 42846'],
      ['CAST(B AS VARCHAR(5))', `'TRUE' : VARCHAR(5)`],
      [`CAST('no' AS BOOLEAN)`, 'false : BOOLEAN'],
      [`CAST(V10 AS VARCHAR(5) FOR BIT DATA)`, 'c1c2 : VARCHAR(5) FOR BIT DATA'],
      [`CAST(BITS AS CHAR(3) CCSID 37)`, `'AB ' : CHAR(3)`],
      [`CAST('AB' AS BINARY(3))`, 'c1c200 : BINARY(3)'],
      ['CAST(TWICE AS VARCHAR(24))', `'2.5E0' : VARCHAR(24)`],
      ['CAST(NULL AS CHAR(3))', 'NULL : CHAR(3)'],
    ]);
  });

  await t.test('the common type of several', async () => {
    await all([
      ['CASE WHEN 1 = 1 THEN SMALL ELSE WHOLE END', '7 : INTEGER'],
      ['CASE WHEN 1 = 1 THEN WHOLE ELSE PACKED END', '70 : DECIMAL(13,2)'],
      ['CASE WHEN 1 = 1 THEN ZONED ELSE SMALL END', '-2.500 : NUMERIC(8,3)'],
      ['CASE WHEN 1 = 1 THEN SINGLE ELSE PACKED END', '1.5 : DOUBLE'],
      [`CASE WHEN 1 = 1 THEN C5 ELSE V10 END`, `'AB   ' : VARCHAR(10)`],
      [`CASE WHEN 1 = 2 THEN C5 ELSE 'x' END`, `'x' : VARCHAR(5)`],
      ['CASE WHEN 1 = 1 THEN D ELSE TS END', '2024-02-29 00:00:00.000000 : TIMESTAMP(6)'],
      [`CASE WHEN 1 = 2 THEN D ELSE '01/31/2024' END`, '2024-01-31 : DATE'],
      ['CASE WHEN 1 = 1 THEN D ELSE WHOLE END', '-581 42804'],
      [`COALESCE(CAST(NULL AS DECIMAL(7, 4)), PACKED)`, '1.25 : DECIMAL(7,4)'],
    ]);
  });

  await t.test('comparisons', async () => {
    const is = (condition: string, expected = 'true') =>
      [`CASE WHEN ${condition} THEN 'true' WHEN NOT (${condition}) THEN 'false' END`, expected] as const;
    const cases = [
      is('C5 = V10'),
      is(`V10 = 'AB   '`),
      is(`V10 < 'AC'`),
      is(`'a' < 'A' AND 'Z' < '0'`, 'true'),
      is(`V10 = UPPER(U10)`),
      is(`U10 > V10`, 'true'),
      is(`G5 = 'G'`),
      is(`WHOLE = '70.0'`),
      is('PACKED < TWICE'),
      is(`D = '29.02.2024'`),
      is(`D < TS`),
      is(`CLOCK = '1:04 PM'`, 'false'),
      is(`BITS = X'C1C2'`),
      is(`BITS = 'AB'`),
      is(`B = 'true'`),
      is(`WHOLE IN (1, 70.0, 3)`),
      is(`V10 BETWEEN 'AA' AND C5`),
      is(`DF = 1.1`),
      is(`SUBSTR('a', 1, 1) < SUBSTR('A', 1, 1)`),
      is(`C5 || U10 >= 'A'`),
      is(`'a' BETWEEN '-' AND 'A'`),
      is(`'B' IN (SELECT V10 FROM TYPES.T)`, 'false'),
    ];
    for (const [expression, expected] of cases) {
      assert.match(await shown(expression), new RegExp(`^'${expected} *' `), expression);
    }
    await all([
      ['CASE WHEN D = WHOLE THEN 1 END', '-401 42818'],
      ['CASE WHEN CLOCK = TS THEN 1 END', '-401 42818'],
      [`CASE WHEN D = 'x' THEN 1 END`, '-180 22007'],
    ]);
  });
});
