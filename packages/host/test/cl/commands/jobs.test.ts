import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../../src/cl/commands/index.ts';
import { CommandInterpreter } from '../../../src/cl/run/interpreter.ts';
import { presentable } from '../../../src/cl/run/presentable.ts';
import type { Storage } from '../../../src/programs/room.ts';
import { temporaryHost } from '../temporary-host.ts';

test('CALL passes constants as IBM i does: characters in 32 bytes, numbers packed (15 5), or as their type says', async t => {
  const host = await temporaryHost(t);
  const calls: (string | undefined)[][] = [];
  host.programs.set(
    'L/P',
    (parameters: readonly Storage[]) => void calls.push(parameters.map(storage => storage?.toString('hex'))),
  );
  host.programs.set('L/BOOM', () => {
    throw host.rooms.messages.escape('CPF9898', ['boom']);
  });
  const padded = (hex: string) => hex.padEnd(64, '40');
  await host.check([
    ['CALL L/P'],
    [`CALL L/P ('abc' 12 X'C1' 1.5 -1 '${'x'.repeat(33)}')`],
    [
      "CALL PGM(L/P) PARM(('A' (*CHAR 3)) (-5 (*INT 2)) (7 (*UINT 8)) (123.456 (*DEC 7 2)) ('1' (*LGL)) (X'C1C2C3' (*CHAR 2)))",
    ],
    ['CALL L/P ((1234567890.123456 (*DEC 17 6)))'],
  ]);
  assert.deepEqual(calls, [
    [],
    [padded('818283'), '000000001200000f', padded('c1'), '000000000150000f', '000000000100000d', 'a7'.repeat(33)],
    ['c14040', 'fffb', '0000000000000007', '0012345f', 'f1', 'c1c2'],
    // IBM's support page on CPD0095: ten digits before the point, five behind it, whatever the type.
    ['01234567890123450f'],
  ]);
  await host.check([
    ['CALL NOSUCH', 'CPD0170 02 30 NOSUCH *LIBL', 'CPF0001 15 30 CALL'],
    ['CALL LOCKED/P', 'CPD0161 02 30 P LOCKED', 'CPF0001 15 30 CALL'],
    ['CALL L/P 12345678901', 'CPD0095 02 30 PARM 12345678901 15 5 *DEC', 'CPF0001 15 30 CALL'],
    ['CALL L/P ((12345678901 (*DEC 11 0)))', 'CPD0095 02 30 PARM 12345678901 11 0 *DEC', 'CPF0001 15 30 CALL'],
    ['CALL L/P ((70000 (*INT 2)))', 'CPD0095 02 30 PARM 70000 2 *INT', 'CPF0001 15 30 CALL'],
    ['CALL L/P ((-1 (*UINT 4)))', 'CPD0095 02 30 PARM -1 4 *UINT', 'CPF0001 15 30 CALL'],
    ["CALL L/P (('X' (*DEC 5)))", 'CPD0076 02 30 PARM X', 'CPF0001 15 30 CALL'],
    ['CALL L/P (&VAR)', 'CPD0727 02 30 &VAR', 'CPF0001 15 30 CALL'],
    ['CALL L/BOOM', 'CPF9898 15 40 boom'],
  ]);
  assert.equal(calls.length, 4);
});

