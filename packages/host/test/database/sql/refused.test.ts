import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SqlError } from '../../../src/database/error.ts';
import { parseStatement } from '../../../src/database/sql/parse.ts';
import { sqlNaming } from './dialect.ts';

/** The error that a text is refused with. */
function refusal(text: string): SqlError {
  try {
    parseStatement(text, sqlNaming);
  } catch (error) {
    assert.ok(error instanceof SqlError, `${text.slice(0, 80)}: ${(error as Error).stack}`);
    return error;
  }
  assert.fail(`accepted: ${text.slice(0, 200)}`);
}

/** Text with `▸` in front of what is wrong, SQLCODE, first token of the message. */
const refused: readonly (readonly [marked: string, sqlcode: number, token?: string])[] = [
  ['▸', -198],
  ['▸ -- nothing', -198],
  ['▸;', -198],
  ['▸SELEC 1', -104, 'SELEC'],
  ['SELECT ▸FROM T', -199, 'FROM'],
  ['SELECT A FORM ▸T', -104, 'T'],
  ['SELECT * FROM ▸WHERE A = 1', -199, 'WHERE'],
  ['SELECT * FROM T WHERE▸', -104, '<END-OF-STATEMENT>'],
  ['SELECT * FROM T WHERE A = 1 ▸)', -104, ')'],
  ['SELECT * FROM T; ▸SELECT 1', -199, 'SELECT'],
  ['SELECT A FROM T WHERE A IN (1, 2▸', -104, '<END-OF-STATEMENT>'],
  ["SELECT ▸'ABC FROM T", -10, "'ABC FROM T"],
  ['SELECT ▸"ABC FROM T', -10, '"ABC FROM T'],
  ['SELECT 1 ▸/* FROM T', -10, '/* FROM T'],
  ['SELECT ▸12AB FROM T', -103, '12AB'],
  ['SELECT ▸1.2.3 FROM T', -103, '1.2.3'],
  ['SELECT ▸1E FROM T', -103, '1E'],
  ['SELECT A ▸% B FROM T', -7, '%'],
  ['SELECT A ▸& B FROM T', -7, '&'],
  ["SELECT ▸X'C1C' FROM T", -110, "X'C1C'"],
  ["SELECT ▸GX'C1' FROM T", -110, "GX'C1'"],
  ["SELECT ▸X'CG' FROM T", -110, "X'CG'"],
  ['SELECT ▸"" FROM T', -104, '""'],
  [`SELECT ▸${'A'.repeat(129)} FROM T`, -107, 'A'.repeat(129)],
  ['SELECT * FROM LIB▸/T', -5016, 'LIB/T'],
  ['SELECT A▸::INT FROM T', -104, ':'],
  ['SELECT A FROM T WHERE A ▸@> B', -104, '@'],
  ['SELECT A FROM T WHERE A ▸~ B', -7, '~'],
  ['SELECT * FROM T WHERE A ▸ILIKE B', -104, 'ILIKE'],
  ['SELECT (▸2 MONTHS + 14 DAYS) FROM T', -182],
  ['▸FETCH C INTO :X', -84],
  ['INSERT ▸T VALUES(1)', -104, 'T'],
  ['CREATE TABLE T (A ▸LONG VARCHAR)', -97],
  ['DROP TABLE▸', -104, '<END-OF-STATEMENT>'],
  ['SELECT A FROM T ORDER▸', -104, '<END-OF-STATEMENT>'],
  ['SELECT A FROM T ORDER ▸A', -104, 'A'],
  ['SELECT A FROM T GROUP ▸BUY A', -104, 'BUY'],
  ['SELECT A FROM T LEFT OUTER ▸B ON 1 = 1', -104, 'B'],
  ['SELECT A FROM T JOIN B▸', -104, '<END-OF-STATEMENT>'],
  ['SELECT A FROM T FETCH FIRST 5 ▸ONLY', -199, 'ONLY'],
  ['SELECT - ▸-1 FROM T', -104, '-'],
  ['SELECT CASE END ▸FROM T', -199, 'FROM'],
  ['SELECT CAST(A ▸INTEGER) FROM T', -104, 'INTEGER'],
  ['UPDATE T A ▸= 1', -104, '='],
  ['DELETE ▸T', -104, 'T'],
  ['MERGE INTO T USING S ON A = B▸', -104, '<END-OF-STATEMENT>'],
  ['CREATE TABLE T (A INTEGER NOT ▸NIL)', -104, 'NIL'],
  ['CREATE TABLE T (A VARCHAR(▸X))', -104, 'X'],
  ['CREATE TABLE T (A DECIMAL(▸5.2))', -104, '5.2'],
  ['CREATE INDEX I ▸(A)', -104, '('],
  ['BEGIN SET A = 1 ▸END', -199, 'END'],
  ['BEGIN IF A = 1 ▸SET B = 1; END IF; END', -199, 'SET'],
  ['CREATE PROCEDURE P (IN ▸) LANGUAGE SQL SET X = 1', -104, ')'],
  ['{call P(1)▸', -104, '<END-OF-STATEMENT>'],
  ['▸DESCRIBE S', -84],
  ['▸WHENEVER SQLERROR CONTINUE', -84],
  ['SET DESCRIPTOR ▸D COUNT = 1', -104, 'D'],
];

for (const [marked, sqlcode, token] of refused) {
  test(`${sqlcode}: ${marked.slice(0, 70)}`, () => {
    const position = marked.indexOf('▸');
    const error = refusal(marked.replace('▸', ''));
    assert.equal(error.sqlcode, sqlcode);
    assert.equal(error.position, position);
    if (token !== undefined) assert.equal(error.tokens[0], token);
  });
}
