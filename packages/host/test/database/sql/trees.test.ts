import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Expression, SelectStatement, Statement } from '../../../src/database/sql/ast/index.ts';
import { parseExpression, parseStatement } from '../../../src/database/sql/parse.ts';
import { sqlNaming, systemNaming, withoutOffsets } from './dialect.ts';

/** Trees where a text could be read in two ways, and those that others rely on. */

function statement<K extends Statement['kind']>(
  text: string,
  kind: K,
  options = sqlNaming,
): Extract<Statement, { kind: K }> {
  const parsed = parseStatement(text, options).statement;
  assert.equal(parsed.kind, kind);
  return parsed as Extract<Statement, { kind: K }>;
}

function subselect(text: string, options = sqlNaming) {
  const { body } = statement(text, 'select', options).query;
  assert.ok(body.kind === 'subselect');
  return body;
}

/** The shape of an expression: operators with their operands in brackets. */
function shape(one: Expression): string {
  switch (one.kind) {
    case 'literal':
    case 'register':
      return 'value' in one ? one.value : one.name;
    case 'column':
      return one.name.name;
    case 'unary':
      return `(${one.operator} ${shape(one.operand)})`;
    case 'binary':
    case 'compare':
      return `(${shape(one.left)} ${one.operator} ${shape(one.right)})`;
    case 'and':
    case 'or':
      return `(${shape(one.left)} ${one.kind} ${shape(one.right)})`;
    case 'not':
      return `(not ${shape(one.operand)})`;
    case 'duration':
      return `[${shape(one.value)} ${one.unit}]`;
    case 'function':
      return `${one.name.name.name}(${one.arguments.map(({ value }) => shape(value)).join(' ')})`;
    default:
      return one.kind;
  }
}

const shapes: readonly (readonly [text: string, shape: string])[] = [
  ['A + B * C', '(A + (B * C))'],
  ['A - B - C', '((A - B) - C)'],
  ['A / B * C', '((A / B) * C)'],
  ['-A ** 2', '((- A) ** 2)'],
  ['A * B || C', '((A * B) || C)'],
  ['A + B || C', '(A + (B || C))'],
  ['A CONCAT B !! C', '((A || B) || C)'],
  ['A + 1 DAY', '(A + [1 DAYS])'],
  ['A + 1 YEAR - B MONTHS', '((A + [1 YEARS]) - [B MONTHS])'],
  ['A - (B + C) HOURS', '(A - [(B + C) HOURS])'],
  ['A + DAY(B) DAYS', '(A + [DAY(B) DAYS])'],
  ['DAY + DAY', '(DAY + DAY)'],
  ['1 DAY + A', '([1 DAYS] + A)'],
  ['A - -1', '(A - (- 1))'],
  ['A = 1 OR B = 2 AND NOT C = 3', '((A = 1) or ((B = 2) and (not (C = 3))))'],
  ['NOT A = B', '(not (A = B))'],
  ['A ¬= B', '(A <> B)'],
  ['A !< B', '(A >= B)'],
  ['A ^> B', '(A <= B)'],
  ['CURRENT DATE - 1 DAY', '(CURRENT DATE - [1 DAYS])'],
  ['CURRENT', 'CURRENT'],
  ['TRIM(LEADING X FROM Y)', 'TRIM(Y X)'],
  ['POSITION(X IN Y)', 'POSITION(X Y)'],
  ['A -- 1\n + 2', '(A + 2)'],
];

for (const [text, expected] of shapes)
  test(text, () => assert.equal(shape(parseExpression(text, sqlNaming)), expected));

test('a unit behind something else than an operand of + and - is a name', () => {
  const [first, second] = subselect('SELECT A DAY, A * 2 HOURS FROM T').items;
  assert.ok(first?.kind === 'item' && first.alias?.name === 'DAY' && first.value.kind === 'column');
  assert.ok(second?.kind === 'item' && second.alias?.name === 'HOURS' && second.value.kind === 'binary');
});