test('SBMJOB hands over the command, its queue, time, libraries and attributes', async t => {
  const host = await temporaryHost(t);
  await host.check([
    ['CHGLIBL LIBL(QGPL) CURLIB(QUSRSYS)', 'CPC2198 01 0 QUSRSYS', 'CPC2101 01 0'],
    ["SBMJOB CMD(CALL PGM(L/P) PARM('x' 5)) JOB(NIGHT)", 'CPC1221 01 0 NIGHT QSECOFR 000777 QBATCH QGPL'],
    [
      "SBMJOB CMD('dlyjob 5') JOBQ(L/Q) JOBPTY(3) HOLD(*YES) LOG(4 0 *SECLVL) INLLIBL(A B) CURLIB(*CRTDFT) SYSLIBL(*SYSVAL) LOGCLPGM(*YES) MSGQ(*NONE) CCSID(*HEX) USER(BOB)",
      'CPC1221 01 0 QDFTJOBD QSECOFR 000777 Q L',
    ],
  ]);
  const system = host.officer.libraries.system;
  assert.deepEqual(host.submitted.splice(0), [
    {
      name: 'NIGHT',
      command: "CALL PGM(L/P) PARM('x' 5)",
      user: '*CURRENT',
      held: false,
      libraries: { system, current: 'QUSRSYS', user: ['QGPL'] },
      attributes: {},
      messageQueue: '*USRPRF',
    },
    {
      name: 'QDFTJOBD',
      command: 'dlyjob 5',
      user: 'BOB',
      held: true,
      libraries: { system: host.rooms.values.get('QSYSLIBL'), current: undefined, user: ['A', 'B'] },
      attributes: { LOG: '4 0 *SECLVL', LOGCLPGM: '*YES', CCSID: '65535' },
      messageQueue: '*NONE',
      queue: { name: 'Q', library: 'L' },
      priority: 3,
    },
  ]);
  const now = new Date(host.clock.now());
  const at = async (when: string) => {
    await host.run(`SBMJOB CMD(A) ${when}`);
    const { notBefore } = host.submitted.splice(0)[0]!;
    return notBefore === undefined ? undefined : new Date(notBefore);
  };
  const moment = (day: number, hours: number, minutes = 0) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + day, hours, minutes);
  assert.deepEqual(await at('SCDTIME(235900)'), moment(0, 23, 59));
  assert.deepEqual(await at("SCDTIME('00:00')"), moment(1, 0));
  assert.deepEqual(await at("SCDDATE('010326') SCDTIME(0500)"), new Date(2026, 0, 3, 5));
  assert.equal(await at(''), undefined);
  await host.check([
    ["SBMJOB CMD('A(')", 'CPD0020 02 30 ( A', 'CPF0001 15 30 SBMJOB'],
    ['SBMJOB', 'CPD0071 02 30 CMD', 'CPF0001 15 30 SBMJOB'],
    ["SBMJOB RQSDTA('CALL X')", 'CPC1221 01 0 QDFTJOBD QSECOFR 000777 QBATCH QGPL'],
    ['SBMJOB CMD(A) JOBD(OTHER)', 'CPD0084 02 30 JOBD OTHER', 'CPF0001 15 30 SBMJOB'],
    ['SBMJOB CMD(A) JOBPTY(10)', 'CPD0074 02 30 JOBPTY 10 1', 'CPF0001 15 30 SBMJOB'],
    ['SBMJOB CMD(A) SCDDATE(311126)', 'CPD0082 02 30 SCDDATE 311126', 'CPF0001 15 30 SBMJOB'],
  ]);
});

