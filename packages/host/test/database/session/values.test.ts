import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { sqlRoom } from './sql-room.ts';

suite('values', () => {
  test('of constants and operators', async t => {
    const room = await sqlRoom(t);
    const sql = await room.session();
    assert.deepEqual(await sql.rows('VALUES 1 + 2'), [['3']]);
    assert.deepEqual(await sql.rows(`VALUES (1, 'a'), (2, 'b')`), [
      ['1', 'a'],
      ['2', 'b'],
    ]);
    assert.deepEqual(await sql.rows('VALUES 7 / 2'), [['3']]);
    assert.deepEqual(await sql.rows('VALUES 7.0 / 2'), [['3.500000000000000000000000000000']]);
    assert.deepEqual(await sql.rows('VALUES CASE WHEN 1 = 2 THEN 1 ELSE 2.5 END'), [['2.5']]);
    assert.deepEqual(await sql.rows('VALUES CAST(? AS INTEGER)', 5), [['5']]);
    assert.equal((await sql.value('VALUES CURRENT TIMESTAMP'))?.length, 26);
  });
});
