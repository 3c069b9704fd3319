import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { sqlRoom } from './sql-room.ts';

const failed = (code: number) => (error: unknown) => {
  assert.equal((error as { sqlcode?: number }).sqlcode, code, String((error as Error).stack));
  return true;
};

suite('authority', () => {
  test('others may do with a table what they were granted, also in a library with a delimited name', async t => {
    const room = await sqlRoom(t);
    const owner = await room.session({}, 'ANNA');
    const other = await room.session({}, 'BERT');
    for (const schema of ['PLAIN', '"Mixed"']) {
      await owner.run(`CREATE SCHEMA ${schema}`);
      await owner.run(`CREATE TABLE ${schema}.T (N INTEGER)`);
      await owner.run(`INSERT INTO ${schema}.T VALUES (1)`);
      await assert.rejects(other.rows(`SELECT N FROM ${schema}.T`), failed(-551));
      await owner.run(`GRANT SELECT ON ${schema}.T TO BERT`);
      assert.deepEqual(await other.rows(`SELECT N FROM ${schema}.T`), [['1']]);
      await assert.rejects(other.run(`UPDATE ${schema}.T SET N = 2`), failed(-551));
      await owner.run(`REVOKE SELECT ON ${schema}.T FROM BERT`);
      await assert.rejects(other.rows(`SELECT N FROM ${schema}.T`), failed(-551));
    }
  });
});
