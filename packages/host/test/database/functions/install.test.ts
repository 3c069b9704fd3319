import assert from 'node:assert/strict';
import { test } from 'node:test';
import { installLibrary } from '../../../src/database/functions/install.ts';
import { temporaryStore } from '../../store/temporary-store.ts';

test('a library of another version is replaced under what uses it', async t => {
  const store = await temporaryStore(t);
  await Promise.all([installLibrary(store), installLibrary(store)]);
  await store.query(`CREATE VIEW uses AS SELECT db2.str('a'::bpchar) AS one`);
  await store.query(`COMMENT ON SCHEMA db2 IS 'bigiron of yesterday'`);
  await installLibrary(store);
  assert.deepEqual((await store.query('SELECT one FROM uses')).rows, [{ one: 'a' }]);
});
