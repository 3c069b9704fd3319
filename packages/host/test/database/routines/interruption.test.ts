import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { routineRoom } from './fixture.ts';

suite('a routine that does not end', () => {
  const room = routineRoom(async sql => {
    await sql.run('CREATE TABLE T (K INTEGER)');
    await sql.run(
      'CREATE PROCEDURE COUNTS () BEGIN DECLARE I INTEGER DEFAULT 0; WHILE I >= 0 DO SET I = 1 - I; END WHILE; END',
    );
    await sql.run(`CREATE PROCEDURE READS () BEGIN
      DECLARE I INTEGER;
      DECLARE CONTINUE HANDLER FOR SQLEXCEPTION SET I = 0;
      L: LOOP SELECT COUNT(*) INTO I FROM T; END LOOP;
    END`);
    await sql.run('CREATE PROCEDURE JUMPS () BEGIN A: GOTO A; END');
  });

  for (const name of ['COUNTS', 'READS', 'JUMPS']) {
    test(`${name} is ended by cancel, whatever handlers it has, and others are served meanwhile`, async () => {
      const other = await room.session();
      const running = assert.rejects(other.run(`CALL ${name}()`), { sqlcode: -952, sqlstate: '57014' });
      await setTimeout(50);
      assert.equal(await room.sql.value('VALUES 1'), '1');
      assert.equal(await room.room.database.cancel(other.job.id), true);
      await running;
      assert.equal(await other.value('VALUES 2'), '2', 'the session is usable afterwards');
      await other.session.close();
    });

    test(`${name} is ended by the query time-out`, async () => {
      const other = await room.session({ queryTimeout: 1 });
      await assert.rejects(other.run(`CALL ${name}()`), { sqlcode: -666, sqlstate: '57005' });
      assert.equal(await other.value('VALUES 2'), '2');
      await other.session.close();
    });
  }
});
