import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Decimal, type Host, type Lob, type Sql, type SqlError } from '@bigiron/client';
import { type ClientStage, openStage } from './signed-on.ts';

let stage: ClientStage;
let host: Host;
let sql: Sql;

before(async () => {
  stage = await openStage();
  host = await stage.signOn('ALICE');
  sql = host.sql({ client: { application: 'interop' } });
  await sql.execute('CREATE SCHEMA CLIENTSQL');
  await sql.execute(`CREATE TABLE CLIENTSQL.KINDS (
    ID INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, SMALL SMALLINT, BIG BIGINT, DEC DECIMAL(31, 10), ZON NUMERIC(9, 2),
    FLT DOUBLE, RL REAL, FIX CHAR(5), VAR VARCHAR(100), BIN BINARY(4), VBIN VARBINARY(10), DAY DATE, CLOCK TIME,
    STAMP TIMESTAMP)`);
});
after(() => stage.clear());

async function numbered(name: string, rows: number): Promise<string> {
  await sql.execute(`CREATE TABLE CLIENTSQL.${name} (ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(40))`);
  const values = Array.from({ length: rows }, (_, id) => [id, `row number ${id}`]);
  const { count } = await sql.batch(`INSERT INTO CLIENTSQL.${name} VALUES (?, ?)`, values);
  assert.equal(count, rows);
  return `CLIENTSQL.${name}`;
}

test('every type there and back', async () => {
  const values = [
    -32768,
    -9223372036854775808n,
    Decimal.parse('123456789012345678901.0123456789'),
    '-1234567.89',
    1.7976931348623157e308,
    0.5,
    'ab',
    'gr\u00fc\u00df dich ',
    Buffer.from([1, 2, 3, 4]),
    Buffer.from([0, 255]),
    '2024-02-29',
    '13:05:09',
    '2024-02-29 13:05:09.123456',
  ];
  const names = 'SMALL, BIG, DEC, ZON, FLT, RL, FIX, VAR, BIN, VBIN, DAY, CLOCK, STAMP';
  const insert = `INSERT INTO CLIENTSQL.KINDS (${names}) VALUES (${values.map(() => '?').join(', ')})`;
  assert.equal((await sql.execute(insert, values)).count, 1);
  const row = await sql.query(`SELECT ${names} FROM CLIENTSQL.KINDS ORDER BY ID`).first();
  assert.deepEqual(Object.values(row ?? {}), [
    ...[-32768, -9223372036854775808n, Decimal.parse('123456789012345678901.0123456789'), Decimal.parse('-1234567.89')],
    ...[1.7976931348623157e308, 0.5, 'ab   ', 'gr\u00fc\u00df dich ', Buffer.from([1, 2, 3, 4]), Buffer.from([0, 255])],
    ...['2024-02-29', '13:05:09', '2024-02-29 13:05:09.123456'],
  ]);
  const nothing = values.map(() => null);
  await sql.execute(insert, nothing);
  const empty = await sql.query(`SELECT ${names} FROM CLIENTSQL.KINDS WHERE VAR IS NULL`).first();
  assert.deepEqual(Object.values(empty ?? {}), nothing);
});

test('columns say what they are', async () => {
  const details = host.sql({ columnDetails: true });
  const columns = await details
    .query('SELECT ID, DEC, FIX, VBIN, STAMP, ID + 1 AS NEXT FROM CLIENTSQL.KINDS')
    .columns();
  assert.deepEqual(
    columns.map(({ name, type, length, scale, nullable, table }) => [name, type, length, scale, nullable, table]),
    [
      ['ID', 'INTEGER', 4, 0, false, 'KINDS'],
      ['DEC', 'DECIMAL', 31, 10, true, 'KINDS'],
      ['FIX', 'CHAR', 5, 0, true, 'KINDS'],
      ['VBIN', 'VARBINARY', 10, 0, true, 'KINDS'],
      ['STAMP', 'TIMESTAMP', 26, 6, true, 'KINDS'],
      ['NEXT', 'INTEGER', 4, 0, columns[5]?.nullable, undefined],
    ],
  );
  assert.deepEqual([columns[0]?.identity, columns[1]?.identity], [true, false]);
  await details.close();
});

