import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import mapepire, { type SQLJob } from '@ibm/mapepire-js';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let job: SQLJob;
before(async () => {
  stage = await openStage();
  job = await stage.connect({ naming: 'sql' });
  await job.execute('CREATE SCHEMA MAPTEST');
  await job.execute(
    'CREATE TABLE MAPTEST.ITEM (ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(20), PRICE DECIMAL(9, 2))',
  );
});
after(() => stage.clear());

interface Item {
  readonly ID: number;
  readonly NAME: string | null;
  readonly PRICE: number | null;
}

async function filled(table: string, rows: number): Promise<void> {
  await job.execute(`CREATE TABLE MAPTEST.${table} (ID INTEGER NOT NULL PRIMARY KEY, NAME CHAR(10))`);
  const parameters = Array.from({ length: rows }, (_, id) => [id, `row ${id}`]);
  const result = await job.execute(`INSERT INTO MAPTEST.${table} VALUES (?, ?)`, { parameters });
  assert.equal(result.update_count, rows);
}

test('insert, update, delete say how many rows', async () => {
  const inserted = await job.execute("INSERT INTO MAPTEST.ITEM VALUES (1, 'one', 1.10), (2, NULL, 2)");
  assert.deepEqual([inserted.success, inserted.has_results, inserted.update_count], [true, false, 2]);
  const updated = await job.execute('UPDATE MAPTEST.ITEM SET PRICE = PRICE + 0.05 WHERE ID = 1');
  assert.equal(updated.update_count, 1);
  const { data } = await job.execute<Item>('SELECT * FROM MAPTEST.ITEM ORDER BY ID');
  assert.deepEqual(data, [
    { ID: 1, NAME: 'one', PRICE: 1.15 },
    { ID: 2, NAME: null, PRICE: 2 },
  ]);
  assert.equal((await job.execute('DELETE FROM MAPTEST.ITEM')).update_count, 2);
});

test('metadata of a result', async () => {
  const { metadata } = await job.execute('SELECT ID, NAME, PRICE FROM MAPTEST.ITEM');
  assert.equal(metadata.column_count, 3);
  assert.equal(metadata.job, job.id);
  assert.deepEqual(
    metadata.columns?.map(({ name, type, precision, scale, display_size, nullable }) => [
      name,
      type,
      precision,
      scale,
      display_size,
      nullable,
    ]),
    [
      ['ID', 'INTEGER', 10, 0, 11, 0],
      ['NAME', 'VARCHAR', 20, 0, 20, 1],
      ['PRICE', 'DECIMAL', 9, 2, 11, 1],
    ],
  );
});

test('values of the types', async () => {
  const { data } = await job.execute<Record<string, unknown>>(`
    SELECT CAST('ab' AS CHAR(5)) AS FIXED, CAST('ab ' AS VARCHAR(5)) AS VARYING, CAST(32767 AS SMALLINT) AS SMALL,
           CAST(9007199254740991 AS BIGINT) AS BIG, CAST(-0.05 AS DECIMAL(5, 2)) AS DEC, CAST(1.5E0 AS DOUBLE) AS FLOATING,
           DATE('2024-02-29') AS DAY, TIME('13:05:09') AS CLOCK, TIMESTAMP('2024-02-29 13:05:09.123456') AS STAMP,
           CAST(NULL AS INTEGER) AS NOTHING, CAST(X'00FF' AS VARBINARY(4)) AS BITS
      FROM (VALUES 1) AS ONE(N)`);
  assert.deepEqual(data, [
    {
      FIXED: 'ab',
      VARYING: 'ab ',
      SMALL: 32767,
      BIG: 9007199254740991,
      DEC: -0.05,
      FLOATING: 1.5,
      DAY: '2024-02-29',
      CLOCK: '13.05.09',
      STAMP: '2024-02-29 13:05:09.123456',
      NOTHING: null,
      BITS: '00FF',
    },
  ]);
});

test('formats of the connection', async () => {
  const usa = await stage.connect({ 'date format': 'usa', 'time format': 'hms', 'time separator': ':' });
  const { data } = await usa.execute("SELECT DATE('2024-02-29') AS D, TIME('13:05:09') AS T FROM (VALUES 1) AS ONE(N)");
  assert.deepEqual(data, [{ D: '02/29/2024', T: '13:05:09' }]);
});

