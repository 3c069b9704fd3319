import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Cursor, FetchOrientation, OpenOptions } from '../../../src/database/room.ts';
import { type Client, decode, type SqlRoom, sqlRoom } from './sql-room.ts';

const failed = (code: number) => (error: unknown) => {
  assert.equal((error as { sqlcode?: number }).sqlcode, code, String((error as Error).stack));
  return true;
};

suite('cursors', () => {
  let room: SqlRoom;
  let sql: Client;
  const ends: (() => Promise<void>)[] = [];
  before(async () => {
    room = await sqlRoom({ after: end => void ends.push(end as () => Promise<void>) });
    sql = await room.session();
    await sql.run('CREATE SCHEMA C');
    await sql.run('CREATE TABLE C.T (N INTEGER NOT NULL PRIMARY KEY, V VARCHAR(10))');
    const insert = await sql.session.prepare('INSERT INTO C.T VALUES (?, ?)');
    await insert.executeBatch(Array.from({ length: 3000 }, (_, index) => [index + 1, `row ${index + 1}`]));
  });
  after(async () => {
    for (const end of ends) await end();
  });

  async function opened(client: Client, text: string, options: OpenOptions, cursorName?: string) {
    const prepared = await client.session.prepare(text, cursorName === undefined ? {} : { cursorName });
    const { cursor } = await prepared.open([], options);
    return cursor;
  }

  async function fetched(cursor: Cursor, rows: number, orientation?: FetchOrientation): Promise<string[]> {
    const found: string[] = [];
    const sink = (bytes: Buffer, start: number, end: number) => {
      found.push(decode(bytes.subarray(start, end), cursor.columns)[0]!);
    };
    await cursor.fetch({ rows, sink, ...(orientation && { orientation }) });
    return found;
  }

  test('blocks follow each other, and statements may come between', async () => {
    const cursor = await opened(sql, 'SELECT N FROM C.T ORDER BY N', {});
    assert.deepEqual(await fetched(cursor, 2), ['1', '2']);
    await sql.run(`UPDATE C.T SET V = 'changed' WHERE N = 1500`);
    assert.deepEqual(await fetched(cursor, 2), ['3', '4']);
    assert.equal((await fetched(cursor, 5000)).length, 2996);
    assert.deepEqual(await fetched(cursor, 1), []);
    await cursor.close();
    await assert.rejects(fetched(cursor, 1), failed(-501));
  });

  test('two cursors interleave', async () => {
    const one = await opened(sql, 'SELECT N FROM C.T ORDER BY N', {});
    const two = await opened(sql, 'SELECT N FROM C.T ORDER BY N DESC', {});
    assert.deepEqual(await fetched(one, 1), ['1']);
    assert.deepEqual(await fetched(two, 1), ['3000']);
    assert.deepEqual(await fetched(one, 1), ['2']);
    await one.close();
    assert.deepEqual(await fetched(two, 1), ['2999']);
    await two.close();
  });

  test('one that scrolls goes anywhere', async () => {
    const cursor = await opened(sql, 'SELECT N FROM C.T ORDER BY N', { scrollable: true });
    assert.deepEqual(await fetched(cursor, 1, { to: 'last' }), ['3000']);
    assert.deepEqual(await fetched(cursor, 1, { to: 'prior' }), ['2999']);
    assert.deepEqual(await fetched(cursor, 2, { to: 'first' }), ['1', '2']);
    assert.deepEqual(await fetched(cursor, 1, { to: 'relative', offset: 8 }), ['10']);
    assert.deepEqual(await fetched(cursor, 1, { to: 'absolute', offset: 1200 }), ['1200']);
    assert.deepEqual(await fetched(cursor, 1, { to: 'absolute', offset: -1 }), ['3000']);
    assert.deepEqual(await fetched(cursor, 1, { to: 'current' }), ['3000']);
    assert.deepEqual(await fetched(cursor, 1), []);
    assert.deepEqual(await fetched(cursor, 1, { to: 'prior' }), ['3000']);
    await fetched(cursor, 0, { to: 'before-first' });
    assert.deepEqual(await fetched(cursor, 1), ['1']);
    await cursor.close();
  });

  test('commit closes cursors, or lets those with hold read on', async () => {
    const client = await room.session({ autocommit: false, isolation: '*CS' });
    const held = await opened(client, 'SELECT N FROM C.T ORDER BY N', { hold: true });
    const other = await opened(client, 'SELECT N FROM C.T ORDER BY N', {});
    assert.deepEqual(await fetched(held, 1), ['1']);
    await client.session.commit({ hold: true });
    assert.deepEqual(await fetched(held, 2), ['2', '3']);
    await assert.rejects(fetched(other, 1), failed(-501));
    assert.equal((await fetched(held, 5000)).length, 2997);
    await held.close();
  });

  test('WHERE CURRENT OF changes the row that was fetched last', async () => {
    const client = await room.session({ autocommit: false, isolation: '*CHG' });
    const cursor = await opened(client, 'SELECT N, V FROM C.T WHERE N < 10 FOR UPDATE OF V', {}, 'CRSR1');
    assert.equal(cursor.updatable, true);
    assert.deepEqual(await fetched(cursor, 1), ['1']);
    assert.deepEqual(await fetched(cursor, 1), ['2']);
    assert.equal((await client.run(`UPDATE C.T SET V = 'here' WHERE CURRENT OF CRSR1`)).count, 1);
    assert.equal(await client.value('SELECT V FROM C.T WHERE N = 2'), 'here');
    assert.equal((await client.run('DELETE FROM C.T WHERE CURRENT OF CRSR1')).count, 1);
    await assert.rejects(client.run('DELETE FROM C.T WHERE CURRENT OF NONE'), failed(-507));
    await client.session.rollback();
    assert.equal(await client.value('SELECT COUNT(*) FROM C.T'), '3000');
  });

  test('the row is known whatever stands in the select list, and aggregates have none', async () => {
    const client = await room.session({ autocommit: false, isolation: '*ALL' });
    const text = `SELECT (SELECT MAX(B.N) FROM C.T B), ' FROM ', MAX(A.N, 1) FROM C.T A WHERE A.N = 5`;
    const cursor = await opened(client, text, {}, 'CRSR2');
    assert.deepEqual(await fetched(cursor, 1), ['3000']);
    assert.equal((await client.run(`UPDATE C.T SET V = 'found' WHERE CURRENT OF CRSR2`)).count, 1);
    assert.equal(await client.value('SELECT V FROM C.T WHERE N = 5'), 'found');
    assert.equal(await client.value('SELECT COUNT(*) + STDDEV(0) FROM C.T'), '3000');
    assert.equal(await client.value('SELECT ROW_NUMBER() OVER () FROM C.T WHERE N = 7'), '1');
    await client.session.rollback();
  });

  test('a change inside a query goes with common tables', async () => {
    const client = await room.session({ autocommit: false, isolation: '*CHG' });
    const text = `WITH X (K) AS (VALUES 3) SELECT F.N FROM FINAL TABLE (UPDATE C.T SET V = 'w' WHERE N < 5) F, X WHERE F.N = X.K`;
    assert.deepEqual(await client.rows(text), [['3']]);
    assert.equal(await client.value(`SELECT COUNT(*) FROM C.T WHERE V = 'w'`), '4');
    await client.session.rollback();
  });

  test('a row that another changes is waited for until the limit, and a circle is broken', async () => {
    const one = await room.session({ autocommit: false, isolation: '*CS', lockTimeout: 300 });
    const two = await room.session({ autocommit: false, isolation: '*CS', lockTimeout: 300 });
    await one.run(`UPDATE C.T SET V = 'one' WHERE N = 1`);
    await assert.rejects(two.run(`UPDATE C.T SET V = 'two' WHERE N = 1`), failed(-913));
    assert.equal((await two.run(`UPDATE C.T SET V = 'two' WHERE N = 2`)).count, 1);
    await one.session.rollback();
    await two.session.rollback();
  });

  test('a long statement is cancelled, and ends by itself after its time', async () => {
    const client = await room.session();
    const long = 'SELECT COUNT(*) FROM C.T A, C.T B, C.T D';
    const running = client.rows(long);
    setTimeout(() => void client.session.cancel(), 200);
    await assert.rejects(running, failed(-952));
    client.session.change({ queryTimeout: 1 });
    await assert.rejects(client.rows(long), failed(-666));
    client.session.change({ queryTimeout: undefined });
    assert.equal(await client.value('VALUES 1'), '1');
  });

  test('a session that is closed waits for no statement', async () => {
    const client = await room.session();
    const running = client.rows('SELECT COUNT(*) FROM C.T A, C.T B, C.T D');
    setTimeout(() => void client.session.close(), 200);
    await assert.rejects(running);
  });
});
