import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SqlError } from '../../../src/database/error.ts';
import { displayName } from '../../../src/database/types/describe.ts';
import { type Client, sqlRoom } from '../session/sql-room.ts';

async function outcome(sql: Client, text: string, ...values: Parameters<Client['value']>[1][]): Promise<string> {
  try {
    const { columns } = await sql.session.prepare(text);
    const value = await sql.value(text, ...values);
    return `${value === null ? 'NULL' : `'${value}'`} : ${displayName(columns![0]!.type)}`;
  } catch (error) {
    if (error instanceof SqlError && error.sqlcode !== -901) return `${error.sqlcode} ${error.sqlstate}`;
    throw error;
  }
}

test('functions as statements have them', async t => {
  const sql = await (await sqlRoom(t)).session();
  const cases: [text: string, expected: string, ...values: Parameters<Client['value']>[1][]][] = [
    [`VALUES STRIP('00100', L, '0')`, `'100' : VARCHAR(5)`],
    [`VALUES TRIM(TRAILING '0' FROM '00100')`, `'001' : VARCHAR(5)`],
    [`VALUES TRIM(BOTH FROM '  A ')`, `'A' : VARCHAR(4)`],
    [`VALUES CHAR(DATE '2024-03-05', USA)`, `'03/05/2024' : CHAR(10)`],
    [`VALUES EXTRACT(YEAR FROM DATE '2024-03-05')`, `'2024' : INTEGER`],
    [`VALUES POSITION('B' IN 'AB')`, `'2' : INTEGER`],
    [`VALUES SUBSTRING('ABCDE' FROM 2 FOR 3)`, `'BCD' : VARCHAR(5)`],
    [`VALUES OVERLAY('ABCD' PLACING 'xy' FROM 2)`, `'AxyD' : VARCHAR(6)`],
    [`VALUES HEX(INTERPRET(X'000000FF' AS INTEGER))`, `'000000FF' : CHAR(8)`],
    [`VALUES ROUND(1234.567, -2)`, `'1200' : DECIMAL(8,3)`],
    [`VALUES MAX(1, 2.5)`, `'2.5' : DECIMAL(12,1)`],
    [`VALUES SUBSTR(?, 2)`, `'BC' : VARCHAR(32739)`, 'ABC'],
    [`VALUES COALESCE(?, 5)`, `'7' : INTEGER`, '7'],
    [`VALUES COALESCE(NULL, 'A')`, `'A' : VARCHAR(1)`],
    [`VALUES YEAR(?)`, `'2024' : INTEGER`, '2024-03-05'],
    [`VALUES SQRT(?)`, `'3' : DOUBLE`, 9],
    [`VALUES SUBSTR('ABC', 5)`, `-138 22011`],
    [`VALUES LENGTH('A', 'B')`, `-170 42605`],
    [`VALUES YEAR(5)`, `'0' : INTEGER`],
    [`VALUES DAYNAME('x')`, `-180 22007`],
    [`VALUES NOSUCH(1)`, `-204 42704`],
    [`SELECT COUNT(*) FROM (VALUES 1, 2, 3) AS T (N)`, `'3' : INTEGER`],
    [`SELECT SUM(N) FROM (VALUES 1, 2, 3) AS T (N)`, `'6' : INTEGER`],
    [`SELECT AVG(DISTINCT N) FROM (VALUES 1, 2, 2) AS T (N)`, `'1' : INTEGER`],
    [
      `SELECT LISTAGG(S, ', ') WITHIN GROUP (ORDER BY S DESC) FROM (VALUES 'a', 'B') AS T (S)`,
      `'B, a' : VARCHAR(4000)`,
    ],
    [
      `SELECT MAX(R) FROM (SELECT ROW_NUMBER() OVER (ORDER BY N) AS R FROM (VALUES 5, 6) AS T (N)) AS U`,
      `'2' : BIGINT`,
    ],
    [`SELECT MAX(P) FROM (SELECT AVG(N) OVER (PARTITION BY N) AS P FROM (VALUES 5, 6) AS T (N)) AS U`, `'6' : INTEGER`],
    [`SELECT N FROM (VALUES 5, 6) AS T (N) WHERE COUNT(N) = 1`, `-120 42903`],
    [`VALUES CONCAT('A ', 'B')`, `'A B' : VARCHAR(3)`],
    [`VALUES CONCAT(?, 'B')`, `'AB' : VARCHAR(32740)`, 'A'],
    [`VALUES DATABASE()`, `'BIGIRON' : VARCHAR(18)`],
    [`VALUES HTML_ENTITY_ENCODE('<a href="x">&')`, `'&lt;a href=&quot;x&quot;&gt;&amp;' : VARCHAR(78)`],
    [`VALUES HTML_ENTITY_DECODE('&lt;&#65;&#x42;&amp;lt; &x;')`, `'<AB&lt; &x;' : VARCHAR(27)`],
    [`VALUES HASH('A', 1) - HASH_VALUES('A', 1)`, `'0' : INTEGER`],
    [`SELECT VARIANCE_SAMP(N) FROM (VALUES 1, 2, 3) AS T (N)`, `'1' : DOUBLE`],
    [
      `SELECT MAX(G) FROM (SELECT GROUPING(N) AS G FROM (VALUES 1, 2) AS T (N) GROUP BY ROLLUP (N)) AS U`,
      `'1' : INTEGER`,
    ],
    [`VALUES RAISE_ERROR('75002', 'no')`, `-438 75002`],
  ];
  const wrong: [string, string][] = [];
  for (const [text, expected, ...values] of cases) {
    const actual = await outcome(sql, text, ...values);
    if (actual !== expected) wrong.push([`${text} = ${actual}`, `${text} = ${expected}`]);
  }
  assert.deepEqual(
    wrong.map(([actual]) => actual),
    wrong.map(([, expected]) => expected),
  );
  assert.equal(await sql.value('VALUES HOUR(CURTIME()) - HOUR(NOW())'), '0');
  assert.equal(await sql.value('VALUES DAYS(CURDATE()) - DAYS(DATE(NOW()))'), '0');
  assert.notEqual(await sql.value('VALUES GENERATE_UNIQUE()'), await sql.value('VALUES GENERATE_UNIQUE()'));
  assert.match((await sql.value('VALUES RAND()'))!, /^0\.\d+/);
  assert.equal(await sql.value('VALUES RAND(5)'), await sql.value('VALUES RAND(5)'));
});

