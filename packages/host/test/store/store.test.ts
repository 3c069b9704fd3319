import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { StoreError } from '../../src/store/error.ts';
import type { PgError } from '../../src/store/postgres/error.ts';
import { PostgresStore } from '../../src/store/postgres-store.ts';
import type { Store } from '../../src/store/store.ts';
import { undo } from './cleanup.ts';
import { temporaryDatabase, temporaryStore } from './temporary-store.ts';

async function storeWithEntries(t: Parameters<typeof temporaryStore>[0]): Promise<Store> {
  const store = await temporaryStore(t);
  await store.query('CREATE TABLE public.entry (id int4 PRIMARY KEY, note text)');
  return store;
}

async function ids(store: Store): Promise<number[]> {
  const { rows } = await store.query<{ id: number }>('SELECT id FROM public.entry ORDER BY id');
  return rows.map(row => row.id);
}

const insert = (id: number) => ({ text: 'INSERT INTO public.entry VALUES ($1)', params: [id] });
const state = (sqlstate: string) => (error: PgError) => error.sqlstate === sqlstate;
const code = (wanted: string) => (error: StoreError) => error.code === wanted;

test('a batch is one transaction: an error in the middle undoes all of it, and the store goes on', async t => {
  const store = await storeWithEntries(t);
  await assert.rejects(
    store.batch([insert(1), insert(2), insert(1), insert(3)]),
    (error: PgError) => error.sqlstate === '23505' && error.statement === 2,
  );
  assert.deepEqual(await ids(store), []);
  const results = await store.batch([
    insert(7),
    insert(8),
    { text: 'SELECT count(*)::int4 AS count FROM public.entry' },
  ]);
  assert.deepEqual(
    results.map(result => result.count),
    [1, 1, 1],
  );
  assert.deepEqual(results[2]?.rows, [{ count: 2 }]);
  assert.deepEqual(await ids(store), [7, 8]);
  assert.deepEqual(await store.batch([]), []);
});

test('a transaction commits when its work returns and rolls back when it throws', async t => {
  const store = await storeWithEntries(t);
  const returned = await store.transaction(async transaction => {
    await transaction.query('INSERT INTO public.entry VALUES ($1)', [1]);
    assert.deepEqual(await ids(store), [], 'nobody else sees it yet');
    return 'done';
  });
  assert.equal(returned, 'done');
  assert.deepEqual(await ids(store), [1]);
  const failing = store.transaction(async transaction => {
    await transaction.batch([insert(2), insert(3)]);
    throw new Error('changed my mind');
  });
  await assert.rejects(failing, /changed my mind/);
  assert.deepEqual(await ids(store), [1]);
});

test('a savepoint undoes its own work only', async t => {
  const store = await storeWithEntries(t);
  await store.transaction(async transaction => {
    await transaction.batch([insert(1)]);
    const inner = transaction.savepoint(async () => {
      await transaction.batch([insert(2)]);
      await transaction.savepoint(() => transaction.batch([insert(3)]));
      await transaction.batch([insert(1)]);
    });
    await assert.rejects(inner, state('23505'));
    assert.equal(await transaction.savepoint(async () => 'kept'), 'kept');
    await transaction.batch([insert(4)]);
  });
  assert.deepEqual(await ids(store), [1, 4]);
});

test('a swallowed error does not commit half of a transaction', async t => {
  const store = await storeWithEntries(t);
  const careless = store.transaction(async transaction => {
    await transaction.batch([insert(1)]);
    await transaction.batch([insert(1)]).catch(() => {});
  });
  await assert.rejects(careless, code('transaction-aborted'));
  assert.deepEqual(await ids(store), []);
});

test('a transaction that is over takes no more statements', async t => {
  const store = await storeWithEntries(t);
  const late = await store.transaction(async transaction => () => transaction.batch([insert(1)]));
  await assert.rejects(late(), code('transaction-aborted'));
  assert.deepEqual(await ids(store), []);
});

test('isolation is what was asked for', async t => {
  const store = await temporaryStore(t);
  for (const isolation of ['read committed', 'repeatable read', 'serializable'] as const) {
    const { rows } = await store.transaction(transaction => transaction.query('SHOW transaction_isolation'), {
      isolation,
    });
    assert.deepEqual(rows, [{ transaction_isolation: isolation }]);
  }
});

test('durable or not is decided for each call', async t => {
  const store = await temporaryStore(t);
  const text = `SELECT current_setting('synchronous_commit') AS commit`;
  const asked = async (durable?: boolean) => {
    const options = durable === undefined ? {} : { durable };
    const [alone, batch, transaction] = await Promise.all([
      store.query(text, [], options),
      store.batch([{ text }], options),
      store.transaction(transaction => transaction.query(text), options),
    ]);
    return [alone, batch[0]!, transaction].map(({ rows }) => rows[0]?.commit);
  };
  assert.deepEqual(await asked(), ['on', 'on', 'on']);
  assert.deepEqual(await asked(true), ['on', 'on', 'on']);
  assert.deepEqual(await asked(false), ['off', 'off', 'off']);
});

