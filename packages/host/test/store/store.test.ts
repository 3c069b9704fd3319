import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PgError } from '../../src/store/postgres/error.ts';
import { temporaryStore } from './temporary-store.ts';

test('a batch is one transaction: an error in the middle undoes all of it, and the store goes on', async t => {
  const store = await temporaryStore(t);
  await store.query('CREATE TABLE public.entry (id int4 PRIMARY KEY)');
  const insert = (id: number) => ({ text: 'INSERT INTO public.entry VALUES ($1)', params: [id] });
  await assert.rejects(store.batch([insert(1), insert(2), insert(1), insert(3)]), (error: PgError) => {
    assert.equal(error.sqlstate, '23505');
    assert.equal(error.statement, 2);
    assert.equal(error.table, 'entry');
    assert.equal(error.constraint, 'entry_pkey');
    return true;
  });
  await store.batch([insert(7), insert(8)]);
  const { rows } = await store.query<{ id: number }>('SELECT id FROM public.entry ORDER BY id');
  assert.deepEqual(
    rows.map(row => row.id),
    [7, 8],
  );
});