test('jobs: changed, ended and shown', async t => {
  const host = await temporaryHost(t);
  const anna = await host.newUser('ANNA');
  const { number } = host.officer.id;
  const own = `TEST QSECOFR ${number}`;
  await host.check([
    [
      'CHGJOB LOG(4 0 *SECLVL) LOGCLPGM(*YES) DATFMT(*DMY) SWS(11110000) RUNPTY(10) CCSID(273) OUTQ(QGPL/OUT)',
      `CPC1129 01 0 ${own}`,
    ],
    ['CHGJOB DATFMT(*ISO)', 'CPD0084 02 30 DATFMT *ISO', 'CPF0001 15 30 CHGJOB'],
    ['CHGJOB SWS(XX)', 'CPD0084 02 30 SWS XX', `CPF1336 15 40 ${own}`],
    ['CHGJOB JOB(NOSUCH) RUNPTY(5)', 'CPF1321 15 40 NOSUCH'],
    ['CHGJOB JOB(TEST) RUNPTY(5)', 'CPF1332 15 40'],
    ['ENDJOB', 'CPD0071 02 30 JOB', 'CPF0001 15 30 ENDJOB'],
    ['ENDJOB NOSUCH', 'CPF1321 15 40 NOSUCH'],
    ['ENDJOB JOB(ANNA/TEST) SPLFILE(*YES)', 'CPD0084 02 30 SPLFILE *YES', 'CPF0001 15 30 ENDJOB'],
    ['DSPJOB NOSUCH', 'CPF1321 15 40 NOSUCH'],
    ['DSPJOBLOG NOSUCH', 'CPF1321 15 40 NOSUCH'],
  ]);
  assert.equal(host.officer.ccsid, 273);
  assert.deepEqual(
    ['LOG', 'LOGCLPGM', 'DATFMT', 'SWS', 'RUNPTY', 'OUTQ'].map(keyword => host.officer.attribute(keyword)),
    ['4 0 *SECLVL', '*YES', '*DMY', '11110000', '10', 'QGPL/OUT'],
  );
  const refused = `CPF1344 15 40 ${own}`;
  await host.check(
    [
      [`CHGJOB JOB(${number}/QSECOFR/TEST) RUNPTY(5)`, refused],
      [`ENDJOB ${number}/QSECOFR/TEST`, refused],
      [`DSPJOB ${number}/QSECOFR/TEST`, refused],
      [`DSPJOBLOG ${number}/QSECOFR/TEST`, refused],
    ],
    anna,
  );

  const log = await host.printed('DSPJOBLOG');
  assert.equal(log.name, 'QPJOBLOG');
  assert.ok(log.lines.some(line => /^CPF1332 {2}Escape {9} 40 {2}2025-01-02 03:04:05 {2}QCMD$/.test(line)));
  assert.ok(log.lines.includes('         Recovery: Qualify the job with user and number.'));
  const job = await host.printed(`DSPJOB ${number}/QSECOFR/TEST`);
  assert.equal(job.name, 'QPDSPJOB');
  assert.ok(job.lines.some(line => /^Status[ .]+: \*ACTIVE$/.test(line)));
  assert.ok(job.lines.some(line => /^DATFMT[ .]+: \*DMY$/.test(line)));
  assert.ok(job.lines.includes('QGPL        USR'));
  assert.ok(job.lines.some(line => line.startsWith('QPJOBLOG         1  DSPJOBLOG   QSECOFR')));
  assert.ok((await host.printed('DSPJOB OPTION(*LIBL)')).lines.every(line => !line.startsWith('Status')));

  await host.check([
    ['ENDJOB ANNA/TEST OPTION(*IMMED)', `CPC1231 01 0 TEST ANNA ${anna.id.number}`],
    ['ENDJOB ANNA/TEST *IMMED', `CPF1361 15 40 TEST ANNA ${anna.id.number}`],
  ]);
  assert.ok(anna.ending.aborted);
});