test('a slash qualifies the names of objects with system naming, and divides everywhere else', () => {
  const { from, items, where } = subselect('SELECT A/B FROM LIB/T WHERE C/D = 1', systemNaming);
  const [table] = from;
  assert.ok(table?.kind === 'table');
  assert.deepEqual(withoutOffsets(table.name), {
    schema: { name: 'LIB', delimited: false },
    name: { name: 'T', delimited: false },
    separator: '/',
  });
  assert.ok(items[0]?.kind === 'item' && shape(items[0].value) === '(A / B)');
  assert.equal(shape(where!), '((C / D) = 1)');
  for (const text of [
    'INSERT INTO LIB/T VALUES(1)',
    'UPDATE LIB/T SET A = 1',
    'DELETE FROM LIB/T',
    'CALL LIB/P(1)',
    'CREATE TABLE LIB/T (A INTEGER)',
    'DROP TABLE LIB/T',
    'SELECT * FROM TABLE(LIB/F(1)) X',
    'SELECT LIB/T.* FROM LIB/T',
    "LABEL ON COLUMN LIB/T.C IS 'x'",
    'LOCK TABLE LIB/T IN SHARE MODE',
  ]) {
    assert.ok(JSON.stringify(parseStatement(text, systemNaming)).includes('"separator":"/"'), text);
  }
});

test('with system naming a dot qualifies too', () => {
  const [table] = subselect('SELECT * FROM LIB.T', systemNaming).from;
  assert.ok(table?.kind === 'table' && table.name.separator === '.' && table.name.schema?.name === 'LIB');
});

test('a decimal comma stands between digits; with blanks behind commas it is a list', () => {
  const comma = { ...sqlNaming, decimalPoint: ',' } as const;
  assert.deepEqual(withoutOffsets(parseExpression('1,5', comma)), { kind: 'literal', type: 'decimal', value: '1.5' });
  assert.equal(shape(parseExpression('F(1,5)', comma)), 'F(1.5)');
  assert.equal(shape(parseExpression('F(1, 5)', comma)), 'F(1 5)');
  assert.equal(shape(parseExpression('F(A,5)', comma)), 'F(A 5)');
  assert.equal(shape(parseExpression('1,5E3', comma)), '1.5E3');
  assert.equal(shape(parseExpression('F(1,5)', sqlNaming)), 'F(1 5)');
});

test('names fold to upper case, delimited ones keep theirs and lose trailing blanks', () => {
  const names = subselect('SELECT abc, "abc  ", äöü, straße, "a""b" FROM T').items.map(item => {
    assert.ok(item.kind === 'item' && item.value.kind === 'column');
    return item.value.name.name;
  });
  assert.deepEqual(names, ['ABC', 'abc', 'ÄÖÜ', 'STRAßE', 'a"b']);
});

test('markers are counted in the order in which they stand, with their names', () => {
  const { markers } = parseStatement(
    'SELECT ? FROM T WHERE A = :HV:IND AND B IN (?, :X INDICATOR :Y) LIMIT ?',
    sqlNaming,
  );
  assert.equal(markers, 5);
  const compare = parseExpression('A = :HV:IND', sqlNaming);
  assert.ok(compare.kind === 'compare');
  assert.deepEqual(withoutOffsets(compare.right), { kind: 'marker', index: 0, name: 'HV', indicator: 'IND' });
});

test('the result of a call is the first marker, with the braces of JDBC or without', () => {
  for (const text of ['{?= call LIB.P(?, 5)}', '? = CALL LIB.P(?, 5)']) {
    const call = statement(text, 'call');
    assert.ok(call.result?.kind === 'marker' && call.result.index === 0);
    const [first] = call.arguments;
    assert.ok(first?.value.kind === 'marker' && first.value.index === 1);
  }
});

test('clauses of a select come in any order', () => {
  const clauses = ['WITH UR', 'FOR READ ONLY', 'OPTIMIZE FOR 10 ROWS', 'FETCH FIRST 5 ROWS ONLY', 'SKIP LOCKED DATA'];
  const expected = withoutOffsets(statement(`SELECT A FROM T ${clauses.join(' ')}`, 'select')) as SelectStatement;
  assert.equal(expected.isolation?.level, 'UR');
  for (let turn = 1; turn < clauses.length; turn++) {
    const turned = [...clauses.slice(turn), ...clauses.slice(0, turn)].join(' ');
    assert.deepEqual(withoutOffsets(statement(`SELECT A FROM T ${turned}`, 'select')), expected);
  }
});

