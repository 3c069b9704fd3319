import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SqlError } from '../../../src/database/error.ts';
import { displayName } from '../../../src/database/types/describe.ts';
import { sqlRoom } from '../session/sql-room.ts';

const rows = `(VALUES (1, 'a<b', DECIMAL(1.50, 5, 2)), (2, 'x', CAST(NULL AS DECIMAL(5, 2)))) AS T (N, S, D)`;
const order = `'{"id":7,"name":"Ann","tags":["a","b"],"at":{"city":"Köln"},"price":12.50}'`;

const cases: [expression: string, expected: string | null, from?: string][] = [
  [`XMLSERIALIZE(XMLELEMENT(NAME "a", 'x & y') AS VARCHAR(100))`, '<a>x &amp; y</a>'],
  [
    `XMLSERIALIZE(XMLELEMENT(NAME "a", XMLATTRIBUTES(5 AS "n", '"' AS "q"), 1.50) AS VARCHAR(100))`,
    '<a n="5" q="&quot;">1.50</a>',
  ],
  [`XMLSERIALIZE(XMLELEMENT(NAME "a", CAST(NULL AS INTEGER)) AS VARCHAR(100))`, '<a/>'],
  [`XMLSERIALIZE(XMLELEMENT(NAME "a", CAST(NULL AS INTEGER) OPTION NULL ON NULL) AS VARCHAR(100))`, null],
  [
    `XMLSERIALIZE(XMLELEMENT(NAME "p:a", XMLNAMESPACES('urn:x' AS "p"), 'v') AS VARCHAR(100))`,
    '<p:a xmlns:p="urn:x">v</p:a>',
  ],
  [
    `XMLSERIALIZE(XMLELEMENT(NAME "a", XMLFOREST(1 AS "x", CAST(NULL AS INTEGER) AS "y")) AS VARCHAR(100))`,
    '<a><x>1</x></a>',
  ],
  [`XMLSERIALIZE(XMLFOREST(CAST(NULL AS INTEGER) AS "y") AS VARCHAR(100))`, null],
  [
    `XMLSERIALIZE(XMLCONCAT(XMLCOMMENT('c'), XMLPI(NAME "p", 'd'), XMLTEXT('<')) AS VARCHAR(100))`,
    '<!--c--><?p d?>&lt;',
  ],
  [`XMLSERIALIZE(XMLDOCUMENT(XMLELEMENT(NAME "a")) AS CHAR(6))`, '<a/>  '],
  [`XMLSERIALIZE(XMLPARSE(DOCUMENT '<a> <b/> </a>') AS CLOB(100))`, '<a><b/></a>'],
  [`XMLSERIALIZE(XMLPARSE(DOCUMENT '<a> <b/> </a>' PRESERVE WHITESPACE) AS CLOB(100))`, '<a> <b/> </a>'],
  [`XMLPARSE(DOCUMENT '<a>')`, '-16110 2200M'],
  [`XMLSERIALIZE(XMLELEMENT(NAME "a", 'long') AS VARCHAR(5))`, '-404 22001'],
  [
    `XMLSERIALIZE(XMLELEMENT(NAME "a") AS VARCHAR(100) INCLUDING XMLDECLARATION)`,
    '<?xml version="1.0" encoding="UTF-8"?><a/>',
  ],
  [`XMLSERIALIZE(XMLROW(N, S AS "s") AS VARCHAR(100))`, '<row><N>1</N><s>a&lt;b</s></row>', `${rows} WHERE N = 1`],
  [`XMLSERIALIZE(XMLROW(N, D OPTION ROW "r" AS ATTRIBUTES) AS VARCHAR(100))`, '<r N="2"/>', `${rows} WHERE N = 2`],
  [`XMLSERIALIZE(XMLAGG(XMLELEMENT(NAME "n", N) ORDER BY N DESC) AS VARCHAR(100))`, '<n>2</n><n>1</n>', rows],
  [
    `XMLSERIALIZE(XMLGROUP(N, D ORDER BY N OPTION ROW "r" ROOT "all") AS VARCHAR(200))`,
    '<all><r><N>1</N><D>1.50</D></r><r><N>2</N></r></all>',
    rows,
  ],

  [`JSON_OBJECT('id' VALUE 1, 'name' VALUE 'a"b', 'none' VALUE NULL)`, '{"id":1,"name":"a\\"b","none":null}'],
  [`JSON_OBJECT(KEY 'd' VALUE DECIMAL(0.50, 5, 2), 'none' : NULL ABSENT ON NULL)`, '{"d":0.50}'],
  [`JSON_OBJECT('a' : JSON_ARRAY(1, 'x', NULL), 'b' : '{"c":1}' FORMAT JSON)`, '{"a":[1,"x"],"b":{"c":1}}'],
  [`JSON_ARRAY(1, NULL NULL ON NULL)`, '[1,null]'],
  [`JSON_OBJECT('b' : '{' FORMAT JSON)`, '-16402 22032'],
  [`JSON_OBJECT()`, '{}'],
  [`JSON_ARRAYAGG(N ORDER BY N DESC)`, '[2,1]', rows],
  [`JSON_ARRAYAGG(D)`, '[1.50]', rows],
  [`JSON_ARRAYAGG(D NULL ON NULL)`, '[1.50,null]', rows],
  [`JSON_OBJECTAGG(S VALUE N)`, '{"a<b":1,"x":2}', rows],
  [`JSON_VALUE(${order}, '$.name')`, 'Ann'],
  [`JSON_VALUE(${order}, '$.id' RETURNING INTEGER)`, '7'],
  [`JSON_VALUE(${order}, '$.price' RETURNING DECIMAL(5, 1))`, '12.5'],
  [`JSON_VALUE(${order}, 'lax $.at.city' RETURNING CHAR(6))`, 'Köln  '],
  [`JSON_VALUE(${order}, '$.none')`, null],
  [`JSON_VALUE(${order}, '$.none' DEFAULT 'x' ON EMPTY)`, 'x'],
  [`JSON_VALUE(${order}, '$.name' RETURNING INTEGER)`, null],
  [`JSON_VALUE(${order}, '$.name' RETURNING INTEGER DEFAULT -1 ON ERROR)`, '-1'],
  [`JSON_VALUE('{', '$.a')`, null],
  [`JSON_VALUE('{', '$.a' ERROR ON ERROR)`, '-16402 22032'],
  [`JSON_VALUE('{}', '$..')`, '-16404 42610'],
  [`JSON_QUERY(${order}, '$.tags')`, '["a","b"]'],
  [`JSON_QUERY(${order}, '$.tags[*]' WITH WRAPPER)`, '["a","b"]'],
  [`JSON_QUERY(${order}, '$.name' OMIT QUOTES)`, 'Ann'],
  [`JSON_QUERY(${order}, '$.none' EMPTY ARRAY ON EMPTY)`, '[]'],
  [`JSON_QUERY(${order}, '$.at' RETURNING VARCHAR(50))`, '{"city":"Köln"}'],

  [`CASE WHEN REGEXP_LIKE('ABC', 'b', 1, 'i') THEN 1 ELSE 0 END`, '1'],
  [`CASE WHEN REGEXP_LIKE('ABC', 'b') THEN 1 ELSE 0 END`, '0'],
  [`CASE WHEN JSON_EXISTS(${order}, '$.at') THEN 1 ELSE 0 END`, '1'],
];

