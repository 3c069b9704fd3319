import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { after, before, test } from 'node:test';
import { main } from '../../src/main.ts';
import { type SignedOnHost, signedOnHost } from '../signed-on-host.ts';

let host: SignedOnHost;
const path = (name: string) => join(host.directory, name);

before(async () => {
  host = await signedOnHost(23_400);
  const script = `
    CREATE SCHEMA CLISQL;
    -- every kind of column that files have
    CREATE TABLE CLISQL.ITEM (ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(20), CODE CHAR(4), PRICE DECIMAL(9, 2),
      COUNTED NUMERIC(5, 0), BIG BIGINT, RATE DOUBLE, DAY DATE, STAMP TIMESTAMP, BITS VARBINARY(4));
    INSERT INTO CLISQL.ITEM VALUES
      (1, 'one, "first"', 'A', 1.10, 5, 9007199254740993, 1.5, '2024-02-29', '2024-02-29 13:05:09.123456', BX'00FF'),
      (2, '', 'B', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
      (3, NULL, NULL, -3.30, 0, -1, 1E10, '2024-01-01', '2024-01-01 00:00:00', BX'');`;
  await writeFile(path('setup.sql'), script);
  const { status, out, error } = await host.run('sql', '-f', path('setup.sql'));
  assert.deepEqual([status, out, error], [0, 'Done.\nDone.\n3 rows', '']);
});
after(() => host.stop());

test('a query as a table, as JSON, as CSV', async () => {
  const query = 'SELECT ID, NAME, CODE, PRICE FROM CLISQL.ITEM ORDER BY ID';
  const table = await host.run('sql', query);
  assert.deepEqual(table, {
    status: 0,
    error: '',
    out: [
      'ID  NAME          CODE  PRICE',
      '--  ------------  ----  -----',
      ' 1  one, "first"  A      1.10',
      ' 2                B         -',
      ' 3  -             -     -3.30',
      '(3 rows)',
    ].join('\n'),
  });
  const json = await host.run('sql', 'SELECT ID, BIG, PRICE, BITS FROM CLISQL.ITEM ORDER BY ID', '--json');
  assert.equal(json.out.split('\n')[0], '{"ID":1,"BIG":9007199254740993,"PRICE":1.10,"BITS":"00FF"}');
  const csv = await host.run('sql', query, '--csv');
  assert.deepEqual(csv.out.split('\n'), ['ID,NAME,CODE,PRICE', '1,"one, ""first""",A,1.10', '2,"",B,', '3,,,-3.30']);
});

test('values of parameter markers, several statements', async () => {
  const bound = await host.run('sql', 'SELECT NAME FROM CLISQL.ITEM WHERE ID = ?', '-p', '1', '--csv');
  assert.equal(bound.out, 'NAME\n"one, ""first"""');
  const two = await host.run('sql', 'VALUES 1', 'VALUES 2;', '--json');
  assert.equal(two.out, '{"00001":1}\n{"00001":2}');
  const wrong = await host.run('sql', 'VALUES 1', 'VALUES 2', '-p', '1');
  assert.equal(wrong.status, 2);
});

test('what the host refuses is status 1, with id, SQLSTATE and place', async () => {
  const missing = await host.run('sql', 'SELECT *\n FROM CLISQL.NOWHERE');
  assert.equal(missing.status, 1);
  assert.match(missing.error, /^SQL0204 .*\(SQLSTATE 42704\)\n {3}FROM CLISQL\.NOWHERE\n +\^/);
  await writeFile(path('wrong.sql'), 'VALUES 1;\n\nSELEC 2;\nVALUES 3;');
  const script = await host.run('sql', '-f', path('wrong.sql'), '--json');
  assert.deepEqual([script.status, script.out], [1, '{"00001":1}']);
  assert.match(script.error, /wrong\.sql, line 3: SQL0/);
  const offline = await host.runWith({ BIGIRON_PORT_MAPPER: '1' }, 'sql', 'VALUES 1');
  assert.equal(offline.status, 3);
});