test('attributes of a column come in any order', () => {
  const expected = withoutOffsets(
    statement("CREATE TABLE T (A CHAR(5) NOT NULL DEFAULT 'X' IMPLICITLY HIDDEN)", 'create-table'),
  );
  for (const attributes of ["DEFAULT 'X' IMPLICITLY HIDDEN NOT NULL", "IMPLICITLY HIDDEN NOT NULL WITH DEFAULT 'X'"]) {
    assert.deepEqual(withoutOffsets(statement(`CREATE TABLE T (A CHAR(5) ${attributes})`, 'create-table')), expected);
  }
});

test('types under their one name, with what the text says and no more', () => {
  const { elements } = statement(
    'CREATE TABLE T (A INT, B DEC(5), C CHARACTER VARYING(10) FOR BIT DATA, D FLOAT(20), E FLOAT, F CLOB(2M) CCSID 1208, G CHAR)',
    'create-table',
  );
  assert.deepEqual(
    elements.map(one => one.kind === 'column-definition' && withoutOffsets(one.type)),
    [
      { kind: 'built-in-type', name: 'INTEGER' },
      { kind: 'built-in-type', name: 'DECIMAL', length: 5 },
      { kind: 'built-in-type', name: 'VARCHAR', length: 10, subtype: 'BIT' },
      { kind: 'built-in-type', name: 'REAL' },
      { kind: 'built-in-type', name: 'DOUBLE' },
      { kind: 'built-in-type', name: 'CLOB', length: 2097152, ccsid: 1208 },
      { kind: 'built-in-type', name: 'CHAR' },
    ],
  );
});

test('LABEL and COMMENT of a column have the table and the column', () => {
  const expected = {
    kind: 'label',
    type: 'COLUMN',
    name: { schema: { name: 'L', delimited: false }, name: { name: 'T', delimited: false }, separator: '.' },
    columns: [{ name: { name: 'C', delimited: false }, text: true, value: 'x' }],
  };
  assert.deepEqual(withoutOffsets(statement("LABEL ON COLUMN L.T.C TEXT IS 'x'", 'label')), expected);
  assert.deepEqual(withoutOffsets(statement("LABEL ON L.T (C TEXT IS 'x')", 'label')), expected);
});

test('a set operator behind a bracketed query makes a query of what was a value', () => {
  const { where } = subselect('SELECT * FROM T WHERE A IN ((SELECT B FROM U) UNION (SELECT C FROM V))');
  assert.ok(where?.kind === 'in' && where.query?.body.kind === 'set');
  const both = subselect('SELECT * FROM T WHERE A IN ((SELECT B FROM U), (SELECT C FROM V))').where;
  assert.ok(both?.kind === 'in' && both.list?.length === 2);
});

test('INTERSECT comes before UNION and EXCEPT, which go from the left', () => {
  const { body } = statement('VALUES 1 UNION VALUES 2 INTERSECT VALUES 3 EXCEPT VALUES 4', 'select').query;
  assert.ok(body.kind === 'set' && body.operator === 'EXCEPT');
  assert.ok(body.left.kind === 'set' && body.left.operator === 'UNION' && body.left.right.kind === 'set');
});

test('VALUES (1, 2) is a row of two, VALUES 1, 2 two rows of one', () => {
  const rows = (text: string) => {
    const { body } = statement(text, 'select').query;
    assert.ok(body.kind === 'values');
    return body.rows.map(row => row.length);
  };
  assert.deepEqual(rows('VALUES (1, 2)'), [2]);
  assert.deepEqual(rows('VALUES 1, 2'), [1, 1]);
  assert.deepEqual(rows('VALUES (1, 2), (3, 4)'), [2, 2]);
});

test('the text of a body is kept as it was written', () => {
  const { bodyText, body } = statement('CREATE PROCEDURE P LANGUAGE SQL  begin  set X=1; end ;', 'create-procedure');
  assert.equal(bodyText, 'begin  set X=1; end');
  assert.equal(body?.kind, 'compound');
});

test('nodes say where they stand', () => {
  const { items, where } = subselect('SELECT  (A + 1) FROM T WHERE "B" = 2');
  assert.equal(items[0]?.at, 8);
  assert.ok(items[0]?.kind === 'item' && items[0].value.at === 8);
  assert.equal(where?.at, 29);
});
