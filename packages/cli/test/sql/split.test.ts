import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isComplete, splitScript } from '../../src/sql/split.ts';

const texts = (script: string) => splitScript(script).map(({ text }) => text);

test('statements are parted by semicolons, the last one may lack its own', () => {
  assert.deepEqual(texts('SELECT 1;\n\nSELECT 2 ;; SELECT 3'), ['SELECT 1', 'SELECT 2', 'SELECT 3']);
  assert.deepEqual(texts(' -- nothing\n /* nor; /* here; */ */ ;'), []);
  assert.deepEqual(
    splitScript('A;\n\n  B').map(({ line }) => line),
    [1, 3],
  );
});

test('semicolons in strings, names and comments part nothing', () => {
  const script = `INSERT INTO T VALUES('a;''b', ";"); -- ;\nVALUES /* ; /* ; */ ; */ 1;`;
  assert.deepEqual(texts(script), [`INSERT INTO T VALUES('a;''b', ";")`, '-- ;\nVALUES /* ; /* ; */ ; */ 1']);
});

test('the body of a routine is one statement', () => {
  const body = `CREATE OR REPLACE PROCEDURE P () LANGUAGE SQL
    L1: BEGIN
      DECLARE N INTEGER DEFAULT CASE WHEN 1 = 1 THEN 2 ELSE 3 END;
      IF N = 1 THEN SET N = 2; ELSE BEGIN SET N = 3; END; END IF;
      CASE N WHEN 1 THEN SET N = 1; END CASE;
      WHILE N < 5 DO SET N = N + 1; END WHILE;
      FOR V AS C CURSOR FOR VALUES 1 DO SET N = 1; END FOR;
    END L1`;
  assert.deepEqual(texts(`${body};CALL P()`), [body, 'CALL P()']);
  assert.deepEqual(texts('BEGIN SET X = 1; END; VALUES 2'), ['BEGIN SET X = 1; END', 'VALUES 2']);
  assert.deepEqual(texts('SELECT CASE A WHEN 1 THEN 2 END FROM T; VALUES 1'), [
    'SELECT CASE A WHEN 1 THEN 2 END FROM T',
    'VALUES 1',
  ]);
});

test('what is typed is complete when its last statement is', () => {
  assert.equal(isComplete('SELECT 1'), false);
  assert.equal(isComplete("SELECT ';"), false);
  assert.equal(isComplete('SELECT 1; -- yes\n'), true);
  assert.equal(isComplete('CREATE TRIGGER T AFTER INSERT ON X BEGIN SET A = 1;'), false);
});
