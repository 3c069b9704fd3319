import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoreError } from '../../src/store/error.ts';
import { migrate, type RoomSchema } from '../../src/store/migrations.ts';
import { PostgresStore } from '../../src/store/postgres-store.ts';
import type { Store } from '../../src/store/store.ts';
import { undo } from './cleanup.ts';
import { temporaryDatabase, temporaryStore } from './temporary-store.ts';

const first = { name: 'shelves', sql: 'CREATE TABLE shelf (id int4); CREATE TABLE book (id int4, shelf int4)' };
const second = { name: 'titles', sql: 'ALTER TABLE book ADD COLUMN title text' };
const library = (...migrations: RoomSchema['migrations'][number][]): RoomSchema => ({ room: 'library', migrations });

const conflict = (pattern: RegExp) => (error: StoreError) =>
  error.code === 'migration-conflict' && pattern.test(error.message);

async function applied(store: Store): Promise<unknown[]> {
  const { rows } = await store.query('SELECT room, name FROM migration ORDER BY room, position');
  return rows;
}

test('steps are applied once and in order, later ones when they come', async t => {
  const store = await temporaryStore(t);
  await migrate(store, [library(first)]);
  await migrate(store, [library(first)]);
  await store.query('INSERT INTO book VALUES (1, 2)');
  await migrate(store, [
    library(first, second),
    { room: 'attic', migrations: [{ name: 'boxes', sql: 'CREATE TABLE box ()' }] },
  ]);
  assert.deepEqual((await store.query('SELECT * FROM book')).rows, [{ id: 1, shelf: 2, title: null }]);
  assert.deepEqual(await applied(store), [
    { room: 'attic', name: 'boxes' },
    { room: 'library', name: 'shelves' },
    { room: 'library', name: 'titles' },
  ]);
});

test('a step that fails leaves nothing behind', async t => {
  const store = await temporaryStore(t);
  await assert.rejects(
    migrate(store, [library(first, { name: 'broken', sql: 'CREATE TABLE shelf ()' })]),
    /already exists/,
  );
  await migrate(store, [library(first)]);
  assert.equal((await applied(store)).length, 1);
});

test('several hosts may migrate at the same time', async t => {
  const server = await temporaryDatabase();
  const stores = Array.from({ length: 5 }, () => new PostgresStore(server, 2));
  undo(t, () => Promise.all(stores.map(store => store.close())).then(() => {}));
  await Promise.all(stores.map(store => migrate(store, [library(first, second)])));
  assert.equal((await applied(stores[0]!)).length, 2);
});

test('a database that a newer version used is refused', async t => {
  const store = await temporaryStore(t);
  await migrate(store, [library(first, second)]);
  await assert.rejects(migrate(store, [library(first)]), conflict(/newer bigiron.*"titles" of library/));
});

test('a step that was changed or renamed after it was applied is refused', async t => {
  const store = await temporaryStore(t);
  await migrate(store, [library(first)]);
  await assert.rejects(
    migrate(store, [library({ ...first, sql: 'CREATE TABLE shelf ()' }, second)]),
    conflict(/Step 1 of library/),
  );
  await assert.rejects(migrate(store, [library({ ...first, name: 'racks' })]), conflict(/"racks"/));
  assert.equal((await applied(store)).length, 1);
});
