import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { routineRoom } from './fixture.ts';

suite('global variables and distinct types', () => {
  const room = routineRoom(async sql => {
    await sql.run('CREATE VARIABLE COUNTER INTEGER DEFAULT 10');
    await sql.run('CREATE VARIABLE NAME_ VARCHAR(5)');
    await sql.run(`CREATE VARIABLE WHO VARCHAR(10) DEFAULT USER`);
  });

  test('each session has a value of its own, which begins with the default', async () => {
    const other = await room.session();
    assert.equal(await room.sql.value('VALUES COUNTER'), '10');
    await room.sql.run('SET COUNTER = COUNTER + 5');
    assert.equal(await room.sql.value('VALUES PL.COUNTER * 2'), '30');
    assert.equal(await other.value('VALUES COUNTER'), '10');
    assert.equal(await other.value('VALUES NAME_'), null);
    assert.equal(await other.value('VALUES WHO'), 'QSECOFR');
    await room.sql.run('SET COUNTER = 10');
    await other.session.close();
  });

  test('SET and VALUES INTO with markers', async () => {
    const { sql } = room;
    await sql.run('SET NAME_ = ?', 'abc');
    assert.deepEqual((await sql.run('SET ? = NAME_ CONCAT ?', null, 'd')).outputs, ['abcd', 'd']);
    assert.deepEqual((await sql.run('VALUES (COUNTER, 2) INTO ?, ?', null, null)).outputs, [10, 2]);
    const { warnings } = await sql.run(`SET NAME_ = 'abcdefg'`);
    assert.deepEqual(warnings, [{ sqlcode: 445, sqlstate: '01004', tokens: [] }]);
    assert.equal(await sql.value('VALUES NAME_'), 'abcde');
    await assert.rejects(sql.run('SET NOSUCH = 1'), { sqlcode: -206 });
    await assert.rejects(sql.run(`SET COUNTER = 'x'`), { sqlcode: -420 });
  });

  test('in queries, changes and procedures', async () => {
    const { sql } = room;
    await sql.run('CREATE TABLE T (K INTEGER)');
    await sql.run('INSERT INTO T VALUES (9), (COUNTER), (11)');
    assert.deepEqual(await sql.rows('SELECT K FROM T WHERE K >= COUNTER ORDER BY K'), [['10'], ['11']]);
    assert.deepEqual(
      await room.body(`BEGIN
        SET COUNTER = COUNTER + 1;
        SELECT COUNT(*) INTO N FROM T WHERE K >= COUNTER;
        SET S = COUNTER;
        SELECT 10 INTO COUNTER FROM DUMMY;
      END`),
      [1, '11'],
    );
    assert.equal(await sql.value('VALUES COUNTER'), '10');
  });

  test('a value is not part of the unit of work', async () => {
    const other = await room.session({ autocommit: false, isolation: '*CHG' });
    await other.run('SET COUNTER = 77');
    await other.session.rollback();
    assert.equal(await other.value('VALUES COUNTER'), '77');
    await other.session.close();
  });

  test('a constant cannot be set, and a variable that is gone is not found', async () => {
    const { sql } = room;
    await sql.run('CREATE VARIABLE PI_ DECIMAL(5, 4) CONSTANT 3.1416');
    assert.equal(await sql.value('VALUES PI_'), '3.1416');
    await assert.rejects(sql.run('SET PI_ = 3'), { sqlcode: -20430 });
    await sql.run('DROP VARIABLE PI_');
    await assert.rejects(sql.value('VALUES PI_'), { sqlcode: -206 });
    await sql.run('CREATE VARIABLE PI_ INTEGER DEFAULT 3');
    assert.equal(await sql.value('VALUES PI_'), '3', 'the value of the one that was dropped is forgotten');
  });

  test('CAST to a distinct type is CAST to its source', async () => {
    const { sql } = room;
    await sql.run('CREATE TYPE MONEY AS DECIMAL(9, 2)');
    assert.equal(await sql.value('VALUES CAST(1.239 AS MONEY)'), '1.23');
    assert.equal(await sql.value(`VALUES CAST('7' AS PL.MONEY) * 2`), '14.00');
    assert.equal(await sql.value('VALUES MONEY(5)'), '5.00');
    await sql.run('CREATE FUNCTION HALF (A MONEY) RETURNS MONEY RETURN A / 2');
    assert.equal(await sql.value('VALUES HALF(CAST(3 AS MONEY))'), '1.50');
    await assert.rejects(sql.value('VALUES CAST(1 AS NOSUCH)'), { sqlcode: -204 });
  });
});