test('many transactions at once wait for each other, and single calls pass them by', async t => {
  const store = await storeWithEntries(t);
  let open = 0;
  let most = 0;
  const transactions = Array.from({ length: 30 }, (_, at) =>
    store.transaction(async transaction => {
      most = Math.max(most, ++open);
      await transaction.batch([insert(at)]);
      // A single call of somebody who has a transaction open gets a connection of its own.
      await store.query('SELECT 1');
      open--;
    }),
  );
  await Promise.all(transactions);
  assert.equal(most, 3, 'one of the four connections is never lent');
  assert.equal((await ids(store)).length, 30);
});

test('a slow statement does not hold up the others', async t => {
  const store = await temporaryStore(t);
  let slow = true;
  const sleeping = assert.rejects(store.query('SELECT pg_sleep(60)'), state('57014')).then(() => {
    slow = false;
  });
  await pause(80);
  for (let round = 0; round < 20; round++) await Promise.all(Array.from({ length: 20 }, () => store.query('SELECT 1')));
  assert.equal(slow, true);
  await store.query(
    `SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query LIKE '%sleep(60)' AND state = 'active'`,
  );
  await sleeping;
});

test('when the server grants no more connections, calls wait for those there are', async t => {
  const server = await temporaryDatabase();
  const administrator = new PostgresStore(server, 2);
  undo(t, () => administrator.close());
  await administrator.query('CREATE ROLE limited LOGIN CONNECTION LIMIT 1');
  const target = async () => ({ ...(await server.target()), user: 'limited' });
  const store = new PostgresStore({ location: server.location, target }, 4);
  undo(t, () => store.close());
  const sleeping = store.query('SELECT pg_sleep(0.3)');
  await pause(100);
  const [single, { rows }] = await Promise.all([
    store.query('SELECT 1'),
    store.transaction(transaction => transaction.query('SELECT 2 AS two')),
  ]);
  assert.equal(single.count, 1);
  assert.deepEqual(rows, [{ two: 2 }]);
  await sleeping;
});

test('connections that the server ended are replaced', async t => {
  const server = await temporaryDatabase();
  const store = new PostgresStore(server, 4);
  undo(t, () => store.close());
  await Promise.all(Array.from({ length: 20 }, () => store.query('SELECT pg_sleep(0.01)')));
  await store.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await pause(50);
  const answers = await Promise.all(Array.from({ length: 20 }, () => store.query<{ one: number }>('SELECT 1 AS one')));
  assert.ok(answers.every(({ rows }) => rows[0]?.one === 1));

  const dying = store.transaction(async transaction => {
    await transaction.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => {});
    await transaction.query('SELECT 1');
  });
  await assert.rejects(
    dying,
    (error: StoreError) => error.code === 'store-unavailable' || error.code === 'connection-lost',
  );
  assert.equal((await store.transaction(transaction => transaction.query('SELECT 1'))).count, 1);
});

test('a session keeps what it set, can be cancelled, and is closed by its user', async t => {
  const store = await temporaryStore(t);
  const session = await store.session({ parameters: { search_path: 'pg_temp', TimeZone: 'Europe/Paris' } });
  await session.script('CREATE TEMPORARY TABLE mine (id int4); BEGIN');
  await session.query('INSERT INTO mine VALUES (1)');
  assert.deepEqual((await session.query('SHOW TimeZone')).rows, [{ TimeZone: 'Europe/Paris' }]);
  assert.equal(session.transactionStatus, 'T');
  await session.script('COMMIT');
  assert.equal((await session.query('SELECT * FROM mine')).count, 1);
  await session.close();
  await assert.rejects(session.query('SELECT 1'), code('store-closed'));
});

test('a closed store refuses calls, after it finished those it had', async t => {
  const store = new PostgresStore(await temporaryDatabase(), 2);
  undo(t, () => store.close());
  // With a connection to send them on; calls that still wait for one are refused.
  await store.query('SELECT 1');
  const calls = Array.from({ length: 10 }, () => store.query('SELECT pg_sleep(0.02)'));
  await store.close();
  await Promise.all(calls);
  await assert.rejects(store.query('SELECT 1'), code('store-closed'));
  await assert.rejects(
    store.transaction(transaction => transaction.query('SELECT 1')),
    code('store-closed'),
  );
  await assert.rejects(
    store.listen('x', () => {}),
    code('store-closed'),
  );
  await assert.rejects(store.session(), code('store-closed'));
});
