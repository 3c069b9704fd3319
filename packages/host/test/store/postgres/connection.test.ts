import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { StoreError } from '../../../src/store/error.ts';
import { Connection, type ConnectionOptions } from '../../../src/store/postgres/connection.ts';
import type { PgError, ReportFields } from '../../../src/store/postgres/error.ts';
import { undo } from '../cleanup.ts';
import { temporaryDatabase } from '../temporary-store.ts';

async function connect(t: TestContext, options: ConnectionOptions = {}): Promise<Connection> {
  const server = await temporaryDatabase();
  const connection = await Connection.open(await server.target(), options);
  undo(t, () => connection.close());
  return connection;
}

const state = (sqlstate: string) => (error: PgError) => {
  assert.equal(error.sqlstate, sqlstate);
  return true;
};

test('calls are answered in order, also while statements are being prepared', async t => {
  const connection = await connect(t);
  const order: number[] = [];
  const calls = Array.from({ length: 200 }, async (_, at) => {
    // Every tenth text is new, every other one is prepared by then or waits behind one that is not.
    const text = at % 10 === 0 ? `SELECT $1::int4 AS value, ${at} AS note` : 'SELECT $1::int4 AS value';
    const { rows } = await connection.query<{ value: number }>(text, [at]);
    order.push(at);
    return rows[0]?.value;
  });
  calls.push(connection.script('SELECT 1').then(() => order.push(200)));
  assert.equal(connection.pending > 0, true);
  await Promise.all(calls);
  assert.deepEqual(
    order,
    Array.from({ length: 201 }, (_, at) => at),
  );
  assert.equal(connection.pending, 0);
});

test('an error ends its own call only', async t => {
  const connection = await connect(t);
  const calls = [
    connection.query('SELECT 1 / $1::int4 AS value', [1]),
    connection.query('SELECT 1 / $1::int4 AS value', [0]),
    connection.query('SELECT nonsense'),
    connection.script('nonsense'),
    connection.query('SELECT 1 / $1::int4 AS value', [-1]),
  ];
  const outcomes = await Promise.allSettled(calls);
  assert.deepEqual(
    outcomes.map(outcome => (outcome.status === 'rejected' ? (outcome.reason as PgError).sqlstate : 'good')),
    ['good', '22012', '42703', '42601', 'good'],
  );
});

test('an error carries all that PostgreSQL says', async t => {
  const connection = await connect(t);
  await connection.script('CREATE TABLE item (id int4 PRIMARY KEY, price int4 CONSTRAINT positive CHECK (price > 0))');
  await assert.rejects(connection.query('INSERT INTO item VALUES (1, 0)'), (error: PgError) => {
    assert.equal(error.sqlstate, '23514');
    assert.equal(error.severity, 'ERROR');
    assert.equal(error.schema, 'public');
    assert.equal(error.table, 'item');
    assert.equal(error.constraint, 'positive');
    assert.match(error.detail ?? '', /Failing row contains \(1, 0\)/);
    assert.equal(error.retryable, false);
    assert.equal(error.fault, 'caller');
    return true;
  });
  await assert.rejects(connection.query('INSERT INTO item (id, prize) VALUES (1, 0)'), (error: PgError) => {
    assert.equal(error.sqlstate, '42703');
    assert.equal(error.position, 23);
    assert.equal(error.text, 'INSERT INTO item (id, prize) VALUES (1, 0)');
    assert.match(error.message, /prize/);
    return true;
  });
});

test('a batch names the statement that could not be prepared', async t => {
  const connection = await connect(t);
  const statements = [{ text: 'SELECT 1' }, { text: 'SELECT 2' }, { text: 'SELECT nonsense' }, { text: 'SELECT 3' }];
  await assert.rejects(
    connection.batch(statements),
    (error: PgError) => error.statement === 2 && error.sqlstate === '42703',
  );
  const results = await connection.batch([{ text: 'SELECT 1 AS one' }, { text: 'SELECT 3 AS three' }]);
  assert.deepEqual(
    results.map(({ rows }) => rows),
    [[{ one: 1 }], [{ three: 3 }]],
  );
});

test('the least recently used statements make room for new ones, on the server too', async t => {
  const connection = await connect(t, { statementCapacity: 8 });
  const parsed = async () => {
    const { rows } = await connection.query<{ count: number }>('SELECT count(*)::int4 FROM pg_prepared_statements');
    return rows[0]!.count;
  };
  for (let at = 0; at < 50; at++) {
    await connection.query(`SELECT ${at} AS value`);
    await connection.query('SELECT 1 AS always_used');
    assert.ok((await parsed()) <= 9);
  }
  const { rows } = await connection.query<{ statement: string }>('SELECT statement FROM pg_prepared_statements');
  assert.ok(rows.some(({ statement }) => statement.includes('always_used')));
  const many = Array.from({ length: 30 }, (_, at) => ({ text: `SELECT ${at} AS value` }));
  const results = await connection.batch(many);
  assert.deepEqual(
    results.map(result => result.rows[0]?.value),
    many.map((_, at) => at),
    'more statements at once than are kept',
  );
});