test('functions of the row of a table', async t => {
  const sql = await (await sqlRoom(t)).session();
  await sql.run('CREATE SCHEMA ROWS');
  await sql.run('CREATE TABLE ROWS.T (C CHAR(1))');
  await sql.run(`INSERT INTO ROWS.T VALUES 'A', 'B'`);
  assert.deepEqual(
    await sql.rows('SELECT RRN(T), RID(T), DATAPARTITIONNUM(T), DBPARTITIONNUM(T) FROM ROWS.T ORDER BY RRN(T)'),
    [
      ['1', '1', '0', '0'],
      ['2', '2', '0', '0'],
    ],
  );
  assert.deepEqual(await sql.rows(`SELECT DATAPARTITIONNAME(T), DBPARTITIONNAME(T) FROM ROWS.T WHERE C = 'A'`), [
    ['T', ''],
  ]);
});

test('the last value of an identity column', async t => {
  const sql = await (await sqlRoom(t)).session();
  await sql.run('CREATE SCHEMA IDENTITIES');
  await sql.run('CREATE TABLE IDENTITIES.T (ID INTEGER GENERATED ALWAYS AS IDENTITY (START WITH 7), C CHAR(1))');
  assert.equal(await sql.value('VALUES IDENTITY_VAL_LOCAL()'), null);
  await sql.run(`INSERT INTO IDENTITIES.T (C) VALUES ('A')`);
  assert.equal(await outcome(sql, 'VALUES IDENTITY_VAL_LOCAL()'), `'7' : DECIMAL(31,0)`);
  await sql.run(`INSERT INTO IDENTITIES.T (C) VALUES ('B')`);
  assert.equal(await sql.value('VALUES IDENTITY_VAL_LOCAL()'), '8');
});

test('what is encrypted is decrypted with the same password', async t => {
  const sql = await (await sqlRoom(t)).session();
  const cases: [text: string, expected: string][] = [
    [`VALUES DECRYPT_CHAR(ENCRYPT_AES('Köln', 'sesame'), 'sesame')`, `'Köln' : VARCHAR(16)`],
    [`VALUES DECRYPT_CHAR(ENCRYPT_TDES('AB ', 'sesame'), 'sesame', 37)`, `'AB ' : VARCHAR(16)`],
    [`VALUES DECRYPT_BIT(ENCRYPT_AES(X'00C1', 'sesame'), 'sesame')`, `'00c1' : VARCHAR(16) FOR BIT DATA`],
    [`VALUES DECRYPT_BINARY(ENCRYPT_AES(BX'00C1', 'sesame'), 'sesame')`, `'00c1' : VARBINARY(16)`],
    [`VALUES DECRYPT_DB(ENCRYPT_AES(UX'00410042', 'sesame'), 'sesame', 1200)`, `'AB' : VARGRAPHIC(8)`],
    [`VALUES LENGTH(ENCRYPT_AES('0123456789ABCDEF', 'sesame'))`, `'48' : INTEGER`],
    [`VALUES GETHINT(ENCRYPT_AES('A', 'sesame', 'open'))`, `'open' : VARCHAR(32)`],
    [`VALUES GETHINT(ENCRYPT_AES('A', 'sesame'))`, `NULL : VARCHAR(32)`],
    [`VALUES DECRYPT_CHAR(ENCRYPT_AES('A', 'sesame'), 'Sesame')`, '-20146 428FE'],
    [`VALUES DECRYPT_CHAR(X'C1C2', 'sesame')`, '-20145 428FD'],
    [`VALUES ENCRYPT_AES('A', 'short')`, '-20144 428FC'],
    [`VALUES ENCRYPT_AES('A')`, '-20143 42998'],
  ];
  for (const [text, expected] of cases) assert.equal(await outcome(sql, text), expected, text);
});
