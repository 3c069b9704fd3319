import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { SqlError } from '../../../src/database/error.ts';
import { sqlRoom } from '../session/sql-room.ts';

/** Runs nothing, and remembers what it should have run. */
function commands(ran: string[]) {
  const programs = { program: () => Promise.reject(new Error()), serviceProgram: () => Promise.reject(new Error()) };
  return () => ({ commands: { run: async (_: unknown, text: string) => void ran.push(text) }, programs });
}

suite('CALL of a procedure of the system', () => {
  test('QCMDEXC with and without the length, qualified and not, with a marker and a named argument', async t => {
    const ran: string[] = [];
    const room = await sqlRoom(t, commands(ran));
    const sql = await room.session();
    const outcome = await sql.run(`CALL QSYS2.QCMDEXC('CRTLIB A')`);
    assert.deepEqual(outcome, { count: 0, warnings: [], outputs: [], returnValue: 0, resultSets: [] });
    await sql.run(`CALL QCMDEXC('CRTLIB ABC  ', 0000000008.00000)`);
    await sql.run('{call QSYS2.QCMDEXC(?)}', 'CRTLIB C');
    await sql.run('CALL QSYS2.QCMDEXC(COMMAND_STRING => ?)', 'CRTLIB D');
    await sql.run(`CALL QSYS2.QCMDEXC('CRTLIB ' CONCAT USER)`);
    assert.deepEqual(ran, ['CRTLIB A', 'CRTLIB A', 'CRTLIB C', 'CRTLIB D', 'CRTLIB QSECOFR']);
  });

  test('markers are described by the parameters', async t => {
    const room = await sqlRoom(t, commands([]));
    const { session } = await room.session();
    const prepared = await session.prepare('{?= call QSYS2.QCMDEXC(?, ?)}');
    assert.equal(prepared.class, 'call');
    assert.deepEqual(prepared.markers, [
      { type: { name: 'INTEGER' }, nullable: false, mode: 'OUT' },
      { type: { name: 'VARCHAR', length: 32_702, ccsid: 1208 }, nullable: true, mode: 'IN', name: 'COMMAND_STRING' },
      { type: { name: 'DECIMAL', precision: 15, scale: 5 }, nullable: true, mode: 'IN', name: 'COMMAND_LENGTH' },
    ]);
    const { outputs } = await prepared.execute([null, 'CRTLIB A', null]);
    assert.deepEqual(outputs, [0, 'CRTLIB A', null]);
  });

  test('what cannot be called is refused by code', async t => {
    const room = await sqlRoom(t, commands([]));
    const sql = await room.session();
    const refused = async (text: string, sqlcode: number) =>
      assert.rejects(sql.run(text), (error: SqlError) => error instanceof SqlError && error.sqlcode === sqlcode, text);
    await refused('CALL QSYS2.QCMDEXC()', -440);
    await refused(`CALL QSYS2.QCMDEXC('A', 1, 2)`, -440);
    await refused(`CALL QSYS2.QCMDEXC(COMMAND_STRING => 'A', COMMAND_STRING => 'B')`, -440);
    await refused('CALL NOWHERE.NO_SUCH_PROCEDURE_THERE()', -204);
    await refused('CALL A/B()', -5016);
  });
});