test('XML and JSON', async t => {
  const sql = await (await sqlRoom(t)).session();
  const wrong: [string, string][] = [];
  for (const [expression, expected, from = '(VALUES 1) AS ONE (X)'] of cases) {
    let actual: string | null;
    try {
      actual = await sql.value(`SELECT ${expression} FROM ${from}`);
    } catch (error) {
      if (!(error instanceof SqlError)) throw error;
      actual =
        `${error.sqlcode} ${error.sqlstate} ${error.sqlcode === -901 ? (error.cause as Error).message : ''}`.trim();
    }
    if (actual !== expected) wrong.push([`${expression} = ${actual}`, `${expression} = ${expected}`]);
  }
  assert.deepEqual(
    wrong.map(([actual]) => actual),
    wrong.map(([, expected]) => expected),
  );
});

test('types of JSON', async t => {
  const sql = await (await sqlRoom(t)).session();
  const typeOf = async (expression: string) =>
    displayName((await sql.session.prepare(`VALUES ${expression}`)).columns![0]!.type);
  assert.equal(await typeOf(`JSON_OBJECT('a' : 1)`), 'CLOB(2147483647)');
  assert.equal(await typeOf(`JSON_ARRAY(1 RETURNING VARCHAR(20))`), 'VARCHAR(20)');
  assert.equal(await typeOf(`JSON_VALUE('{}', '$.a' RETURNING DATE)`), 'DATE');
});
