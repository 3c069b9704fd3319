import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { openRooms } from '../../../src/rooms.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { systemRandom } from '../../../src/system/random.ts';
import { Client } from '../session/sql-room.ts';

const files = {
  'total.ts': `
    import { char, inout, out, packed, program } from '@bigiron/host/program';
    export default program({ customer: char(10), amount: inout(packed(7, 2)), total: out(packed(9, 2)) }, ({ customer, amount }) => ({
      amount: String(amount.toNumber() + 1),
      total: String(amount.toNumber() * customer.length),
    }));`,
  'types.ts': `
    import { char, date, float8, inout, int16, int32, int64, program, time, timestamp, varchar, zoned } from '@bigiron/host/program';
    export default program(
      {
        a: inout(int16()), b: inout(int32()), c: inout(int64()), d: inout(zoned(5, 1)), e: inout(float8()),
        f: inout(varchar(10)), g: inout(date()), h: inout(time()), i: inout(timestamp()), j: inout(char(4)),
      },
      ({ a, b, c, d, e, f, g, h, i, j }) => ({
        a: a + 1, b: b + 1, c: c + 1n, d: String(d.toNumber() + 1), e: e * 2, f: f.toUpperCase(),
        g: g.replace('2024', '2025'), h: h.replace('10', '11'), i: i.replace('2024', '2025'), j: j + '!',
      }),
    );`,
  'styled.ts': `
    import { char, inout, int16, int32, out, program, varchar } from '@bigiron/host/program';
    export default program(
      {
        a: int32(), b: out(varchar(30)), nullA: int16(), nullB: inout(int16()),
        state: inout(char(5)), name: varchar(517), specific: varchar(128), text: inout(varchar(1000)),
      },
      ({ a, nullA, state, name, specific }) => {
        if (nullA < 0) return { b: 'null given', nullB: 0, state, text: '' };
        if (a === 1) return { b: '', nullB: -1, state, text: '' };
        if (a === 2) return { b: 'x', nullB: 0, state: '38999', text: 'not two' };
        if (a === 3) return { b: 'x', nullB: 0, state: '01H77', text: 'take care' };
        return { b: name + '/' + specific, nullB: 0, state, text: '' };
      },
    );`,
  'fails.ts': `
    import { Escape, program } from '@bigiron/host/program';
    export default program({}, () => { throw new Escape('Customer 12 is blocked'); });`,
  'waits.ts': `
    import { program } from '@bigiron/host/program';
    export default program({}, () => new Promise(() => {}));`,
  'greet.ts': `
    import { char, int32, program } from '@bigiron/host/program';
    export default program({ who: char(5), often: int32() }, ({ who, often }, job) => { job.inform('Hello ' + who + ' ' + often); });`,
};

