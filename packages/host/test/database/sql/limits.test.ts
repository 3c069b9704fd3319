import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SqlError } from '../../../src/database/error.ts';
import { parseStatement } from '../../../src/database/sql/parse.ts';
import { printStatement } from '../../../src/database/sql/print.ts';
import { sqlNaming } from './dialect.ts';

function refusedWith(sqlcode: number, text: string): void {
  assert.throws(
    () => parseStatement(text, sqlNaming),
    error => error instanceof SqlError && error.sqlcode === sqlcode && error.position !== undefined,
  );
}

const deep: Readonly<Record<string, (depth: number) => string>> = {
  brackets: depth => `SELECT ${'('.repeat(depth)}1${')'.repeat(depth)} FROM T`,
  functions: depth => `SELECT ${'F('.repeat(depth)}1${')'.repeat(depth)} FROM T`,
  subqueries: depth => `SELECT * FROM ${'(SELECT * FROM '.repeat(depth)}T${')'.repeat(depth)}`,
  'nested joins': depth => `SELECT * FROM ${'('.repeat(depth)}A JOIN B ON 1 = 1${')'.repeat(depth)}`,
  'joins without ON': depth => `SELECT * FROM A ${'JOIN B '.repeat(depth)}${'ON 1 = 1 '.repeat(depth)}`,
  NOT: depth => `SELECT * FROM T WHERE ${'NOT '.repeat(depth)}A = 1`,
  CASE: depth => `SELECT ${'CASE WHEN A = '.repeat(depth)}1${' THEN 1 END'.repeat(depth)} FROM T`,
  'IN lists': depth => `SELECT * FROM T WHERE A IN ${'(B IN '.repeat(depth)}(1)${')'.repeat(depth)}`,
  blocks: depth => `${'BEGIN '.repeat(depth)}${'END; '.repeat(depth - 1)}END`,
  IF: depth => `BEGIN ${'IF A = 1 THEN '.repeat(depth)}SET A = 1; ${'END IF; '.repeat(depth)}END`,
  handlers: depth =>
    `${'BEGIN DECLARE EXIT HANDLER FOR NOT FOUND '.repeat(depth)}SET A = 1; ${'END; '.repeat(depth - 1)}END`,
  'JSON columns': depth =>
    `SELECT * FROM JSON_TABLE('', '$' ${"COLUMNS(NESTED '$' ".repeat(depth)}COLUMNS(A INTEGER)${')'.repeat(depth)}) X`,
  escapes: depth => `SELECT ${'{fn F('.repeat(depth)}1${')}'.repeat(depth)} FROM T`,
  'grouping sets': depth => `SELECT A FROM T GROUP BY ${'GROUPING SETS('.repeat(depth)}A${')'.repeat(depth)}`,
  PRIOR: depth => `SELECT A FROM T CONNECT BY ${'PRIOR '.repeat(depth)}A = B`,
  'set operators': depth => `${'(VALUES 1 UNION '.repeat(depth)}VALUES 1${')'.repeat(depth)}`,
};

for (const [what, text] of Object.entries(deep)) {
  test(`${what}: some levels are read, too many are refused and no stack overflows`, () => {
    printStatement(parseStatement(text(20), sqlNaming).statement);
    refusedWith(-101, text(1000));
    refusedWith(-101, text(50_000));
  });
}

test('long chains of operators are refused when their trees would be too deep', () => {
  printStatement(parseStatement(`SELECT 1${' + 1'.repeat(1000)} FROM T`, sqlNaming).statement);
  refusedWith(-101, `SELECT 1${' + 1'.repeat(5000)} FROM T`);
  refusedWith(-101, `SELECT 1${" || 'A'".repeat(5000)} FROM T`);
  refusedWith(-101, `VALUES 1${' UNION ALL VALUES 1'.repeat(5000)}`);
  refusedWith(-101, `SELECT 1 FROM A${' CROSS JOIN A'.repeat(5000)}`);
  refusedWith(-101, `SELECT * FROM T WHERE A = 1${' = 1'.repeat(5000)}`);
  refusedWith(-101, `SET A${'[1]'.repeat(5000)} = 1`);
});

test('any number of conditions, list elements, columns and rows is read', () => {
  for (const text of [
    `SELECT * FROM T WHERE A = 1${' OR A = 1'.repeat(20_000)}`,
    `SELECT * FROM T WHERE A = 1${' AND A = 1'.repeat(20_000)}`,
    `SELECT * FROM T WHERE A IN (1${', 1'.repeat(50_000)})`,
    `INSERT INTO T VALUES (1)${', (1)'.repeat(50_000)}`,
    `SELECT 1${', 1'.repeat(8000)} FROM T`,
    `SELECT CASE ${'WHEN A = 1 THEN 1 '.repeat(5000)}END FROM T`,
  ]) {
    assert.ok(printStatement(parseStatement(text, sqlNaming).statement).length >= text.length);
  }
});

test('a text of 2 MB is read, a longer one refused', () => {
  const longest = 2 * 1024 * 1024;
  const text = (length: number) => `VALUES '${'A'.repeat(length - 9)}'`;
  parseStatement(text(longest), sqlNaming);
  refusedWith(-101, text(longest + 1));
});

test('long runs of anything are read in a time that grows with their length only', () => {
  const long = 1_000_000;
  const start = performance.now();
  refusedWith(-107, `SELECT "${' '.repeat(long)}A" FROM T`);
  refusedWith(-107, `SELECT ${'A'.repeat(long)} FROM T`);
  refusedWith(-10, `SELECT 1 ${'/*'.repeat(long / 2)}`);
  refusedWith(-10, `SELECT '${"''".repeat(long / 2)}`);
  refusedWith(-103, `SELECT ${'1'.repeat(long)}A FROM T`);
  refusedWith(-101, `SELECT ${'('.repeat(long)}`);
  refusedWith(-104, `SELECT A FROM T ${'? '.repeat(long / 2)}`);
  parseStatement(`SELECT A${' '.repeat(long)}FROM T ${'-- \n'.repeat(long / 5)}`, sqlNaming);
  assert.ok(performance.now() - start < 20_000);
});

test('a typical statement is read in less than 50 microseconds', () => {
  const text = 'SELECT ID, NAME, BALANCE FROM LIB.CUSTOMER WHERE ID = ? AND X=1';
  const rounds = 200;
  const times: number[] = [];
  for (let turn = 0; turn < 100; turn++) {
    const start = performance.now();
    for (let round = 0; round < rounds; round++) parseStatement(text, sqlNaming);
    times.push(((performance.now() - start) * 1000) / rounds);
  }
  assert.ok(Math.min(...times) < 50, `${Math.min(...times)} microseconds`);
});