test('fifty thousand rows, in blocks, without keeping them', async () => {
  const table = await numbered('MANY', 50_000);
  let [count, sum, blocks] = [0, 0, 0];
  for await (const { ID } of sql.query<{ ID: number }>(`SELECT * FROM ${table} ORDER BY ID`)) {
    assert.equal(ID, count);
    count++;
    sum += ID;
  }
  assert.deepEqual([count, sum], [50_000, (50_000 * 49_999) / 2]);
  for await (const { rows } of sql.query(`SELECT * FROM ${table}`).blocks()) {
    blocks++;
    assert.ok(rows.length <= 10_000, `${rows.length} rows at once`);
  }
  assert.ok(blocks > 5, `${blocks} blocks`);
  assert.deepEqual(await sql.query<{ ID: number }>(`SELECT ID FROM ${table} ORDER BY ID DESC`).first(), { ID: 49_999 });
});

test('a prepared statement runs often, and tells its parameters', async () => {
  const table = await numbered('PREPARED', 10);
  await using connection = await sql.connection();
  await using statement = await connection.prepare(`SELECT NAME FROM ${table} WHERE ID = ?`);
  assert.deepEqual(
    statement.parameters.map(({ type, mode }) => [type, mode]),
    [['INTEGER', 'in']],
  );
  for (const id of [3, 7, 3, 99]) {
    const found: unknown[] = [];
    for await (const rows of (await statement.open([id])).blocks()) found.push(...rows);
    assert.deepEqual(found, id === 99 ? [] : [[`row number ${id}`]]);
  }
  await using change = await connection.prepare(`UPDATE ${table} SET NAME = ? WHERE ID < ?`);
  assert.equal((await change.execute(['changed', 4])).count, 4);
});

test('a batch is done as a whole or not at all', async () => {
  const table = await numbered('BATCHED', 3);
  const insert = `INSERT INTO ${table} VALUES (?, ?)`;
  const twice = [
    [10, 'a'],
    [11, 'b'],
    [10, 'c'],
  ];
  await assert.rejects(sql.batch(insert, twice), { sqlcode: -803, sqlstate: '23505' });
  assert.deepEqual(await sql.query(`SELECT COUNT(*) AS N FROM ${table}`).all(), [{ N: 3 }]);
});

test('keys that the host gives', async () => {
  const insert = 'INSERT INTO CLIENTSQL.KINDS (VAR) VALUES (?), (?)';
  const { count, keys } = await sql.execute(insert, ['k1', 'k2'], { keys: ['ID'] });
  assert.equal(count, 2);
  const [first, second] = keys as [{ ID: number }, { ID: number }];
  assert.equal(second.ID, first.ID + 1);
  const found = await sql.query<{ VAR: string }>('SELECT VAR FROM CLIENTSQL.KINDS WHERE ID = ?', [second.ID]).first();
  assert.equal(found?.VAR, 'k2');
});

test('errors: SQLCODE, SQLSTATE, message id, text and place', async () => {
  await assert.rejects(sql.query('SELECT * FROM CLIENTSQL.NOWHERE').all(), (error: SqlError) => {
    assert.deepEqual([error.sqlcode, error.sqlstate, error.messageId], [-204, '42704', 'SQL0204']);
    assert.match(error.message, /NOWHERE/);
    return true;
  });
  await assert.rejects(sql.query('SELECT FROM WHERE').all(), { sqlstate: '42601' });
  await assert.rejects(sql.query('VALUES 1 / 0').all(), { sqlstate: '22012' });
  await assert.rejects(sql.execute('INSERT INTO CLIENTSQL.KINDS (FIX) VALUES (?)', ['too long']), {
    sqlstate: '22001',
  });
  assert.deepEqual(await sql.query('VALUES 1').all(), [{ '00001': 1 }]);
});