test('a prepared statement that died is prepared again', async t => {
  const connection = await connect(t);
  await connection.script('CREATE TABLE item (id int4); INSERT INTO item VALUES (1)');
  const read = async () => (await connection.query('SELECT * FROM item')).rows;
  assert.deepEqual(await read(), [{ id: 1 }]);
  await connection.script('ALTER TABLE item ADD COLUMN note text DEFAULT $$new$$');
  assert.deepEqual(await read(), [{ id: 1, note: 'new' }]);
  await connection.script('DISCARD ALL');
  assert.deepEqual(await Promise.all([read(), read()]), [[{ id: 1, note: 'new' }], [{ id: 1, note: 'new' }]]);

  await connection.script('ALTER TABLE item DROP COLUMN note');
  await connection.script('BEGIN');
  await assert.rejects(read(), state('0A000'), 'inside a transaction nothing can be repeated');
  await connection.script('ROLLBACK');
  assert.deepEqual(await read(), [{ id: 1 }]);
});

test('a portal gives its rows in portions, others run in between', async t => {
  const connection = await connect(t);
  await connection.script('BEGIN');
  const text = 'SELECT n FROM generate_series($1::int4, $2::int4) AS n';
  const [first, other] = await connection.run([
    { text, params: [1, 10], portal: 'first', limit: 4 },
    { text, params: [100, 102], portal: 'other', limit: 2 },
  ]);
  assert.deepEqual(
    first!.rows.map(row => row.n),
    [1, 2, 3, 4],
  );
  assert.equal(first!.suspended, true);
  assert.deepEqual(
    other!.rows.map(row => row.n),
    [100, 101],
  );
  assert.deepEqual((await connection.query('SELECT 1 AS one')).rows, [{ one: 1 }]);
  const [more, rest, last] = await connection.run([
    { fetch: first!, limit: 4 },
    { fetch: other! },
    { fetch: first! },
    { close: first! },
    { close: other! },
  ]);
  assert.deepEqual(
    more!.rows.map(row => row.n),
    [5, 6, 7, 8],
  );
  assert.deepEqual(
    rest!.rows.map(row => row.n),
    [102],
  );
  assert.equal(rest!.suspended, false);
  assert.deepEqual(
    last!.rows.map(row => row.n),
    [9, 10],
  );
  await assert.rejects(connection.run([{ fetch: first! }]), state('34000'));
  assert.equal(connection.transactionStatus, 'E');
  await connection.script('ROLLBACK');
  assert.equal(connection.transactionStatus, 'I');
});

test('savepoint, statement and release travel behind one Sync', async t => {
  const connection = await connect(t);
  await connection.script('CREATE TABLE item (id int4 PRIMARY KEY); BEGIN');
  const insert = (id: number) =>
    connection.run([
      { text: 'SAVEPOINT s' },
      { text: 'INSERT INTO item VALUES ($1)', params: [id] },
      { text: 'RELEASE s' },
    ]);
  await insert(1);
  await assert.rejects(insert(1), (error: PgError) => error.statement === 1);
  await connection.run([{ text: 'ROLLBACK TO s' }, { text: 'RELEASE s' }]);
  await insert(2);
  await connection.script('COMMIT');
  assert.deepEqual((await connection.query('SELECT id FROM item ORDER BY id')).rows, [{ id: 1 }, { id: 2 }]);
});

test('rows can be taken undecoded', async t => {
  const connection = await connect(t);
  const rows: string[] = [];
  const [execution] = await connection.run([
    {
      text: `SELECT 'ab' AS x, 7::int2 AS y, NULL::int4 AS z`,
      raw: (bytes, start, end) => rows.push(bytes.toString('hex', start, end)),
    },
  ]);
  assert.deepEqual(rows, ['0003' + '00000002' + '6162' + '00000002' + '0007' + 'ffffffff']);
  assert.deepEqual(execution!.rows, []);
  assert.equal(execution!.count, 1);
  assert.deepEqual(
    execution!.columns.map(({ name, type }) => [name, type]),
    [
      ['x', 25],
      ['y', 21],
      ['z', 23],
    ],
  );
});