test('terse results are arrays', async () => {
  const { data } = await job.execute("VALUES (1, 'a')", { isTerseResults: true });
  assert.deepEqual(data, [[1, 'a']]);
});

test('paging: fetchMore until there is no more', async () => {
  await filled('PAGED', 25);
  const query = job.query<{ ID: number; NAME: string }>('SELECT * FROM MAPTEST.PAGED ORDER BY ID');
  let result = await query.execute(10);
  const ids = result.data.map(({ ID }) => ID);
  assert.deepEqual([result.is_done, query.getState()], [false, 'RUN_MORE_DATA_AVAILABLE']);
  while (!result.is_done) {
    result = await query.fetchMore(10);
    ids.push(...result.data.map(({ ID }) => ID));
  }
  assert.deepEqual(
    ids,
    Array.from({ length: 25 }, (_, id) => id),
  );
  assert.equal(query.getState(), 'RUN_DONE');
  await assert.rejects(query.fetchMore(1), /already been fully run/);
});

test('a query that is closed early gives no more', async () => {
  await filled('CLOSED', 5);
  const query = job.query('SELECT * FROM MAPTEST.CLOSED');
  await query.execute(2);
  const closed = await query.close();
  assert.equal(closed?.success, true);
  await assert.rejects(query.fetchMore(), /already been fully run/);
});

test('several queries of one job are read in turns', async () => {
  await filled('LEFTS', 6);
  await filled('RIGHTS', 6);
  const [left, right] = ['LEFTS', 'RIGHTS'].map(table =>
    job.query<{ ID: number }>(`SELECT ID FROM MAPTEST.${table} ORDER BY ID`),
  ) as [ReturnType<typeof job.query<{ ID: number }>>, ReturnType<typeof job.query<{ ID: number }>>];
  await Promise.all([left.execute(2), right.execute(3)]);
  const [more, others] = await Promise.all([left.fetchMore(2), right.fetchMore(3)]);
  assert.deepEqual(
    [more.data.map(({ ID }) => ID), others.data.map(({ ID }) => ID)],
    [
      [2, 3],
      [3, 4, 5],
    ],
  );
  await Promise.all([left.close(), right.close()]);
});

test('prepared statements: parameters, their metadata, null', async () => {
  const insert = await job.execute('INSERT INTO MAPTEST.ITEM VALUES (?, ?, ?)', { parameters: [7, 'seven', '7.77'] });
  assert.deepEqual([insert.update_count, insert.parameter_count], [1, 3]);
  assert.deepEqual(
    insert.metadata.parameters?.map(({ type, mode, precision, scale }) => [type, mode, precision, scale]),
    [
      ['INTEGER', 'IN', 10, 0],
      ['VARCHAR', 'IN', 20, 0],
      ['DECIMAL', 'IN', 9, 2],
    ],
  );
  const { data } = await job.execute<Item>('SELECT * FROM MAPTEST.ITEM WHERE ID = ? AND NAME = ?', {
    parameters: [7, 'seven'],
  });
  assert.deepEqual(data, [{ ID: 7, NAME: 'seven', PRICE: 7.77 }]);
  await assert.rejects(job.execute('SELECT * FROM MAPTEST.ITEM WHERE ID = ?', { parameters: [] }), /07001/);
  await assert.rejects(job.execute('SELECT * FROM MAPTEST.ITEM WHERE ID = ?', { parameters: ['x'] }), /07006/);
});

test('a batch is done as a whole or not at all', async () => {
  const query = job.query('INSERT INTO MAPTEST.ITEM VALUES (?, ?, ?)');
  query.addToBatch([
    [101, 'a', 1],
    [102, 'b', 2],
  ]);
  query.addToBatch([[103, 'c', 3]]);
  const done = await query.execute();
  assert.equal(done.update_count, 3);
  await assert.rejects(
    job.execute('INSERT INTO MAPTEST.ITEM VALUES (?, ?, ?)', {
      parameters: [
        [104, 'd', 4],
        [101, 'again', 5],
      ] as never,
    }),
    /23505/,
  );
  const { data } = await job.execute('SELECT COUNT(*) AS N FROM MAPTEST.ITEM WHERE ID BETWEEN 101 AND 109');
  assert.deepEqual(data, [{ N: 3 }]);
});