test('DLYJOB waits for seconds or a time of day, and until the job is ended', async t => {
  const host = await temporaryHost(t);
  const anna = await host.newUser('ANNA');
  let done: string[] = [];
  const start = (text: string, job = host.officer) => {
    void host.run(text, job).then(() => done.push(text));
    return new Promise(resolve => setTimeout(resolve, 50));
  };
  const waited = async (seconds: number) => {
    host.clock.advance(seconds * 1000);
    await new Promise(resolve => setImmediate(resolve));
    return done.splice(0);
  };
  await start('DLYJOB 60');
  assert.deepEqual(await waited(59), []);
  assert.deepEqual(await waited(1), ['DLYJOB 60']);
  const inAnHour = new Date(host.clock.now() + 3_600_000);
  const time = `${inAnHour.getHours()}`.padStart(2, '0') + `${inAnHour.getMinutes()}`.padStart(2, '0');
  await start(`DLYJOB RSMTIME(${time})`);
  assert.deepEqual(await waited(3_600 - 70), []);
  assert.deepEqual(await waited(70), [`DLYJOB RSMTIME(${time})`]);
  await start(`DLYJOB RSMTIME(${time})`);
  host.clock.set(23 * 3_600_000);
  assert.deepEqual(await waited(59), []);
  host.clock.set(3_600_000);
  assert.deepEqual(await waited(60), [`DLYJOB RSMTIME(${time})`], 'the clock was set past the time');
  await start('DLYJOB 999999', anna);
  await host.run('ENDJOB ANNA/TEST *IMMED');
  await new Promise(resolve => setImmediate(resolve));
  assert.deepEqual(done, ['DLYJOB 999999']);
  done = [];
  await host.check([
    ['DLYJOB', 'CPD0071 02 30 DLY', 'CPF0001 15 30 DLYJOB'],
    ["DLYJOB 5 RSMTIME('10:00')", 'CPD0091 02 30 DLY RSMTIME', 'CPF0001 15 30 DLYJOB'],
    ["DLYJOB RSMTIME('25:00')", 'CPD0081 02 30 RSMTIME 25:00', 'CPF0001 15 30 DLYJOB'],
    ['DLYJOB 1000000', 'CPD0095 02 30 DLY 1000000 6 0 *DEC', 'CPF0001 15 30 DLYJOB'],
  ]);
});

test('a request stands in the job log without its secrets', async t => {
  const host = await temporaryHost(t);
  await host.interpreter.request(host.officer, "CRTUSRPRF BOB PASSWORD('hunter2hunter2') TEXT(x)");
  const request = host.officer.log.since(0).find(({ message }) => message.type === '08')!;
  assert.equal(request.message.text, 'CRTUSRPRF BOB PASSWORD() TEXT(x)');
  const shown = (text: string) => presentable(text, commands);
  assert.equal(shown("crtusrprf bob 'hunter2'"), 'CRTUSRPRF bob ()');
  assert.equal(shown('CHGUSRPRF BOB PASWORD(hunter2)'), 'CHGUSRPRF BOB PASWORD()');
  assert.equal(shown("SBMJOB CMD(CHGPWD 'a' 'b') JOB(X)"), "SBMJOB CMD('CHGPWD () ()') JOB(X)");
  assert.equal(shown("SBMJOB RQSDTA('CHGPWD a b')"), "SBMJOB RQSDTA('CHGPWD () ()')");
  assert.equal(shown("CHGPWD 'a"), 'CHGPWD');
  assert.equal(shown('CHGPASSWD a b'), 'CHGPASSWD');
});

test('a submitted command runs as a batch job of its own, and the submitter hears of its end', async t => {
  const host = await temporaryHost(t);
  const { rooms, officer } = host;
  const { jobQueues, jobs } = host.system;
  const interpreter = new CommandInterpreter({ ...rooms, jobQueues }, commands);
  await jobQueues.serve((job, command) => interpreter.request(job, command));
  const own = officer.profile.messageQueue;
  const ended = new Promise<void>(resolve =>
    jobs.onEnd(async () => {
      resolve();
      return undefined;
    }),
  );

  await interpreter.run(officer, "SBMJOB CMD(CRTLIB NIGHTLIB TEXT('by night')) JOB(NIGHT) LOG(4 0 *MSG)");
  await ended;
  const { text, createdBy } = await rooms.libraries.describe(officer, 'NIGHTLIB');
  assert.deepEqual([text, createdBy], ['by night', 'QSECOFR']);
  const { id } = await rooms.jobs.require({ name: 'NIGHT' });
  assert.deepEqual(
    (await rooms.jobs.log(officer, id)).map(({ message }) => message.id || message.text),
    ['CPF1124', "CRTLIB NIGHTLIB TEXT('by night')", 'CPC2102', 'CPF1164'],
  );
  const told = async () =>
    (await rooms.messageQueues.list(officer, own, { order: 'oldest-first' })).map(({ message }) => message.id);
  while ((await told()).length === 0) await new Promise(resolve => setTimeout(resolve, 10));
  assert.deepEqual(await told(), ['CPF1241']);
});