test('command tags tell verb and count', async t => {
  const connection = await connect(t);
  const outcome = async (text: string) => {
    const { command, count } = await connection.query(text);
    return `${command} ${count}`;
  };
  assert.equal(await outcome('CREATE TABLE item (id int4)'), 'CREATE TABLE 0');
  assert.equal(await outcome('INSERT INTO item SELECT generate_series(1, 1234)'), 'INSERT 1234');
  assert.equal(await outcome('UPDATE item SET id = 0 WHERE id < 11'), 'UPDATE 10');
  assert.equal(await outcome('SELECT * FROM item LIMIT 0'), 'SELECT 0');
  assert.equal(await outcome('DELETE FROM item'), 'DELETE 1234');
  assert.equal(await outcome(''), ' 0');
});

test('a running statement can be cancelled', async t => {
  const connection = await connect(t);
  const started = performance.now();
  const sleeping = connection.query('SELECT pg_sleep(20)');
  const cancelled = assert.rejects(sleeping, state('57014'));
  await pause(50);
  await connection.cancel();
  await cancelled;
  assert.ok(performance.now() - started < 5000);
  assert.deepEqual((await connection.query('SELECT 1 AS one')).rows, [{ one: 1 }]);
  await connection.cancel();
  assert.deepEqual((await connection.query('SELECT 2 AS two')).rows, [{ two: 2 }]);
});

test('values of many megabytes', async t => {
  const connection = await connect(t);
  const big = Buffer.alloc(20_000_000, 'abcdefgh');
  const [small, { rows }, other] = await Promise.all([
    connection.query('SELECT 1 AS one'),
    connection.query<{ big: Buffer; length: number }>('SELECT $1::bytea AS big, length($1::bytea) AS length', [big]),
    connection.query(`SELECT repeat('x', 3000000) AS text FROM generate_series(1, 3)`),
  ]);
  assert.deepEqual(small.rows, [{ one: 1 }]);
  assert.equal(rows[0]?.length, big.length);
  assert.ok(rows[0]?.big.equals(big));
  assert.deepEqual(
    other.rows.map(row => (row.text as string).length),
    [3_000_000, 3_000_000, 3_000_000],
  );
});

test('notices and notifications reach their takers', async t => {
  const notices: ReportFields[] = [];
  const notifications: string[][] = [];
  const connection = await connect(t, {
    notice: fields => notices.push(fields),
    notification: (...notification) => notifications.push(notification),
  });
  await connection.script(`DO $$ BEGIN RAISE WARNING 'mind the gap'; END $$; LISTEN word; NOTIFY word, 'hällo'`);
  assert.equal(notices[0]?.get('M'), 'mind the gap');
  assert.deepEqual(notifications, [['word', 'hällo']]);
});

test('when the server ends the connection, pending calls fail and later ones say why', async t => {
  let why: Error | undefined;
  const connection = await connect(t, {
    closed: error => {
      why = error;
    },
  });
  const sleeping = connection.query('SELECT pg_sleep(20)');
  const behind = connection.query('SELECT 1');
  const lost = [
    assert.rejects(sleeping, state('57P01')),
    assert.rejects(behind, (error: StoreError) => error.code === 'connection-lost' && !error.retryable),
  ];
  const killer = await Connection.open(await (await temporaryDatabase()).target());
  await killer.query('SELECT pg_terminate_backend($1)', [connection.processId]);
  await killer.close();
  await Promise.all(lost);
  assert.equal((why as PgError | undefined)?.sqlstate, '57P01');
  await assert.rejects(connection.query('SELECT 1'), (error: StoreError) => error.code === 'store-unavailable');
  await assert.rejects(connection.script('SELECT 1'), (error: StoreError) => error.code === 'store-unavailable');
});

test('close lets pending calls finish, also those whose statement is being prepared', async t => {
  const connection = await connect(t);
  const calls = Array.from({ length: 20 }, (_, at) =>
    connection.query('SELECT $1::int4 AS value, pg_sleep(0.005)', [at]),
  );
  const closed = connection.close();
  await assert.rejects(connection.query('SELECT 1'), (error: StoreError) => error.code === 'store-closed');
  await closed;
  const results = await Promise.all(calls);
  assert.deepEqual(
    results.map(({ rows }) => rows[0]?.value),
    results.map((_, at) => at),
  );
});

test('a long call is not cut short by close', async t => {
  const connection = await connect(t, { parameters: { client_connection_check_interval: '50ms' } });
  const call = connection.query('SELECT pg_sleep(0.4), 1 AS one');
  await pause(50);
  await connection.close();
  assert.equal((await call).rows[0]?.one, 1);
});

test('COPY FROM STDIN is refused', async t => {
  const connection = await connect(t);
  await connection.script('CREATE TABLE item (id int4)');
  await assert.rejects(connection.script('COPY item FROM STDIN'), /COPY FROM STDIN is not offered/);
});
