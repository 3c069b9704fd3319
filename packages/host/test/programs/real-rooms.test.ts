import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openRooms } from '../../src/rooms.ts';
import { systemClock } from '../../src/system/clock.ts';
import { systemRandom } from '../../src/system/random.ts';
import { escapeMessage } from './escape-message.ts';
import { storage, textOf } from './fakes.ts';

const examples = fileURLToPath(new URL('../../../../../examples/programs/SHOP', import.meta.url));

/** The rooms of a host with a copy of the example programs; `open` opens them again on the same data. */
async function host(t: TestContext) {
  const data = await mkdtemp(join(tmpdir(), 'bigiron-programs-'));
  const programs = join(data, 'programs');
  await cp(examples, join(programs, 'SHOP'), { recursive: true });
  let opened: Awaited<ReturnType<typeof openRooms>> | undefined;
  t.after(async () => {
    await opened?.close();
    await rm(data, { recursive: true, force: true });
  });
  return {
    programs,
    async open() {
      await opened?.close();
      const rooms = await openRooms({
        dataDirectory: data,
        databaseUrl: undefined,
        keyFile: join(data, 'keys.txt'),
        clock: systemClock,
        random: systemRandom,
        audit: { record: () => {} },
        programs,
        release: 'V7R5M0',
        services: { list: () => [], start: async () => {}, stop: async () => {}, move: async () => {} },
      });
      opened = rooms;
      const start = async (user: string) =>
        rooms.jobs.start({ name: 'TEST', user, profile: await rooms.profiles.require(user), type: 'batch' });
      return { rooms, start };
    },
  };
}

const orders = { name: 'ORDERS', library: 'SHOP' };
const ship = { name: 'SHIP', library: 'SHOP' };

test('a program works on queues, areas and commands with the authority of its caller', async t => {
  const { rooms, start } = await (await host(t)).open();
  const { commands, dataQueues, dataAreas, messageQueues, programs } = rooms;
  const officer = await start('QSECOFR');
  await commands.run(officer, 'CRTUSRPRF USRPRF(ANNA) PASSWORD(SECRET12)');
  await commands.run(officer, 'CRTDTAQ DTAQ(SHOP/ORDERS) MAXLEN(80) AUT(*CHANGE)');
  await commands.run(officer, 'CRTDTAARA DTAARA(SHOP/SHIPPED) TYPE(*DEC) LEN(9 0) VALUE(41) AUT(*CHANGE)');
  await dataQueues.send(officer, orders, storage('ORDER 4711'));
  const call = async (job: typeof officer) => {
    const order = Buffer.alloc(20);
    await (await programs.program(job, ship)).call(job, [Buffer.alloc(4), order]);
    return textOf(order).trimEnd();
  };
  const anna = await start('ANNA');
  assert.equal(await call(anna), 'ORDER 4711');
  assert.equal(await call(anna), '*NONE');
  const { value } = await dataAreas.read(anna, { name: 'SHIPPED', library: 'SHOP' });
  assert.deepEqual(value, { type: '*DEC', decimal: '42' });
  const { messageQueue } = await rooms.profiles.require('ANNA');
  const told = await messageQueues.receive(anna, messageQueue, { wanted: '*ANY', wait: 0, action: '*SAME' });
  assert.equal(told?.message.text, 'Order shipped');

  await commands.run(officer, 'GRTOBJAUT OBJ(SHOP/ORDERS) OBJTYPE(*DTAQ) USER(ANNA) AUT(*EXCLUDE)');
  await assert.rejects(call(anna), escapeMessage('CPF9802', /ORDERS/));
  assert.equal(await call(officer), '*NONE');
});

test('CL calls programs, and programs are called by programs through CL', async t => {
  const { rooms, start } = await (await host(t)).open();
  const { commands } = rooms;
  const job = await start('QSECOFR');
  await commands.run(job, 'CRTDTAQ DTAQ(SHOP/ORDERS) MAXLEN(80)');
  await commands.run(job, `CALL PGM(SHOP/SHIP) PARM(X'00000000' '                    ')`);
  await commands.run(job, `CALL PGM(QSYS/QCMDEXC) PARM('CRTLIB LIB(FROMCALL)' 20)`);
  await commands.run(job, 'CHKOBJ OBJ(QSYS/FROMCALL) OBJTYPE(*LIB)');
  await assert.rejects(commands.run(job, 'CALL PGM(SHOP/INVOICE)'), escapeMessage('MCH0802'));
});

test('what was granted to a program outlasts a restart, and goes with its file', async t => {
  const system = await host(t);
  const first = await system.open();
  const officer = await first.start('QSECOFR');
  await first.rooms.commands.run(officer, 'CRTUSRPRF USRPRF(ANNA) PASSWORD(SECRET12)');
  await first.rooms.commands.run(officer, 'GRTOBJAUT OBJ(SHOP/SHIP) OBJTYPE(*PGM) USER(ANNA) AUT(*EXCLUDE)');
  await first.rooms.commands.run(officer, 'GRTOBJAUT OBJ(QSYS/QWCRSVAL) OBJTYPE(*PGM) USER(ANNA) AUT(*EXCLUDE)');

  const second = await system.open();
  const anna = await second.start('ANNA');
  await assert.rejects(second.rooms.programs.program(anna, ship), escapeMessage('CPF9802'));
  const api = { name: 'QWCRSVAL', library: 'QSYS' };
  await assert.rejects(second.rooms.programs.program(anna, api), escapeMessage('CPF9802'));

  await rm(join(system.programs, 'SHOP', 'ship.ts'));
  const third = await system.open();
  await assert.rejects(third.rooms.programs.program(await third.start('ANNA'), ship), escapeMessage('CPF9801'));
  const again = await third.start('QSECOFR');
  const left = await third.rooms.objects.list(again, { name: '*ALL', library: 'SHOP' });
  assert.deepEqual(
    left.map(({ name, type, attribute, owner }) => [name, type, attribute, owner]),
    [
      ['CHECKSUM', '*PGM', 'BIN', 'QPGMR'],
      ['INVOICE', '*PGM', 'TS', 'QPGMR'],
      ['NUMBERS', '*SRVPGM', 'TS', 'QPGMR'],
    ],
  );
});
