import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type Client, type SqlRoom, sqlRoom } from './sql-room.ts';

const sqlcode =
  (code: number, ...tokens: string[]) =>
  (error: unknown) => {
    const { sqlcode: actual, tokens: had } = error as { sqlcode?: number; tokens?: string[] };
    assert.equal(actual, code, String((error as Error).stack));
    if (tokens.length > 0) assert.deepEqual(had?.slice(0, tokens.length), tokens);
    return true;
  };

suite('queries', () => {
  let room: SqlRoom;
  let sql: Client;
  const ends: (() => Promise<void>)[] = [];
  after(async () => {
    for (const end of ends) await end();
  });
  before(async () => {
    room = await sqlRoom({ after: end => void ends.push(end as () => Promise<void>) });
    sql = await room.session();
    await sql.run('CREATE SCHEMA SHOP');
    await sql.run(
      `CREATE TABLE SHOP.ITEMS (ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(20), CODE CHAR(5) NOT NULL, PRICE DECIMAL(7, 2),
        SINCE DATE, CHANGED TIMESTAMP)`,
    );
    await sql.run(
      `INSERT INTO SHOP.ITEMS VALUES (1, 'nail', 'A1', 0.05, '2024-01-31', '2024-01-31-10.00.00.123456'),
        (2, 'hammer ', 'B', 12.50, NULL, NULL), (3, NULL, 'C', -1, '1999-12-31', NULL)`,
    );
  });

  test('values come as they were put in, CHAR with its blanks', async () => {
    assert.deepEqual(await sql.rows('SELECT * FROM SHOP.ITEMS ORDER BY ID'), [
      ['1', 'nail', 'A1   ', '0.05', '2024-01-31', '2024-01-31 10:00:00.123456'],
      ['2', 'hammer ', 'B    ', '12.50', null, null],
      ['3', null, 'C    ', '-1.00', '1999-12-31', null],
    ]);
  });

  test('trailing blanks do not count in comparisons, and count in LIKE', async () => {
    assert.deepEqual(await sql.rows(`SELECT ID FROM SHOP.ITEMS WHERE NAME = 'hammer'`), [['2']]);
    assert.deepEqual(await sql.rows(`SELECT ID FROM SHOP.ITEMS WHERE CODE = 'A1'`), [['1']]);
    assert.deepEqual(await sql.rows(`SELECT ID FROM SHOP.ITEMS WHERE CODE LIKE 'A1'`), []);
    assert.deepEqual(await sql.rows(`SELECT ID FROM SHOP.ITEMS WHERE CODE LIKE 'A1%'`), [['1']]);
  });

  test('parameter markers take the type of what they stand beside', async () => {
    const prepared = await sql.session.prepare('SELECT NAME FROM SHOP.ITEMS WHERE PRICE > ? AND CODE = ?');
    assert.deepEqual(
      prepared.markers.map(({ type }) => type),
      [
        { name: 'DECIMAL', precision: 7, scale: 2 },
        { name: 'VARCHAR', length: 5, ccsid: 37 },
      ],
    );
    assert.deepEqual(await sql.rows('SELECT NAME FROM SHOP.ITEMS WHERE PRICE > ? AND CODE = ?', '1.00', 'B'), [
      ['hammer '],
    ]);
  });

  test('joins, subqueries, common tables, unions', async () => {
    assert.deepEqual(
      await sql.rows(
        `WITH T (N, P) AS (SELECT NAME, PRICE FROM SHOP.ITEMS WHERE PRICE > 0)
         SELECT A.ID, T.P FROM SHOP.ITEMS A LEFT JOIN T ON T.N = A.NAME WHERE A.ID IN (SELECT ID FROM SHOP.ITEMS) ORDER BY 1 DESC`,
      ),
      [
        ['3', null],
        ['2', '12.50'],
        ['1', '0.05'],
      ],
    );
    assert.deepEqual(await sql.rows(`SELECT ID FROM SHOP.ITEMS WHERE ID = 1 UNION ALL VALUES 7 ORDER BY 1`), [
      ['1'],
      ['7'],
    ]);
    assert.deepEqual(
      await sql.rows(
        'WITH N (I) AS (VALUES 1 UNION ALL SELECT I + 1 FROM N WHERE I < 4) SELECT I FROM N ORDER BY I FETCH FIRST 3 ROWS ONLY',
      ),
      [['1'], ['2'], ['3']],
    );
  });

  test('what is not there is named', async () => {
    await assert.rejects(sql.rows('SELECT * FROM SHOP.NONE'), sqlcode(-204, 'NONE', 'SHOP'));
    await assert.rejects(sql.rows('SELECT NONE FROM SHOP.ITEMS'), sqlcode(-206, 'NONE'));
    await assert.rejects(sql.rows('SELECT ID FROM SHOP.ITEMS A, SHOP.ITEMS B'), sqlcode(-203, 'ID'));
    await assert.rejects(sql.rows('SELECT ID FROM SHOP.ITEMS WHERE SINCE > 1'), sqlcode(-401));
  });

  test('changes, and how many rows they met', async () => {
    await sql.run('CREATE TABLE SHOP.COUNTS (N INTEGER, T VARCHAR(3))');
    assert.equal((await sql.run('INSERT INTO SHOP.COUNTS VALUES (?, ?)', 1, 'abc')).count, 1);
    const insert = await sql.session.prepare('INSERT INTO SHOP.COUNTS VALUES (?, ?)');
    assert.equal(
      (
        await insert.executeBatch([
          [2, 'b'],
          [3, null],
        ])
      ).count,
      2,
    );
    assert.equal((await sql.run(`UPDATE SHOP.COUNTS SET T = 'x' WHERE N > 1`)).count, 2);
    assert.deepEqual(await sql.rows('SELECT * FROM SHOP.COUNTS ORDER BY N'), [
      ['1', 'abc'],
      ['2', 'x'],
      ['3', 'x'],
    ]);
    await assert.rejects(sql.run(`INSERT INTO SHOP.COUNTS VALUES (4, 'four')`), sqlcode(-404));
    assert.equal((await sql.run('DELETE FROM SHOP.COUNTS WHERE N = 99')).warnings[0]?.sqlcode, 100);
    assert.equal((await sql.run('DELETE FROM SHOP.COUNTS')).count, 3);
  });

  test('FINAL TABLE gives the rows of an insert', async () => {
    await sql.run('CREATE TABLE SHOP.KEYS (ID INTEGER GENERATED ALWAYS AS IDENTITY, T CHAR(1))');
    assert.deepEqual(
      await sql.rows(`SELECT ID, T FROM FINAL TABLE (INSERT INTO SHOP.KEYS (T) VALUES ('a'), ('b')) ORDER BY ID`),
      [
        ['1', 'a'],
        ['2', 'b'],
      ],
    );
    assert.equal((await sql.run(`INSERT INTO SHOP.KEYS (T) VALUES ('c')`)).identity, '3');
  });

  test('JSON as a table', async () => {
    assert.deepEqual(
      await sql.rows(
        `SELECT T.ID, T.NAME, T.N FROM JSON_TABLE('{"a":[{"id":1,"name":"x"},{"id":2}]}', 'lax $.a[*]'
           COLUMNS (ID INTEGER PATH 'lax $.id', NAME VARCHAR(10) PATH 'lax $.name' DEFAULT 'none' ON EMPTY, N FOR ORDINALITY)) AS T`,
      ),
      [
        ['1', 'x', '1'],
        ['2', 'none', '2'],
      ],
    );
  });

  test('a unit of work: statements are undone alone, the rest with ROLLBACK', async () => {
    const one = await room.session({ autocommit: false, isolation: '*CHG' });
    await one.run('INSERT INTO SHOP.KEYS (T) VALUES (?)', 'z');
    await assert.rejects(one.run(`INSERT INTO SHOP.KEYS (T) VALUES ('zz')`), sqlcode(-404));
    await assert.rejects(one.run(`INSERT INTO SHOP.ITEMS (ID, CODE) VALUES (1, 'A')`), sqlcode(-803));
    assert.equal(await one.value(`SELECT COUNT(*) FROM SHOP.KEYS WHERE T = 'z'`), '1');
    assert.equal(await sql.value(`SELECT COUNT(*) FROM SHOP.KEYS WHERE T = 'z'`), '0');
    await one.session.rollback();
    assert.equal(await one.value(`SELECT COUNT(*) FROM SHOP.KEYS WHERE T = 'z'`), '0');
  });
});