test('errors have text, SQLSTATE and SQLCODE', async () => {
  await assert.rejects(job.execute('SELECT * FROM MAPTEST.NOWHERE'), /\[SQL0204\] .*, 42704, -204$/);
  await assert.rejects(job.execute('SELEC 1'), /, 42\d{3}, -\d+$/);
  await assert.rejects(job.execute('SELECT 1/0 FROM (VALUES 1) AS ONE(N)'), /22012/);
  const { data } = await job.execute('VALUES 1');
  assert.equal(data.length, 1);
});

test('libraries: the first is where names without a schema are', async () => {
  const sql = await stage.connect({ libraries: ['MAPTEST'] });
  assert.equal((await sql.execute('SELECT COUNT(*) AS N FROM ITEM')).success, true);
  const system = await stage.connect({ naming: 'system', libraries: ['QGPL', 'MAPTEST'] });
  assert.equal((await system.execute('SELECT COUNT(*) AS N FROM ITEM')).success, true);
  assert.equal((await system.execute('SELECT COUNT(*) AS N FROM MAPTEST/ITEM')).success, true);
});

test('transactions: what is rolled back was never there', async () => {
  const one = await stage.connect({ 'auto commit': false, 'transaction isolation': 'read committed' });
  assert.equal(one.underCommitControl(), true);
  await one.execute("INSERT INTO MAPTEST.ITEM VALUES (201, 'gone', 0)");
  await one.endTransaction(mapepire.States.TransactionEndType.ROLLBACK);
  await one.execute("INSERT INTO MAPTEST.ITEM VALUES (202, 'stays', 0)");
  const seen = async () =>
    (await job.execute<{ ID: number }>('SELECT ID FROM MAPTEST.ITEM WHERE ID BETWEEN 201 AND 209')).data;
  assert.deepEqual(await seen(), []);
  await one.endTransaction(mapepire.States.TransactionEndType.COMMIT);
  assert.deepEqual(await seen(), [{ ID: 202 }]);
});

test('a pool of jobs', async () => {
  const pool = new mapepire.Pool({ creds: stage.server('ALICE'), maxSize: 3, startingSize: 2 });
  await pool.init();
  assert.equal(pool.getActiveJobCount(), 2);
  const results = await Promise.all(
    Array.from({ length: 12 }, (_, n) => pool.execute<{ N: number }>(`SELECT ${n} AS N FROM (VALUES 1) AS ONE(N)`)),
  );
  assert.deepEqual(
    results.map(({ data }) => data[0]?.N),
    Array.from({ length: 12 }, (_, n) => n),
  );
  const id = 7;
  const tagged = await pool.sql`SELECT NAME FROM MAPTEST.ITEM WHERE ID = ${id}`;
  assert.deepEqual(tagged.data, [{ NAME: 'seven' }]);
  const popped = await pool.popJob();
  assert.equal(popped.getStatus(), 'ready');
  await popped.close();
  pool.end();
});

test('a user without authority is told so', async () => {
  await job.clcommand('GRTOBJAUT OBJ(MAPTEST/ITEM) OBJTYPE(*FILE) USER(*PUBLIC) AUT(*EXCLUDE)').execute();
  const bob = await stage.connect({}, 'BOB');
  await assert.rejects(bob.execute('SELECT * FROM MAPTEST.ITEM'), /42501, -551/);
});
test('procedures: parameters out, and a result', async () => {
  await job.execute(`CREATE PROCEDURE MAPTEST.DOUBLED (IN A INTEGER, INOUT B DECIMAL(9, 2), OUT C VARCHAR(20))
    DYNAMIC RESULT SETS 1 LANGUAGE SQL
    BEGIN
      DECLARE ONE CURSOR WITH RETURN FOR SELECT A AS N FROM SYSIBM.SYSDUMMY1;
      SET B = B * 2;
      SET C = 'got ' CONCAT A;
      OPEN ONE;
    END`);
  const result = await job.execute('CALL MAPTEST.DOUBLED(?, ?, ?)', { parameters: [5, '1.25', ''] });
  assert.deepEqual(
    result.output_parms?.map(({ name, value }) => [name, value]),
    [
      ['A', undefined],
      ['B', 2.5],
      ['C', 'got 5'],
    ],
  );
  assert.deepEqual(result.data, [{ N: 5 }]);
});