suite('external procedures', () => {
  let sql: Client;
  let rooms: Awaited<ReturnType<typeof openRooms>>;
  let data: string;

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'bigiron-external-'));
    await mkdir(join(data, 'programs', 'SHOP'), { recursive: true });
    for (const [name, source] of Object.entries(files)) await writeFile(join(data, 'programs', 'SHOP', name), source);
    rooms = await openRooms({
      dataDirectory: data,
      databaseUrl: undefined,
      keyFile: join(data, 'keys.txt'),
      clock: systemClock,
      random: systemRandom,
      audit: { record: () => {} },
      programs: join(data, 'programs'),
      release: 'V7R5M0',
      services: { list: () => [], start: async () => {}, stop: async () => {}, move: async () => {} },
    });
    const profile = await rooms.profiles.require('QSECOFR');
    const job = await rooms.jobs.start({ name: 'QZDASOINIT', user: 'QSECOFR', profile, type: 'prestart' });
    sql = new Client(await rooms.database.open(job, { defaultSchema: 'SHOP' }), job);
  });
  after(async () => {
    await rooms?.close();
    await rm(data, { recursive: true, force: true });
  });

  test('PARAMETER STYLE GENERAL: the parameters of the program are those of the procedure', async () => {
    await sql.run(`CREATE PROCEDURE TOTAL_OF (IN CUSTOMER CHAR(10), INOUT AMOUNT DECIMAL(7, 2), OUT TOTAL DECIMAL(9, 2))
      EXTERNAL NAME 'SHOP/TOTAL' LANGUAGE RPGLE PARAMETER STYLE GENERAL`);
    assert.deepEqual((await sql.run('CALL TOTAL_OF(?, ?, ?)', 'SMITH', '12.50', null)).outputs, [
      'SMITH',
      '13.50',
      '62.50',
    ]);
    assert.deepEqual((await sql.run(`CALL SHOP.TOTAL_OF('ABC', ?, ?)`, 2, null)).outputs, ['3.00', '6.00']);
    await assert.rejects(sql.run('CALL TOTAL_OF(NULL, ?, ?)', 2, null), { sqlcode: -470, sqlstate: '39002' });
  });

  test('values of each type', async () => {
    await sql.run(`CREATE PROCEDURE TYPES_ (INOUT A SMALLINT, INOUT B INTEGER, INOUT C BIGINT, INOUT D NUMERIC(5, 1), INOUT E DOUBLE,
      INOUT F VARCHAR(10), INOUT G DATE, INOUT H TIME, INOUT I TIMESTAMP, INOUT J CHAR(4))
      EXTERNAL NAME TYPES LANGUAGE RPGLE PARAMETER STYLE GENERAL`);
    const given = [1, 2, 3n, '4.5', 5.25, 'word', '2024-02-01', '10:20:30', '2024-03-04 05:06:07.123456', 'ab'];
    assert.deepEqual((await sql.run('CALL TYPES_(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', ...given)).outputs, [
      ...[2, 3, 4n, '5.5', 10.5, 'WORD', '2025-02-01', '11:20:30', '2025-03-04 05:06:07.123456', 'ab! '],
    ]);
  });

  test('PARAMETER STYLE SQL: indicators, a state and a text', async () => {
    await sql.run('CREATE PROCEDURE STYLED (IN A INTEGER, OUT B VARCHAR(30)) SPECIFIC STYLED_ONE LANGUAGE CL EXTERNAL');
    const call = async (a: number | null) => (await sql.run('CALL STYLED(?, ?)', a, null)).outputs![1];
    assert.equal(await call(0), 'SHOP.STYLED/STYLED_ONE');
    assert.equal(await call(1), null);
    assert.equal(await call(null), 'null given');
    await assert.rejects(call(2), { sqlcode: -443, sqlstate: '38999', tokens: ['STYLED', '38999', 'not two'] });
    const { warnings } = await sql.run('CALL STYLED(3, ?)', null);
    assert.deepEqual(warnings, [{ sqlcode: 462, sqlstate: '01H77', tokens: ['STYLED', '01H77', 'take care'] }]);
  });

  test('an escape message is -443 with its id', async () => {
    await sql.run('CREATE PROCEDURE FAILS () EXTERNAL LANGUAGE CL PARAMETER STYLE GENERAL');
    await assert.rejects(sql.run('CALL FAILS()'), {
      sqlcode: -443,
      sqlstate: '38501',
      tokens: ['FAILS', 'CPF9898', 'Customer 12 is blocked.'],
    });
  });

  test('a program that is not there is -444', async () => {
    await sql.run(`CREATE PROCEDURE MISSING () EXTERNAL NAME 'SHOP/NOSUCH' LANGUAGE CL PARAMETER STYLE GENERAL`);
    await assert.rejects(sql.run('CALL MISSING()'), {
      sqlcode: -444,
      sqlstate: '42724',
      tokens: ['MISSING', 'SHOP', '', 'SHOP/NOSUCH'],
    });
  });

  test('a program that nobody declared is called with what the arguments are', async () => {
    await sql.run(`CALL SHOP.GREET('World', 2)`);
    const texts = sql.job.log.since(0).map(({ message }) => message.text);
    assert.ok(texts.includes('Hello World 2'), texts.join('\n'));
    await assert.rejects(sql.run('CALL SHOP.NOSUCH()'), { sqlcode: -204, tokens: ['NOSUCH', 'SHOP', 'N'] });
  });

  test('from a procedure in SQL', async () => {
    await sql.run(`CREATE PROCEDURE BOTH_ (OUT T DECIMAL(9, 2)) BEGIN
      DECLARE A DECIMAL(7, 2) DEFAULT 3;
      CALL TOTAL_OF('AB', A, T);
      SET T = T + A;
    END`);
    assert.deepEqual((await sql.run('CALL BOTH_(?)', null)).outputs, ['10.00']);
  });

  test('a program that does not end is left behind by cancel', async () => {
    await sql.run('CREATE PROCEDURE WAITS () EXTERNAL LANGUAGE CL PARAMETER STYLE GENERAL');
    const running = assert.rejects(sql.run('CALL WAITS()'), { sqlcode: -952 });
    while (!(await rooms.database.cancel(sql.job.id))) await new Promise(resolve => setImmediate(resolve));
    await new Promise(resolve => setTimeout(resolve, 200));
    await rooms.database.cancel(sql.job.id);
    await running;
    assert.equal(await sql.value('VALUES 1'), '1');
  });

  test('QCMDEXC runs commands of the job', async () => {
    await sql.run(`CALL QSYS2.QCMDEXC('CRTDTAARA DTAARA(SHOP/AREA) TYPE(*CHAR) LEN(5) VALUE(HELLO)')`);
    const { value } = await rooms.dataAreas.read(sql.job, { name: 'AREA', library: 'SHOP' });
    assert.equal(value.type, '*CHAR');
    await assert.rejects(sql.run(`CALL QSYS2.QCMDEXC('DLTDTAARA DTAARA(SHOP/NOSUCH)')`), (error: unknown) => {
      const { sqlcode, tokens } = error as { sqlcode: number; tokens: string[] };
      assert.deepEqual([sqlcode, ...tokens.slice(0, 2)], [-443, 'QCMDEXC', 'CPF2105']);
      return true;
    });
  });
});
