import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { routineRoom } from './fixture.ts';

suite('procedures in SQL', () => {
  const room = routineRoom(async sql => {
    await sql.run('CREATE TABLE LOG (N INTEGER)');
    await sql.run('CREATE PROCEDURE TWICE (IN A INTEGER, OUT B INTEGER) SET B = 2 * A');
    await sql.run(`CREATE PROCEDURE EVERY (A INTEGER, INOUT B VARCHAR(5), OUT C DECIMAL(7,2), IN D DATE DEFAULT '2024-01-31')
      BEGIN SET C = A / 4.0; SET B = B CONCAT '!'; IF D IS NULL THEN SET C = NULL; END IF; END`);
    await sql.run('CREATE PROCEDURE LOGS (N INTEGER) INSERT INTO LOG VALUES (N)');
  });

  test('parameters of all modes, by position and by name, and defaults', async () => {
    const { sql } = room;
    const prepared = await sql.session.prepare('CALL EVERY(?, ?, ?)');
    assert.deepEqual(prepared.markers, [
      { type: { name: 'INTEGER' }, nullable: true, mode: 'IN', name: 'A' },
      { type: { name: 'VARCHAR', length: 5, ccsid: 37 }, nullable: true, mode: 'INOUT', name: 'B' },
      { type: { name: 'DECIMAL', precision: 7, scale: 2 }, nullable: true, mode: 'OUT', name: 'C' },
    ]);
    assert.deepEqual((await prepared.execute([9, 'hey', null])).outputs, [9, 'hey!', '2.25']);
    assert.deepEqual((await sql.run('CALL EVERY(D => NULL, C => ?, B => ?, A => 1)', null, 'x')).outputs, [null, 'x!']);
    assert.deepEqual((await sql.run('CALL EVERY(1, ?, ?, DEFAULT)', 'x', null)).outputs, ['x!', '0.25']);
    assert.deepEqual((await sql.run('CALL PL.TWICE(3 + 4, ?)', null)).outputs, [14]);
    assert.deepEqual((await sql.run('CALL PL.TWICE(CAST(? AS INTEGER) + 4, ?)', 3, null)).outputs, [3, 14]);
    assert.deepEqual((await sql.run(`CALL TWICE('21', ?)`, null)).outputs, [42]);
  });

  test('errors of arguments', async () => {
    const { sql } = room;
    await assert.rejects(sql.run('CALL TWICE(1, 2)'), { sqlcode: -469, sqlstate: '42886' });
    await assert.rejects(sql.run('CALL TWICE(1)'), { sqlcode: -440, sqlstate: '42884' });
    await assert.rejects(sql.run('CALL TWICE(1, ?, 3)', null), { sqlcode: -440 });
    await assert.rejects(sql.run('CALL TWICE(?, ?)', 1), { sqlcode: -313, sqlstate: '07001' });
    await assert.rejects(sql.run(`CALL TWICE('many', ?)`, null), { sqlcode: -420, sqlstate: '22018' });
    await assert.rejects(sql.run('CALL EVERY(1, ?, ?)', 'too long', null), { sqlcode: -302, sqlstate: '22001' });
  });

  test('overloads are told apart by the number of parameters; OR REPLACE, specific names and DROP', async () => {
    const { sql } = room;
    await sql.run('CREATE PROCEDURE OVER (OUT N INTEGER) SET N = 1');
    await sql.run('CREATE PROCEDURE OVER (A INTEGER, OUT N INTEGER) SPECIFIC OVER_TWO SET N = 2');
    assert.deepEqual((await sql.run('CALL OVER(?)', null)).outputs, [1]);
    assert.deepEqual((await sql.run('CALL OVER(0, ?)', null)).outputs, [2]);
    await assert.rejects(sql.run('CREATE PROCEDURE OVER (OUT X INTEGER) SET X = 1'), { sqlcode: -454 });
    await sql.run('CREATE OR REPLACE PROCEDURE OVER (OUT X INTEGER) SET X = 11');
    assert.deepEqual((await sql.run('CALL OVER(?)', null)).outputs, [11]);
    await assert.rejects(sql.run('CREATE PROCEDURE P1 () SPECIFIC OVER_TWO BEGIN END'), { sqlcode: -456 });
    await assert.rejects(sql.run('DROP PROCEDURE OVER'), { sqlcode: -476 });
    await sql.run('DROP SPECIFIC PROCEDURE OVER_TWO');
    await assert.rejects(sql.run('CALL OVER(0, ?)', null), { sqlcode: -440 });
    await sql.run('DROP PROCEDURE OVER');
    await assert.rejects(sql.run('CALL OVER(?)', null), { sqlcode: -204, tokens: ['OVER', 'PL', 'N'] });
  });

  test('a procedure calls others; outputs go into its variables', async () => {
    assert.deepEqual(
      await room.body(`BEGIN
        DECLARE A INTEGER DEFAULT 5;
        CALL TWICE(A + 1, N);
        SET S = 'a';
        CALL EVERY(B => S, A => A, C => A);
      END`),
      [12, 'a!'],
    );
    assert.deepEqual((await room.failure('CALL TWICE(1, 2)')).slice(0, 2), [-469, '42886']);
  });

  test('an exception of a procedure that was called can be handled by the caller', async () => {
    const { sql } = room;
    await sql.run(`CREATE PROCEDURE FAILS () SIGNAL SQLSTATE '75001' SET MESSAGE_TEXT = 'inside'`);
    assert.deepEqual(
      await room.body(`BEGIN
        DECLARE CONTINUE HANDLER FOR SQLSTATE '75001' GET DIAGNOSTICS CONDITION 1 S = MESSAGE_TEXT;
        CALL FAILS();
        SET N = 1;
      END`),
      [1, 'inside'],
    );
  });

  test('RETURN ends the procedure and is its return value', async () => {
    const { sql } = room;
    await sql.run('CREATE PROCEDURE RETURNS_ () BEGIN RETURN 3; INSERT INTO LOG VALUES (99); END');
    assert.equal((await sql.run('CALL RETURNS_()')).returnValue, 3);
    assert.deepEqual((await sql.run('{? = call RETURNS_()}', null)).outputs, [3]);
    assert.equal(await sql.value('SELECT COUNT(*) FROM LOG'), '0');
    assert.deepEqual(await room.body('BEGIN CALL RETURNS_(); GET DIAGNOSTICS N = DB2_RETURN_STATUS; END'), [3, null]);
  });

  test('recursion works, and has an end', async () => {
    const { sql } = room;
    await sql.run(`CREATE PROCEDURE FACTORIAL (IN N INTEGER, OUT F DECIMAL(31,0)) BEGIN
      IF N <= 1 THEN SET F = 1; ELSE CALL FACTORIAL(N - 1, F); SET F = F * N; END IF;
    END`);
    assert.deepEqual((await sql.run('CALL FACTORIAL(20, ?)', null)).outputs, ['2432902008176640000']);
    await sql.run('CREATE PROCEDURE ENDLESS () CALL ENDLESS()');
    await assert.rejects(sql.run('CALL ENDLESS()'), { sqlcode: -724, sqlstate: '54038' });
    await sql.run(`CREATE PROCEDURE ENDLESS_TOO () EXECUTE IMMEDIATE 'CALL ENDLESS_TOO()'`);
    await assert.rejects(sql.run('CALL ENDLESS_TOO()'), { sqlcode: -724 });
  });

  test('changes belong to the unit of work of the caller', async () => {
    const other = await room.session({ autocommit: false, isolation: '*CHG' });
    await other.run('CALL LOGS(1)');
    await other.run('CALL LOGS(2)');
    assert.equal(await room.sql.value('SELECT COUNT(*) FROM LOG'), '0');
    await other.session.rollback();
    assert.equal(await other.value('SELECT COUNT(*) FROM LOG'), '0');
    await other.run('CALL LOGS(3)');
    await other.session.commit();
    assert.equal(await room.sql.value('SELECT COUNT(*) FROM LOG'), '1');
    await other.session.close();
  });

  test('what a procedure did before it failed stays, to be committed or rolled back by the caller', async () => {
    const other = await room.session({ autocommit: false, isolation: '*CHG' });
    await other.run(`CREATE PROCEDURE HALF () BEGIN INSERT INTO LOG VALUES (50); SIGNAL SQLSTATE '75001'; END`);
    await other.session.commit();
    await assert.rejects(other.run('CALL HALF()'), { sqlcode: -438 });
    assert.equal(await other.value('SELECT COUNT(*) FROM LOG WHERE N = 50'), '1');
    await other.session.rollback();
    assert.equal(await other.value('SELECT COUNT(*) FROM LOG WHERE N = 50'), '0');
    await other.session.close();
    const committing = await room.session({ autocommit: true, isolation: '*CHG' });
    await assert.rejects(committing.run('CALL HALF()'), { sqlcode: -438 });
    assert.equal(await room.sql.value('SELECT COUNT(*) FROM LOG WHERE N = 50'), '0', 'the call is one unit of work');
  });

  test('COMMIT and ROLLBACK in a procedure', async () => {
    const other = await room.session({ autocommit: false, isolation: '*CHG' });
    await other.run(`CREATE PROCEDURE COMMITS () BEGIN
      INSERT INTO LOG VALUES (60); COMMIT; INSERT INTO LOG VALUES (61); ROLLBACK;
    END`);
    await other.session.commit();
    await other.run('CALL COMMITS()');
    assert.deepEqual(await room.sql.rows('SELECT N FROM LOG WHERE N >= 60'), [['60']]);
    await other.session.close();
  });

  test('names of a procedure mean what they meant when it was made', async () => {
    await room.sql.run('CREATE SCHEMA ELSEWHERE');
    const other = await room.session({ defaultSchema: 'ELSEWHERE' });
    await other.run('CALL PL.LOGS(70)');
    assert.equal(await room.sql.value('SELECT COUNT(*) FROM PL.LOG WHERE N = 70'), '1');
    await other.session.close();
  });

  test('a definition that changes between two calls is seen', async () => {
    const { sql } = room;
    await sql.run('CREATE TABLE CHANGING (A INTEGER)');
    await sql.run('INSERT INTO CHANGING VALUES (1)');
    await sql.run('CREATE PROCEDURE READS (OUT V VARCHAR(10)) SELECT A INTO V FROM CHANGING');
    assert.deepEqual((await sql.run('CALL READS(?)', null)).outputs, ['1']);
    await sql.run('DROP TABLE CHANGING');
    await sql.run('CREATE TABLE CHANGING (A VARCHAR(5))');
    await sql.run(`INSERT INTO CHANGING VALUES ('text')`);
    assert.deepEqual((await sql.run('CALL READS(?)', null)).outputs, ['text']);
  });

  test('a user needs authority to the procedure', async () => {
    await room.sql.run('CREATE PROCEDURE NOTHING () BEGIN END');
    const other = await room.room.session({ defaultSchema: 'PL' }, 'ALICE');
    await assert.rejects(other.run('CALL NOTHING()'), { sqlcode: -551, tokens: ['NOTHING', 'PL', 'PGM'] });
    await room.sql.run('GRANT EXECUTE ON PROCEDURE NOTHING TO ALICE');
    await other.run('CALL NOTHING()');
    // Made with SQL names it has the authority of its owner; dynamic statements have that of the user.
    await room.sql.run('GRANT EXECUTE ON PROCEDURE LOGS TO ALICE');
    await other.run('CALL LOGS(80)');
    assert.equal(await room.sql.value('SELECT COUNT(*) FROM LOG WHERE N = 80'), '1');
    await assert.rejects(other.run('INSERT INTO LOG VALUES (81)'), { sqlcode: -551, tokens: ['LOG', 'PL', 'FILE'] });
    for (const [name, options, body] of [
      ['AS_USER', 'SET OPTION USRPRF = *USER', 'INSERT INTO LOG VALUES (81)'],
      ['DYNAMIC', '', `EXECUTE IMMEDIATE 'INSERT INTO LOG VALUES (81)'`],
    ]) {
      await room.sql.run(`CREATE PROCEDURE ${name} () ${options} BEGIN ${body}; END`);
      await room.sql.run(`GRANT EXECUTE ON PROCEDURE ${name} TO ALICE`);
      await assert.rejects(other.run(`CALL ${name}()`), { sqlcode: -551, tokens: ['LOG', 'PL', 'FILE'] });
    }
    await other.session.close();
  });

  test('temporary tables are made and used by the same procedure', async () => {
    await room.sql.run(`CREATE PROCEDURE TEMPORARY_ (OUT N INTEGER) BEGIN
      DECLARE GLOBAL TEMPORARY TABLE SESSION.WORK (A INTEGER, B VARCHAR(20) DEFAULT 'a;b') WITH REPLACE;
      INSERT INTO SESSION.WORK (A) VALUES (1), (2);
      SELECT SUM(A) INTO N FROM SESSION.WORK WHERE B = 'a;b';
      DROP TABLE SESSION.WORK;
    END`);
    for (let again = 0; again < 2; again++)
      assert.deepEqual((await room.sql.run('CALL TEMPORARY_(?)', null)).outputs, [3]);
  });

  test('COMMIT ON RETURN; AUTONOMOUS is refused', async () => {
    const other = await room.session({ autocommit: false, isolation: '*CHG' });
    await other.run('CREATE PROCEDURE COMMITTING () COMMIT ON RETURN YES BEGIN INSERT INTO LOG VALUES (90); END');
    await other.session.commit();
    await other.run('CALL COMMITTING()');
    await other.session.rollback();
    assert.equal(await room.sql.value('SELECT COUNT(*) FROM LOG WHERE N = 90'), '1');
    await other.session.close();
    await assert.rejects(room.sql.run('CREATE PROCEDURE ALONE () AUTONOMOUS BEGIN END'), { sqlcode: -270 });
  });

  test('positions of errors are those in what the caller sent', async () => {
    await room.sql.run('CREATE PROCEDURE WRONG_ () BEGIN DELETE FROM NOSUCH; END');
    const error = await room.sql.run('CALL WRONG_()').catch(one => one);
    assert.deepEqual([error.sqlcode, error.position], [-204, undefined]);
  });

  test('distinct types are types of parameters and variables', async () => {
    const { sql } = room;
    await sql.run('CREATE TYPE MONEY AS DECIMAL(9,2)');
    await sql.run(
      'CREATE PROCEDURE PAYS (IN A MONEY, OUT B MONEY) BEGIN DECLARE C MONEY; SET C = A * 2; SET B = C; END',
    );
    assert.deepEqual((await sql.run('CALL PAYS(1.505, ?)', null)).outputs, ['3.00']);
  });
});
