import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { routineRoom, rowsOf } from './fixture.ts';

suite('cursors of SQL PL', () => {
  const room = routineRoom(async sql => {
    await sql.run('CREATE TABLE T (K INTEGER NOT NULL PRIMARY KEY, V VARCHAR(10))');
    await sql.run(`INSERT INTO T VALUES (1, 'one'), (2, 'two'), (3, 'three'), (4, NULL)`);
  });
  const { body, failure } = room;

  test('OPEN, FETCH to the end, CLOSE', async () => {
    assert.deepEqual(
      await body(`BEGIN
        DECLARE DONE, K1 INTEGER DEFAULT 0;
        DECLARE V1 VARCHAR(10);
        DECLARE C CURSOR FOR SELECT K, V FROM T ORDER BY K;
        DECLARE CONTINUE HANDLER FOR NOT FOUND SET DONE = 1;
        SET N = 0, S = '';
        OPEN C;
        FETCH C INTO K1, V1;
        WHILE DONE = 0 DO
          SET N = N + K1;
          SET S = S CONCAT COALESCE(V1, '-') CONCAT ' ';
          FETCH FROM C INTO K1, V1;
        END WHILE;
        CLOSE C;
      END`),
      [10, 'one two three - '],
    );
  });

  test('the query of a cursor sees the variables as they are when it is opened', async () => {
    assert.deepEqual(
      await body(`BEGIN
        DECLARE LEAST INTEGER DEFAULT 1;
        DECLARE C CURSOR FOR SELECT COUNT(*) FROM T WHERE K >= LEAST;
        SET LEAST = 3;
        OPEN C;
        SET LEAST = 1;
        FETCH C INTO N;
        CLOSE C;
      END`),
      [2, null],
    );
  });

  test('a cursor that scrolls goes everywhere', async () => {
    assert.deepEqual(
      await body(`BEGIN
        DECLARE K1 INTEGER;
        DECLARE C SCROLL CURSOR FOR SELECT K FROM T ORDER BY K;
        SET S = '';
        OPEN C;
        FETCH LAST FROM C INTO K1;  SET S = S CONCAT CHAR(K1);
        FETCH PRIOR FROM C INTO K1; SET S = S CONCAT CHAR(K1);
        FETCH FIRST FROM C INTO K1; SET S = S CONCAT CHAR(K1);
        FETCH NEXT FROM C INTO K1;  SET S = S CONCAT CHAR(K1);
        FETCH CURRENT FROM C INTO K1; SET S = S CONCAT CHAR(K1);
        FETCH ABSOLUTE 3 FROM C INTO K1; SET S = S CONCAT CHAR(K1);
        FETCH RELATIVE -2 FROM C INTO K1; SET S = S CONCAT CHAR(K1);
        FETCH ABSOLUTE -1 FROM C INTO K1; SET S = S CONCAT CHAR(K1);
        SET S = REPLACE(S, ' ', '');
        FETCH BEFORE FROM C;
        FETCH NEXT FROM C INTO N;
        CLOSE C;
      END`),
      [1, '43122314'],
    );
    assert.deepEqual(
      (await failure('BEGIN DECLARE C CURSOR FOR SELECT K FROM T; OPEN C; FETCH PRIOR FROM C INTO N; END')).slice(0, 2),
      [-225, '42872'],
    );
  });

  test('errors of cursors', async () => {
    const declared = 'DECLARE C CURSOR FOR SELECT K FROM T';
    assert.deepEqual((await failure(`BEGIN ${declared}; FETCH C INTO N; END`)).slice(0, 2), [-501, '24501']);
    assert.deepEqual((await failure(`BEGIN ${declared}; CLOSE C; END`)).slice(0, 2), [-501, '24501']);
    assert.deepEqual((await failure(`BEGIN ${declared}; OPEN C; OPEN C; END`)).slice(0, 2), [-502, '24502']);
    assert.deepEqual((await failure('OPEN C')).slice(0, 2), [-504, '34000']);
    assert.deepEqual((await failure(`BEGIN ${declared}; OPEN C; FETCH C INTO N, S; END`)).slice(0, 2), [-117, '42802']);
  });

  test('a block closes its cursors when it ends', async () => {
    assert.deepEqual(
      await body(`BEGIN
        DECLARE I INTEGER DEFAULT 0;
        SET N = 0;
        WHILE I < 3 DO
          BEGIN
            DECLARE K1 INTEGER;
            DECLARE C CURSOR FOR SELECT K FROM T ORDER BY K;
            OPEN C;
            FETCH C INTO K1;
            SET N = N + K1;
          END;
          SET I = I + 1;
        END WHILE;
      END`),
      [3, null],
    );
  });

  test('FOR: the columns of each row are variables', async () => {
    assert.deepEqual(
      await body(`BEGIN
        SET N = 0, S = '';
        FOR R AS SELECT K, V AS WORD FROM T WHERE V IS NOT NULL ORDER BY K DESC DO
          SET N = N + K;
          SET S = S CONCAT R.WORD CONCAT ',';
        END FOR;
      END`),
      [6, 'three,two,one,'],
    );
    assert.deepEqual(
      await body(`BEGIN
        SET N = 0;
        L: FOR R AS C CURSOR FOR SELECT K FROM T ORDER BY K DO
          IF K = 2 THEN ITERATE L; END IF;
          IF K = 4 THEN LEAVE L; END IF;
          SET N = N * 10 + K;
        END FOR L;
      END`),
      [13, null],
    );
  });

  test('WHERE CURRENT OF changes the row that was fetched', async () => {
    await room.sql.run(`INSERT INTO T VALUES (11, 'a'), (12, 'b'), (13, 'c')`);
    await body(`BEGIN
      FOR R AS C CURSOR FOR SELECT K, V FROM T WHERE K > 10 ORDER BY K FOR UPDATE DO
        IF K = 12 THEN DELETE FROM T WHERE CURRENT OF C;
        ELSE UPDATE T SET V = V CONCAT '!' WHERE CURRENT OF C; END IF;
      END FOR;
    END`);
    assert.deepEqual(await room.sql.rows('SELECT K, V FROM T WHERE K > 10 ORDER BY K'), [
      ['11', 'a!'],
      ['13', 'c!'],
    ]);
    await body(`BEGIN
      DECLARE K1 INTEGER;
      DECLARE C CURSOR FOR SELECT K FROM T WHERE K > 10 ORDER BY K;
      OPEN C;
      FETCH C INTO K1;
      DELETE FROM T WHERE CURRENT OF C;
    END`);
    assert.deepEqual(await room.sql.rows('SELECT K FROM T WHERE K > 10'), [['13']]);
    await room.sql.run('DELETE FROM T WHERE K > 10');
  });

  test('cursors WITH RETURN are for the caller, in the order in which they were opened; others are closed', async () => {
    await room.sql.run(`CREATE OR REPLACE PROCEDURE SETS () DYNAMIC RESULT SETS 3 BEGIN
      DECLARE A CURSOR WITH RETURN FOR SELECT K FROM T WHERE K < 3 ORDER BY K;
      DECLARE B CURSOR FOR SELECT K FROM T;
      DECLARE C CURSOR WITH RETURN TO CALLER FOR SELECT V FROM T WHERE K >= 3 ORDER BY K;
      DECLARE K1 INTEGER;
      OPEN C;
      OPEN B;
      OPEN A;
      FETCH A INTO K1;
      RETURN 7;
    END`);
    const { resultSets, returnValue, warnings } = await room.sql.run('CALL SETS()');
    assert.equal(returnValue, 7);
    assert.deepEqual(warnings, [{ sqlcode: 466, sqlstate: '0100C', tokens: ['SETS', 'PL', '2'] }]);
    assert.deepEqual(await Promise.all(resultSets!.map(({ columns }) => columns[0]!.name)), ['V', 'K']);
    const [first, second] = resultSets!;
    assert.deepEqual(await rowsOf(first!), [['three'], [null]]);
    assert.deepEqual(await rowsOf(second!), [['2']]);
    await first!.close();
    await second!.close();
  });

  test('result sets outlive the unit of work of the call', async () => {
    const other = await room.session({ autocommit: false, isolation: '*CHG' });
    const { resultSets } = await other.run('CALL SETS()');
    assert.deepEqual(await rowsOf(resultSets![0]!), [['three'], [null]]);
    await other.session.commit();
    assert.equal(resultSets![1]!.isOpen, false, 'without hold a cursor ends with the unit of work');
  });

  test('without any WITH RETURN all open cursors are result sets; SET RESULT SETS names them', async () => {
    await room.sql.run(`CREATE OR REPLACE PROCEDURE ALL_OPEN () DYNAMIC RESULT SETS 2 BEGIN
      DECLARE A CURSOR FOR SELECT 'a' FROM DUMMY;
      DECLARE B CURSOR FOR SELECT 'b' FROM DUMMY;
      OPEN A;
      OPEN B;
    END`);
    const all = await room.sql.run('CALL ALL_OPEN()');
    assert.deepEqual(await Promise.all(all.resultSets!.map(rowsOf)), [[['a']], [['b']]]);
    for (const cursor of all.resultSets!) await cursor.close();
    await room.sql.run(`CREATE OR REPLACE PROCEDURE NAMED () DYNAMIC RESULT SETS 2 BEGIN
      DECLARE A CURSOR FOR SELECT 'a' FROM DUMMY;
      DECLARE B CURSOR FOR SELECT 'b' FROM DUMMY;
      OPEN A;
      OPEN B;
      SET RESULT SETS CURSOR B;
    END`);
    const named = await room.sql.run('CALL NAMED()');
    assert.deepEqual(await Promise.all(named.resultSets!.map(rowsOf)), [[['b']]]);
    for (const cursor of named.resultSets!) await cursor.close();
  });

  test('a caller takes result sets with ASSOCIATE LOCATORS and ALLOCATE CURSOR', async () => {
    assert.deepEqual(
      await body(`BEGIN
        DECLARE L1, L2 RESULT_SET_LOCATOR VARYING;
        DECLARE W VARCHAR(10);
        CALL SETS();
        GET DIAGNOSTICS N = DB2_RETURN_STATUS;
        ASSOCIATE RESULT SET LOCATORS (L1, L2) WITH PROCEDURE SETS;
        ALLOCATE CX CURSOR FOR RESULT SET L1;
        FETCH CX INTO S;
        CLOSE CX;
      END`),
      [7, 'three'],
    );
  });

  test('WITH RETURN TO CLIENT passes by the callers between', async () => {
    await room.sql.run(`CREATE OR REPLACE PROCEDURE INNER_ () DYNAMIC RESULT SETS 1 BEGIN
      DECLARE A CURSOR WITH RETURN TO CLIENT FOR SELECT 'inner' FROM DUMMY;
      OPEN A;
    END`);
    await room.sql.run(`CREATE OR REPLACE PROCEDURE OUTER_ () BEGIN CALL INNER_(); END`);
    const { resultSets } = await room.sql.run('CALL OUTER_()');
    assert.deepEqual(await Promise.all(resultSets!.map(rowsOf)), [[['inner']]]);
    for (const cursor of resultSets!) await cursor.close();
  });

  test('a cursor WITH HOLD is there after COMMIT', async () => {
    const other = await room.session({ autocommit: false, isolation: '*CHG' });
    const text = (hold: string) => `CREATE OR REPLACE PROCEDURE HOLDS (OUT N INTEGER) BEGIN
      DECLARE K1 INTEGER;
      DECLARE C CURSOR ${hold} FOR SELECT K FROM T ORDER BY K;
      OPEN C;
      FETCH C INTO K1;
      COMMIT;
      FETCH C INTO N;
    END`;
    await other.run(text('WITH HOLD'));
    await other.session.commit();
    assert.deepEqual((await other.run('CALL HOLDS(?)', null)).outputs, [2]);
    await other.run(text('WITHOUT HOLD'));
    await other.session.commit();
    await assert.rejects(other.run('CALL HOLDS(?)', null), { sqlcode: -501 });
    await other.session.rollback();
  });
});
