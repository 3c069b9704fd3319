import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { routineRoom } from './fixture.ts';

suite('conditions of SQL PL', () => {
  const { body, failure } = routineRoom(async sql => {
    await sql.run('CREATE TABLE T (K INTEGER NOT NULL PRIMARY KEY, V VARCHAR(10))');
    await sql.run(`INSERT INTO T VALUES (1, 'one')`);
  });

  test('nobody handles an exception: the CALL ends with it', async () => {
    assert.deepEqual((await failure(`INSERT INTO T VALUES (1, 'again')`)).slice(0, 2), [-803, '23505']);
    assert.deepEqual((await failure('BEGIN SET N = 1; SELECT K INTO N FROM NO_TABLE; END')).slice(0, 2), [
      -204,
      '42704',
    ]);
  });

  test('a CONTINUE handler goes on behind the statement', async () => {
    assert.deepEqual(
      await body(`BEGIN
        DECLARE CONTINUE HANDLER FOR SQLEXCEPTION SET S = 'handled';
        SET N = 1;
        INSERT INTO T VALUES (1, 'again');
        SET N = N + 1;
      END`),
      [2, 'handled'],
    );
  });

  test('an EXIT handler ends the compound statement in which it is declared', async () => {
    assert.deepEqual(
      await body(`BEGIN
        SET N = 0;
        BEGIN
          DECLARE EXIT HANDLER FOR SQLSTATE '23505' SET S = 'duplicate';
          BEGIN
            INSERT INTO T VALUES (1, 'again');
            SET N = N + 1;
          END;
          SET N = N + 10;
        END;
        SET N = N + 100;
      END`),
      [100, 'duplicate'],
    );
  });

  test('an UNDO handler takes back what the atomic compound statement did', async () => {
    assert.deepEqual(
      await body(`BEGIN ATOMIC
        DECLARE UNDO HANDLER FOR SQLEXCEPTION SELECT COUNT(*), 'undone' INTO N, S FROM T WHERE K = 50;
        INSERT INTO T VALUES (50, 'new');
        INSERT INTO T VALUES (1, 'again');
      END`),
      [0, 'undone'],
    );
    assert.deepEqual(
      (await failure('BEGIN DECLARE UNDO HANDLER FOR SQLEXCEPTION SET N = 1; SET N = 2; END')).slice(0, 2),
      [-780, '428D6'],
    );
  });

  test('NOT FOUND, SQLWARNING and named conditions', async () => {
    assert.deepEqual(
      await body(`BEGIN
        DECLARE CONTINUE HANDLER FOR NOT FOUND SET S = 'none';
        SELECT K INTO N FROM T WHERE K = 99;
        SET N = 1;
      END`),
      [1, 'none'],
    );
    assert.deepEqual(
      await body(`BEGIN
        DECLARE C CHAR(2);
        DECLARE CONTINUE HANDLER FOR SQLWARNING SET S = 'cut';
        SET C = 'abc';
      END`),
      [null, 'cut'],
    );
    assert.deepEqual(
      await body(`BEGIN
        DECLARE DUPLICATE CONDITION FOR SQLSTATE '23505';
        DECLARE CONTINUE HANDLER FOR SQLEXCEPTION SET S = 'general';
        DECLARE CONTINUE HANDLER FOR DUPLICATE SET S = 'named';
        INSERT INTO T VALUES (1, 'again');
      END`),
      [null, 'named'],
      'the specific handler comes before the general one',
    );
  });

  test('UPDATE that finds no row is +100', async () => {
    assert.deepEqual(
      await body(`BEGIN
        DECLARE CONTINUE HANDLER FOR NOT FOUND SET S = 'none';
        UPDATE T SET V = 'x' WHERE K = 99;
      END`),
      [null, 'none'],
    );
  });

  test('a handler does not serve itself: what its action raises goes to the blocks around', async () => {
    assert.deepEqual(
      await body(`BEGIN
        DECLARE EXIT HANDLER FOR SQLSTATE '75002' SET S = 'outer';
        BEGIN
          DECLARE EXIT HANDLER FOR SQLSTATE '75001', SQLSTATE '75002' SIGNAL SQLSTATE '75002';
          SIGNAL SQLSTATE '75001';
        END;
      END`),
      [null, 'outer'],
    );
    assert.deepEqual(
      await failure(`BEGIN
        DECLARE CONTINUE HANDLER FOR SQLEXCEPTION SIGNAL SQLSTATE '75009' SET MESSAGE_TEXT = 'from the handler';
        SIGNAL SQLSTATE '75001';
      END`),
      [-438, '75009', 'from the handler'],
    );
  });

  test('SIGNAL with a text, a named condition, a warning', async () => {
    assert.deepEqual(
      await failure(`SIGNAL SQLSTATE '75001' SET MESSAGE_TEXT = 'Customer ' CONCAT 12 CONCAT ' is blocked'`),
      [-438, '75001', 'Customer 12 is blocked'],
    );
    assert.deepEqual(await failure(`SIGNAL SQLSTATE '75001' ('short')`), [-438, '75001', 'short']);
    assert.deepEqual(
      (await failure(`BEGIN DECLARE TOO_MANY CONDITION FOR SQLSTATE '75010'; SIGNAL TOO_MANY; END`)).slice(0, 2),
      [-438, '75010'],
    );
    assert.deepEqual((await failure(`BEGIN DECLARE ANY_ CONDITION; SIGNAL ANY_; END`)).slice(0, 2), [-438, '45000']);
    assert.deepEqual(
      await body(`BEGIN
        DECLARE CONTINUE HANDLER FOR SQLWARNING SET S = 'warned';
        SIGNAL SQLSTATE '01H01';
        SET N = 1;
      END`),
      [1, 'warned'],
    );
    assert.deepEqual((await failure('SIGNAL NOT_DECLARED')).slice(0, 2), [-781, '42737']);
    assert.deepEqual((await failure(`SIGNAL SQLSTATE '00001'`)).slice(0, 2), [-435, '428B3']);
  });

  test('RESIGNAL passes a condition on, with another text or state if it says so', async () => {
    const text = (resignal: string) => `BEGIN
      DECLARE EXIT HANDLER FOR SQLEXCEPTION ${resignal};
      SIGNAL SQLSTATE '75001' SET MESSAGE_TEXT = 'first';
    END`;
    assert.deepEqual(await failure(text('RESIGNAL')), [-438, '75001', 'first']);
    assert.deepEqual(await failure(text(`RESIGNAL SET MESSAGE_TEXT = 'second'`)), [-438, '75001', 'second']);
    assert.deepEqual(await failure(text(`RESIGNAL SQLSTATE '75002' SET MESSAGE_TEXT = 'third'`)), [
      -438,
      '75002',
      'third',
    ]);
    assert.deepEqual((await failure('RESIGNAL')).slice(0, 2), [-787, '0K000']);
  });

  test('GET DIAGNOSTICS: rows, states and texts', async () => {
    assert.deepEqual(
      await body(`BEGIN
        UPDATE T SET V = V;
        GET DIAGNOSTICS N = ROW_COUNT;
      END`),
      [1, null],
    );
    assert.deepEqual(
      await body(`BEGIN
        DECLARE EXIT HANDLER FOR SQLEXCEPTION
          GET DIAGNOSTICS CONDITION 1 S = MESSAGE_TEXT, N = DB2_RETURNED_SQLCODE;
        SIGNAL SQLSTATE '75001' SET MESSAGE_TEXT = 'told';
      END`),
      [-438, 'told'],
    );
    assert.deepEqual(
      await body(`BEGIN
        DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN
          SET N = 1;
          GET STACKED DIAGNOSTICS CONDITION 1 S = RETURNED_SQLSTATE;
        END;
        INSERT INTO T VALUES (1, 'again');
      END`),
      [1, '23505'],
    );
    assert.deepEqual(
      await body(`BEGIN
        DECLARE EXIT HANDLER FOR SQLEXCEPTION
          GET DIAGNOSTICS CONDITION 1 S = DB2_ORDINAL_TOKEN_1, N = DB2_TOKEN_COUNT;
        DELETE FROM NO_TABLE;
      END`),
      [3, 'NO_TABLE'],
    );
  });

  test('SQLCODE and SQLSTATE are set by each statement, where they are declared', async () => {
    assert.deepEqual(
      await body(`BEGIN
        DECLARE SQLCODE INTEGER DEFAULT 0;
        DECLARE SQLSTATE CHAR(5) DEFAULT '00000';
        DECLARE STATE CHAR(5);
        DECLARE CONTINUE HANDLER FOR SQLEXCEPTION SET N = SQLCODE;
        INSERT INTO T VALUES (1, 'again');
        DELETE FROM T WHERE K = 99;
        SET STATE = SQLSTATE;
        SET S = STATE CONCAT SQLSTATE;
      END`),
      [-803, '0200000000'],
    );
  });

  test('an exception in the condition of IF: a CONTINUE handler goes on behind END IF', async () => {
    assert.deepEqual(
      await body(`BEGIN
        DECLARE CONTINUE HANDLER FOR SQLEXCEPTION SET S = 'handled';
        SET N = 0;
        IF 1 / N = 1 THEN SET N = 1; ELSE SET N = 2; END IF;
        SET N = N + 10;
      END`),
      [10, 'handled'],
    );
  });

  test('an atomic compound statement that an exception leaves is undone', async () => {
    assert.deepEqual(
      await body(`BEGIN
        DECLARE EXIT HANDLER FOR SQLSTATE '75001' SELECT COUNT(*) INTO N FROM T WHERE K IN (60, 61);
        INSERT INTO T VALUES (60, 'stays');
        BEGIN ATOMIC
          INSERT INTO T VALUES (61, 'goes');
          SIGNAL SQLSTATE '75001';
        END;
      END`),
      [1, null],
    );
    assert.deepEqual((await failure('BEGIN ATOMIC INSERT INTO T VALUES (62, NULL); COMMIT; END')).slice(0, 2), [
      -774,
      '2D522',
    ]);
    assert.deepEqual(await body('SELECT COUNT(*) INTO N FROM T WHERE K = 62'), [0, null]);
  });
});
