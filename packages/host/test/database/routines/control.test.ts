import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { routineRoom } from './fixture.ts';

suite('control statements of SQL PL', () => {
  const { body, failure } = routineRoom();

  test('SET of one and of several variables; all values are computed first', async () => {
    assert.deepEqual(await body('SET N = 1'), [1, null]);
    assert.deepEqual(await body(`BEGIN SET N = 7, S = 'a' CONCAT 'b'; END`), [7, 'ab']);
    assert.deepEqual(
      await body(`BEGIN DECLARE A, B INTEGER DEFAULT 1; SET B = 2; SET A = B, B = A; SET N = A * 10 + B; END`),
      [21, null],
    );
    assert.deepEqual(await body(`BEGIN SET (N, S) = (3, 'x'); END`), [3, 'x']);
    assert.deepEqual(await body(`SET (N, S) = (SELECT 5, 'five' FROM DUMMY)`), [5, 'five']);
    assert.deepEqual(await body(`BEGIN SET N = 1; SET N = (SELECT 5 FROM DUMMY WHERE 1 = 2); END`), [null, null]);
  });

  test('VALUES INTO and SELECT INTO', async () => {
    assert.deepEqual(await body(`VALUES (1 + 1, 'a') INTO N, S`), [2, 'a']);
    assert.deepEqual(await body(`SELECT 3, 'b' INTO N, S FROM DUMMY`), [3, 'b']);
    assert.deepEqual(
      await body(`BEGIN SET N = 9; SELECT 3 INTO N FROM DUMMY WHERE 1 = 0; END`),
      [9, null],
      'without a row the variable stays',
    );
    assert.deepEqual(await failure(`SELECT A INTO N FROM (VALUES 1, 2) AS T (A)`), [
      -811,
      '21000',
      'The result has more than one row.',
    ]);
  });

  test('values are fitted to their variables: strings are cut with a warning, parameters refuse them', async () => {
    assert.deepEqual(await body(`BEGIN DECLARE C CHAR(3); SET C = 'abcdef'; SET S = C CONCAT '.'; END`), [
      null,
      'abc.',
    ]);
    assert.deepEqual(await body(`BEGIN DECLARE C CHAR(5); SET C = 'ab'; SET S = C CONCAT '.'; END`), [null, 'ab   .']);
    assert.deepEqual(await body(`BEGIN DECLARE D DECIMAL(5,2); SET D = 1.239; SET S = D; END`), [null, '1.23']);
    assert.deepEqual(await body(`BEGIN DECLARE D DATE; SET D = '2024-02-29'; SET S = D + 1 YEAR; END`), [
      null,
      '2025-02-28',
    ]);
    assert.deepEqual((await failure(`SET S = '${'x'.repeat(101)}'`)).slice(0, 2), [-404, '22001']);
    assert.deepEqual((await failure('BEGIN DECLARE I SMALLINT; SET I = 32768; END')).slice(0, 2), [-304, '22003']);
    assert.deepEqual((await failure('BEGIN DECLARE I INTEGER NOT NULL DEFAULT 1; SET I = NULL; END')).slice(0, 2), [
      -407,
      '23502',
    ]);
    assert.deepEqual((await failure('SET N = 2147483647 + 1')).slice(0, 2), [-802, '22003']);
    assert.deepEqual((await failure('SET N = 1 / 0')).slice(0, 2), [-802, '22012']);
  });

  test('IF: a condition that is unknown is not met', async () => {
    const text = (condition: string) =>
      `IF ${condition} THEN SET N = 1; ELSEIF 1 = 1 THEN SET N = 2; ELSE SET N = 3; END IF`;
    assert.deepEqual(await body(text('1 < 2')), [1, null]);
    assert.deepEqual(await body(text('N > 0')), [2, null]);
    assert.deepEqual(await body(text(`'a ' = 'a'`)), [1, null]);
    assert.deepEqual(await body(text(`'a' < 'b'`)), [1, null]);
    assert.deepEqual(await body(text('EXISTS (SELECT 1 FROM DUMMY)')), [1, null]);
    assert.deepEqual(await body(text('1 BETWEEN 2 AND 3 OR NOT (N IS NOT NULL)')), [1, null]);
    assert.deepEqual(await body(text('1 IN (2, 1)')), [1, null]);
  });

  test('CASE with and without operand; nothing applies: -773', async () => {
    const simple = (value: number) => `CASE ${value} WHEN 1 THEN SET S = 'one'; WHEN 2 THEN SET S = 'two'; END CASE`;
    assert.deepEqual(await body(simple(2)), [null, 'two']);
    assert.deepEqual(await body(`CASE WHEN 1 = 2 THEN SET N = 1; ELSE SET N = 2; END CASE`), [2, null]);
    assert.deepEqual(await failure(simple(3)), [-773, '20000', 'No branch of CASE applies.']);
  });

  test('WHILE, REPEAT, LOOP with LEAVE and ITERATE', async () => {
    assert.deepEqual(
      await body(
        'BEGIN DECLARE I INTEGER DEFAULT 0; SET N = 0; WHILE I < 5 DO SET I = I + 1; SET N = N + I; END WHILE; END',
      ),
      [15, null],
    );
    assert.deepEqual(await body('BEGIN SET N = 10; REPEAT SET N = N + 1; UNTIL N > 10 END REPEAT; END'), [11, null]);
    assert.deepEqual(
      await body(`BEGIN
        DECLARE I INTEGER DEFAULT 0;
        SET N = 0;
        L: LOOP
          SET I = I + 1;
          IF I > 6 THEN LEAVE L; END IF;
          IF MOD(I, 2) = 1 THEN ITERATE L; END IF;
          SET N = N + I;
        END LOOP L;
      END`),
      [12, null],
    );
  });

  test('nested loops are left by label, and so is a compound statement', async () => {
    assert.deepEqual(
      await body(`BEGIN
        SET N = 0;
        OUTER_: WHILE 1 = 1 DO
          INNER_: WHILE 1 = 1 DO
            SET N = N + 1;
            IF N = 3 THEN LEAVE OUTER_; END IF;
            LEAVE INNER_;
          END WHILE;
        END WHILE;
      END`),
      [3, null],
    );
    assert.deepEqual(await body('B: BEGIN SET N = 1; LEAVE B; SET N = 2; END B'), [1, null]);
  });

  test('GOTO goes to a label of the same or an outer block, also backwards', async () => {
    assert.deepEqual(
      await body(`BEGIN
        SET N = 0;
        AGAIN: SET N = N + 1;
        BEGIN IF N < 4 THEN GOTO AGAIN; END IF; END;
        GOTO DONE;
        SET N = 100;
        DONE: SET S = 'done';
      END`),
      [4, 'done'],
    );
  });

  test('names: inner variables hide outer ones, labels and the name of the procedure qualify', async () => {
    assert.deepEqual(
      await body(`A: BEGIN
        DECLARE X INTEGER DEFAULT 1;
        B: BEGIN
          DECLARE X INTEGER DEFAULT 2;
          SET N = A.X * 10 + X;
          SET BODY.S = 'q';
        END B;
      END A`),
      [12, 'q'],
    );
    assert.deepEqual((await failure('SET NOSUCH = 1')).slice(0, 2), [-206, '42703']);
    assert.deepEqual((await failure('BEGIN DECLARE X, X INTEGER; END')).slice(0, 2), [-590, '42734']);
    assert.deepEqual((await failure('BEGIN DECLARE X CONSTANT INTEGER DEFAULT 1; SET X = 2; END'))[0], -104);
  });

  test('a block that is entered again begins with its defaults', async () => {
    assert.deepEqual(
      await body(`BEGIN
        DECLARE I INTEGER DEFAULT 0;
        SET N = 0;
        WHILE I < 3 DO
          BEGIN DECLARE X INTEGER DEFAULT 5; SET X = X + 1; SET N = N + X; END;
          SET I = I + 1;
        END WHILE;
      END`),
      [18, null],
    );
  });
});