test('transactions: what is not committed is seen by nobody else, and may be taken back', async () => {
  const table = await numbered('UNITS', 1);
  const seen = async () => (await sql.query<{ N: number }>(`SELECT COUNT(*) AS N FROM ${table}`).first())?.N;
  {
    await using transaction = await sql.transaction();
    await transaction.execute(`INSERT INTO ${table} VALUES (?, ?)`, [1, 'one']);
    assert.deepEqual(await transaction.query(`SELECT COUNT(*) AS N FROM ${table}`).all(), [{ N: 2 }]);
    assert.equal(await seen(), 1);
  }
  assert.equal(await seen(), 1);
  await sql.inTransaction(async transaction => {
    await transaction.execute(`INSERT INTO ${table} VALUES (?, ?)`, [1, 'one']);
    await transaction.savepoint('BEFORE');
    await transaction.execute(`INSERT INTO ${table} VALUES (?, ?)`, [2, 'two']);
    await transaction.rollbackTo('BEFORE');
    await assert.rejects(transaction.execute(`INSERT INTO ${table} VALUES (?, ?)`, [1, 'again']), { sqlcode: -803 });
    await transaction.execute(`INSERT INTO ${table} VALUES (?, ?)`, [3, 'three']);
  });
  const rows = await sql.query(`SELECT ID FROM ${table} ORDER BY ID`).all();
  assert.deepEqual(rows, [{ ID: 0 }, { ID: 1 }, { ID: 3 }]);
});

test('two who change the same row: the second one waits for the first', async () => {
  const table = await numbered('LOCKED', 1);
  const first = await sql.transaction();
  await first.execute(`UPDATE ${table} SET NAME = 'first' WHERE ID = 0`);
  let done = false;
  const second = sql.execute(`UPDATE ${table} SET NAME = NAME CONCAT '+second' WHERE ID = 0`).then(() => {
    done = true;
  });
  await new Promise(resolve => setTimeout(resolve, 200));
  assert.equal(done, false);
  await first.commit();
  await second;
  assert.deepEqual(await sql.query(`SELECT NAME FROM ${table}`).all(), [{ NAME: 'first+second' }]);
});

const long =
  'WITH R(N) AS (VALUES CAST(1 AS BIGINT) UNION ALL SELECT N + 1 FROM R WHERE N < 2000000000) SELECT N FROM R WHERE N < 0';

test('a statement that takes too long is stopped, and its connection goes on', async () => {
  const one = host.sql({ pool: { maximum: 1 } });
  await using connection = await one.connection();
  const { job } = connection;
  const started = performance.now();
  const slow = connection.query(long, [], { signal: AbortSignal.timeout(500) });
  await assert.rejects(slow.all(), { name: 'TimeoutError' });
  assert.ok(performance.now() - started < 4000);
  assert.deepEqual(await connection.query('VALUES 2').all(), [{ '00001': 2 }]);
  assert.equal(connection.job, job);
  await one.close();
});

test('large objects: short ones come with their row, long ones are read as they are wanted', async () => {
  await sql.execute('CREATE TABLE CLIENTSQL.LOBS (ID INTEGER NOT NULL PRIMARY KEY, DOC CLOB(1M), PIC BLOB(1M))');
  const text = 'abcdefghij'.repeat(20_000);
  const bytes = Buffer.alloc(150_000, 0x5a);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 40_000) yield bytes.subarray(at, at + 40_000);
  }
  await sql.execute('INSERT INTO CLIENTSQL.LOBS VALUES (?, ?, ?)', [1, text, pieces()]);
  await sql.execute('INSERT INTO CLIENTSQL.LOBS VALUES (?, ?, ?)', [2, 'short', Buffer.from('ab')]);
  const found: unknown[] = [];
  for await (const { DOC, PIC } of sql.query<{ DOC: Lob; PIC: Lob }>('SELECT * FROM CLIENTSQL.LOBS ORDER BY ID')) {
    found.push([await DOC.text(), await PIC.bytes()]);
  }
  assert.deepEqual(found, [
    [text, bytes],
    ['short', Buffer.from('ab')],
  ]);
});

