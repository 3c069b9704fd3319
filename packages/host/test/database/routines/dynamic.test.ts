import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { routineRoom } from './fixture.ts';

suite('dynamic SQL in SQL PL', () => {
  const room = routineRoom(async sql => {
    await sql.run('CREATE TABLE T (K INTEGER NOT NULL PRIMARY KEY, V VARCHAR(10))');
  });
  const { body, failure, sql } = {
    body: (text: string) => room.body(text),
    failure: (text: string) => room.failure(text),
    sql: () => room.sql,
  };

  test('EXECUTE IMMEDIATE runs changes and definitions', async () => {
    assert.deepEqual(
      await body(`BEGIN
        DECLARE STMT VARCHAR(200);
        EXECUTE IMMEDIATE 'CREATE TABLE MADE (A INTEGER)';
        SET STMT = 'INSERT INTO MADE VALUES (1), (2)';
        EXECUTE IMMEDIATE STMT;
        GET DIAGNOSTICS N = ROW_COUNT;
        EXECUTE IMMEDIATE 'DROP TABLE MADE';
      END`),
      [2, null],
    );
    assert.deepEqual((await failure(`EXECUTE IMMEDIATE 'SELEC 1'`)).slice(0, 2), [-104, '42601']);
    assert.deepEqual((await failure(`EXECUTE IMMEDIATE 'DELETE FROM T WHERE K = ?'`)).slice(0, 2), [-313, '07001']);
  });

  test('PREPARE and EXECUTE USING', async () => {
    assert.deepEqual(
      await body(`BEGIN
        DECLARE I INTEGER DEFAULT 1;
        DECLARE WORD VARCHAR(10) DEFAULT 'w';
        PREPARE S1 FROM 'INSERT INTO T VALUES (?, ?)';
        WHILE I <= 3 DO
          EXECUTE S1 USING I, WORD;
          SET I = I + 1;
        END WHILE;
        SELECT COUNT(*), MAX(V) INTO N, S FROM T;
      END`),
      [3, 'w'],
    );
    assert.deepEqual((await failure('EXECUTE NOT_PREPARED')).slice(0, 2), [-516, '26501']);
    assert.deepEqual((await failure(`BEGIN PREPARE S1 FROM 'SELECT K FROM T'; EXECUTE S1; END`)).slice(0, 2), [
      -518,
      '07003',
    ]);
  });

  test('a cursor over a prepared statement', async () => {
    assert.deepEqual(
      await body(`BEGIN
        DECLARE LEAST INTEGER DEFAULT 2;
        DECLARE C CURSOR FOR S1;
        PREPARE S1 FROM 'SELECT SUM(K) FROM T WHERE K >= ?';
        OPEN C USING LEAST;
        FETCH C INTO N;
        CLOSE C;
        PREPARE S1 FROM 'SELECT MAX(V) FROM T';
        OPEN C;
        FETCH C INTO S;
        CLOSE C;
      END`),
      [5, 'w'],
    );
    assert.deepEqual((await failure('BEGIN DECLARE C CURSOR FOR S1; OPEN C; END')).slice(0, 2), [-514, '26501']);
    assert.deepEqual(
      (await failure(`BEGIN DECLARE C CURSOR FOR S1; PREPARE S1 FROM 'DELETE FROM T'; OPEN C; END`)).slice(0, 2),
      [-517, '07005'],
    );
  });

  test('a prepared CALL gives its output to the variables', async () => {
    await sql().run('CREATE OR REPLACE PROCEDURE TWICE (IN A INTEGER, OUT B INTEGER) SET B = 2 * A');
    assert.deepEqual(
      await body(`BEGIN
        DECLARE A INTEGER DEFAULT 21;
        PREPARE S1 FROM 'CALL TWICE(?, ?)';
        EXECUTE S1 USING A, N;
      END`),
      [42, null],
    );
  });

  test('BEGIN .. END as a statement', async () => {
    await sql().run(`BEGIN
      DECLARE I INTEGER DEFAULT 10;
      WHILE I < 13 DO
        INSERT INTO T VALUES (I, 'block');
        SET I = I + 1;
      END WHILE;
    END`);
    assert.equal(await sql().value(`SELECT COUNT(*) FROM T WHERE V = 'block'`), '3');
    await assert.rejects(sql().run(`BEGIN ATOMIC DELETE FROM T; SIGNAL SQLSTATE '75001'; END`), {
      sqlcode: -438,
      sqlstate: '75001',
    });
    assert.equal(await sql().value('SELECT COUNT(*) FROM T'), '6');
  });
});