for (const [name, options] of [
  ['items.csv', []],
  ['items.json', []],
  ['items.jsonl', []],
  ['items.txt', []],
  ['items.dat', ['--ccsid', '37']],
] as const) {
  test(`a table to ${name} and back is the same table`, async () => {
    const exported = await host.run('sql', 'export', 'CLISQL.ITEM', path(name), ...options);
    assert.deepEqual([exported.status, exported.error], [0, `3 rows to ${path(name)}`]);
    await host.run('sql', 'CREATE TABLE CLISQL.BACK LIKE CLISQL.ITEM');
    const imported = await host.run('sql', 'import', path(name), 'CLISQL.BACK');
    assert.deepEqual([imported.status, imported.error], [0, '3 rows into CLISQL.BACK']);
    const rows = async (table: string) =>
      (await host.run('sql', `SELECT * FROM CLISQL.${table} ORDER BY ID`, '--json')).out;
    const [was, is] = [await rows('ITEM'), await rows('BACK')];
    // Lines of text have no empty strings: what is blank is as long as its field.
    assert.equal(is, was);
    await host.run('sql', 'DROP TABLE CLISQL.BACK');
  });
}

test('a query is exported; CSV is imported by columns, into a transaction', async () => {
  await host.run('sql', 'export', 'SELECT ID, NAME FROM CLISQL.ITEM WHERE ID < 3', path('some.csv'));
  assert.equal(await readFile(path('some.csv'), 'utf8'), 'ID,NAME\n1,"one, ""first"""\n2,""\n');
  await writeFile(path('more.csv'), '11,eleven\n12,twelve\n');
  const done = await host.run('sql', 'import', path('more.csv'), 'CLISQL.ITEM', '--columns', 'ID,NAME', '--no-names');
  assert.deepEqual([done.status, done.error], [0, '2 rows into CLISQL.ITEM']);
  const count = 'SELECT COUNT(*) AS N FROM CLISQL.ITEM WHERE ID > 10';
  assert.equal((await host.run('sql', count, '--json')).out, '{"N":2}');

  await writeFile(
    path('twice.csv'),
    `ID,NAME\n${Array.from({ length: 1500 }, (_, n) => `${n + 100},x`).join('\n')}\n100,y\n`,
  );
  const failed = await host.run('sql', 'import', path('twice.csv'), 'CLISQL.ITEM', '--transaction');
  assert.equal(failed.status, 1);
  assert.match(failed.error, /rows 1001 to 1501 were not inserted: .*/);
  assert.equal((await host.run('sql', count, '--json')).out, '{"N":2}');
});

test('wrong usage is status 2', async () => {
  for (const args of [
    ['export', 'CLISQL.ITEM'],
    ['export', 'DELETE FROM CLISQL.ITEM', path('x.csv')],
    ['import', path('nowhere.csv'), 'CLISQL.ITEM'],
    ['import', path('items.csv'), 'CLISQL.ITEM; DROP TABLE CLISQL.ITEM'],
    ['VALUES 1', '--json', '--csv'],
    ['VALUES 1', '--naming', 'other'],
  ])
    assert.equal((await host.run('sql', ...args)).status, 2, args.join(' '));
});

test('at a terminal: statements over several lines, errors do not end it, the lines are remembered', async () => {
  const stdin = Object.assign(new PassThrough(), { isTTY: true }) as unknown as NodeJS.ReadStream & PassThrough;
  const [out, error]: [string[], string[]] = [[], []];
  const history = path('history');
  const running = main(['sql', '--csv'], {
    out: text => void out.push(text),
    error: text => void error.push(text),
    prompts: new PassThrough().resume(),
    environment: { ...host.environment, BIGIRON_SQL_HISTORY: history },
    stdin,
  });
  stdin.write('VALUES\n  1;\nSELEC;\nhelp\nVALUES 2; VALUES 3;\nexit\n');
  assert.equal(await running, 0);
  assert.deepEqual(out, ['00001', '1', '00001', '2', '00001', '3']);
  assert.match(error.join('\n'), /^Connected to .* as job \d{6}\/QUSER\/QZDASOINIT.*\nSQL0\d+ .*\n[\s\S]*semicolon/);
  assert.deepEqual((await readFile(history, 'utf8')).split('\n').slice(0, 3), ['VALUES', '  1;', 'SELEC;']);
});