test('naming, schema and library list', async () => {
  await numbered('NAMED', 2);
  const bySchema = host.sql({ schema: 'CLIENTSQL' });
  assert.deepEqual(await bySchema.query('SELECT COUNT(*) AS N FROM NAMED').all(), [{ N: 2 }]);
  const byLibraries = host.sql({ naming: 'system', libraries: ['QGPL', 'CLIENTSQL'] });
  assert.deepEqual(await byLibraries.query('SELECT COUNT(*) AS N FROM NAMED').all(), [{ N: 2 }]);
  assert.deepEqual(await byLibraries.query('SELECT COUNT(*) AS N FROM CLIENTSQL/NAMED').all(), [{ N: 2 }]);
  await Promise.all([bySchema.close(), byLibraries.close()]);
});

test('a pool serves many at once with few jobs', async () => {
  const pool = host.sql({ pool: { maximum: 4 } });
  const results = await Promise.all(
    Array.from({ length: 100 }, (_, n) => pool.query<{ N: number }>('VALUES CAST(? AS INTEGER)', [n]).all()),
  );
  assert.deepEqual(
    results.map(([row]) => Object.values(row ?? {})[0]),
    Array.from({ length: 100 }, (_, n) => n),
  );
  await pool.close();
  await assert.rejects(pool.query('VALUES 1').all(), { code: 'closed' });
});

test('over TLS as well', async () => {
  const secure = await stage.signOn('BOB', true);
  const rows = await secure.sql().query("VALUES ('secure')").all();
  assert.deepEqual(rows, [{ '00001': 'secure' }]);
});

test('a user without authority is told so', async () => {
  const bob = await stage.signOn('BOB');
  await host.command('GRTOBJAUT OBJ(CLIENTSQL/KINDS) OBJTYPE(*FILE) USER(*PUBLIC) AUT(*EXCLUDE)');
  await assert.rejects(bob.sql().query('SELECT * FROM CLIENTSQL.KINDS').all(), { sqlcode: -551, sqlstate: '42501' });
});

test('procedures: values out, and results', async () => {
  await sql.execute(`CREATE PROCEDURE CLIENTSQL.TWICE (IN A INTEGER, INOUT B DECIMAL(9, 2), OUT C VARCHAR(20))
    DYNAMIC RESULT SETS 2 LANGUAGE SQL
    BEGIN
      DECLARE ONE CURSOR WITH RETURN FOR VALUES (A);
      DECLARE TWO CURSOR WITH RETURN FOR SELECT * FROM (VALUES ('x', 1), ('y', 2)) AS T(NAME, N);
      SET B = B * 2;
      SET C = 'got ' CONCAT A;
      OPEN ONE;
      OPEN TWO;
    END`);
  await using call = await sql.call('CALL CLIENTSQL.TWICE(?, ?, ?)', [5, '1.25', null]);
  assert.deepEqual([call.outputs, call.resultSets], [[undefined, Decimal.parse('2.50'), 'got 5'], 2]);
  const results: unknown[] = [];
  for await (const result of call) results.push(await result.all());
  assert.deepEqual(results[1], [
    { NAME: 'x', N: 1 },
    { NAME: 'y', N: 2 },
  ]);
  assert.deepEqual(Object.values((results[0] as [object])[0]), [5]);
  // A result that nobody reads keeps no connection.
  for (let times = 0; times < 10; times++) {
    await using unread = await sql.call('CALL CLIENTSQL.TWICE(?, ?, ?)', [5, '1.25', null]);
    assert.equal(unread.resultSets, 2);
  }
});
