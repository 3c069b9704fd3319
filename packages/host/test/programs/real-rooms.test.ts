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

test('message files of users are read and sent from like that of the system', async t => {
  const { rooms, start } = await (await host(t)).open();
  const { messageFiles, messageQueues, programs } = rooms;
  const job = await start('QSECOFR');
  const file = { name: 'SHOPMSG', library: 'SHOP' };
  await messageFiles.create(job, file);
  const formats = [{ kind: 'char', length: 10 }] as const;
  await messageFiles.add(job, file, { id: 'SHP0001', severity: 20, text: 'Order &1 is late', help: '', formats });
  const api = async (name: string, ...storages: Buffer[]) =>
    (await programs.program(job, { name, library: 'QSYS' })).call(job, storages);
  const int = (value: number) => Buffer.from([0, 0, value >> 8, value & 0xff]);

  const data = storage('4711', 10);
  const receiver = Buffer.alloc(100);
  await api(
    'QMHRTVM',
    ...[receiver, int(100), storage('RTVM0100'), storage('SHP0001'), storage('SHOPMSG   SHOP      '), data, int(10)],
    ...[storage('*YES', 10), storage('*NO', 10), Buffer.alloc(8)],
  );
  assert.equal(textOf(receiver.subarray(24, 24 + receiver.readInt32BE(8))), 'Order 4711 is late');

  const queue = storage('QSYSOPR   QSYS      ');
  await api(
    'QMHSNDM',
    ...[storage('SHP0001'), storage('SHOPMSG   SHOP      '), data, int(10), storage('*INFO', 10), queue, int(1)],
    ...[storage('', 20), Buffer.alloc(4), Buffer.alloc(8)],
  );
  const operator = { name: 'QSYSOPR', library: 'QSYS' };
  const sent = await messageQueues.receive(job, operator, { wanted: '*LAST', wait: 0, action: '*SAME' });
  assert.deepEqual(
    [sent?.message.id, sent?.message.text, sent?.message.file],
    ['SHP0001', 'Order 4711 is late', 'SHOPMSG'],
  );
});
