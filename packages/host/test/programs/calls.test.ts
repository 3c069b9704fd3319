import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DataAreas, DataAreaValue } from '../../src/system/data-areas/data-area.ts';
import type { DataQueues } from '../../src/system/data-queues/room.ts';
import { escapeMessage } from './escape-message.ts';
import { fakeJob, storage, textOf } from './fakes.ts';
import { openRoom } from './room.ts';

const own = `import { char, inout, int32, optional, out, packed, procedure, program } from '@bigiron/host/program';`;

test('programs call programs, with the parameters that those declare', async t => {
  const room = await openRoom(t, {
    'SHOP/tax.ts': `${own}
      export const tax = { amount: packed(7, 2), note: optional(char(5)), tax: out(packed(7, 2)) };
      export default program(tax, ({ amount, note }) => ({ tax: note ? 0 : (amount.toNumber() * 0.2).toFixed(2) }));`,
    'SHOP/bill.ts': `${own}
      import { tax } from './tax.ts';
      export default program({ amount: packed(7, 2), total: out(packed(7, 2)) }, async ({ amount }, job) => {
        const taxed = await job.call('SHOP/TAX', tax, { amount, note: undefined });
        const free = await job.call('TAX', tax, { amount, note: 'FREE' });
        return { total: amount.toNumber() + taxed.tax.toNumber() + free.tax.toNumber() };
      });`,
    'SHOP/lost.js': `${own}
      export default program({}, async (_, job) => { await job.call('NOWHERE', {}, {}); });`,
  });
  const total = Buffer.alloc(4);
  await room.call('BILL', [Buffer.from('0010000f', 'hex'), total]);
  assert.equal(total.toString('hex'), '0012000f');
  await assert.rejects(room.call('LOST', []), escapeMessage('CPF9801', /NOWHERE/));
});

test('programs that call each other without end are stopped', async t => {
  const room = await openRoom(
    t,
    { 'SHOP/again.js': `${own}\nexport default program({}, (_, job) => job.call('AGAIN', {}, {}).then(() => {}));` },
    { limits: { threads: 1 } },
  );
  await assert.rejects(room.call('AGAIN', []), escapeMessage('CPF9898', /more than 32 deep/));
});

test('procedures of service programs return an integer beside their parameters', async t => {
  const room = await openRoom(t, {
    'SHOP/numbers.srvpgm.ts': `${own}
      export const add = procedure({ a: int32(), b: int32() }, ({ a, b }) => a + b);
      export const swap = procedure({ a: inout(int32()), b: inout(int32()) }, ({ a, b }) => ({ a: b, b: a, returns: 1, errno: 9 }));
      export const quiet = procedure({ text: inout(char(3)) }, ({ text }) => ({ text: text + '!' }));
      export const other = 7;`,
  });
  const job = fakeJob();
  const service = await room.programs.serviceProgram(job, { name: 'NUMBERS', library: 'SHOP' });
  const int = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return bytes;
  };
  assert.deepEqual(await service.call(job, 'add', [int(40), int(2)]), { value: 42, errno: 0 });
  const [a, b] = [int(1), int(2)];
  assert.deepEqual(await service.call(job, 'swap', [a, b]), { value: 1, errno: 9 });
  assert.deepEqual([a, b], [int(2), int(1)]);
  const text = storage('AB', 3);
  assert.deepEqual(await service.call(job, 'quiet', [text]), { value: 0, errno: 0 });
  assert.equal(textOf(text), 'AB!');
  await assert.rejects(service.call(job, 'ADD', []), escapeMessage('CPF226E', /procedure ADD of SHOP\/NUMBERS/));
  await assert.rejects(service.call(job, 'other', []), escapeMessage('CPF226E'));
  await assert.rejects(service.call(job, 'add', [int(1)]), escapeMessage('MCH0802'));
  await assert.rejects(room.call('NUMBERS', []), escapeMessage('CPF9801'), 'it is no program');
});

test('programs use data queues and data areas in the CCSID of the job', async t => {
  const entries: { data: Uint8Array; key: Uint8Array | undefined }[] = [];
  const dataQueues = {
    async send(_job, name, data, key) {
      assert.deepEqual(name, { name: 'ORDERS', library: 'QGPL' });
      entries.push({ data, key });
    },
    async receive(_job, _name, receive) {
      assert.deepEqual(
        { ...receive, key: Buffer.from(receive.key!.bytes).toString('hex') },
        { wait: 5, peek: false, key: 'c1' },
      );
      const { data, key } = entries.shift()!;
      return { data: Buffer.from(data), key: Buffer.from(key!), sender: '' };
    },
    async clear(_job, name) {
      assert.deepEqual(name, { name: 'ORDERS', library: '*LIBL' });
    },
  } as Partial<DataQueues> as DataQueues;
  const areas: Record<string, DataAreaValue> = {
    NAME: { type: '*CHAR', bytes: storage('ANNA ') },
    COUNT: { type: '*DEC', decimal: '12.50' },
    OPEN: { type: '*LGL', on: true },
  };
  const dataAreas = {
    read: async (_job, { name }) => ({ ...areas[name]!, value: areas[name]! }) as never,
    async write(_job, { name }, value) {
      areas[name] = value;
    },
  } as Partial<DataAreas> as DataAreas;
  const room = await openRoom(
    t,
    {
      'SHOP/use.js': `${own}
        export default program({}, async (_, job) => {
          const queue = job.dataQueue('QGPL/ORDERS');
          await queue.send('Order 1', 'A');
          const entry = await queue.receive({ key: 'A', wait: 5 });
          job.inform(entry.text + ' ' + entry.key.toString('hex'));
          await job.dataQueue('orders').clear();
          for (const name of ['name', 'count', 'open']) job.inform(await job.dataArea('shop/' + name).read());
          await job.dataArea('NAME').write('BOB');
          await job.dataArea('COUNT').write('-1.5');
          await job.dataArea('OPEN').write('0');
        });`,
    },
    { dataQueues, dataAreas },
  );
  const job = fakeJob();
  await room.call('USE', [], job);
  assert.deepEqual(
    job.sent.map(({ text }) => text),
    ['Order 1 c1', 'ANNA ', '12.50', '1'],
  );
  assert.deepEqual(areas, {
    NAME: { type: '*CHAR', bytes: storage('BOB') },
    COUNT: { type: '*DEC', decimal: '-1.5' },
    OPEN: { type: '*LGL', on: false },
  });
});

test('what a program still waits for ends with it', async t => {
  let waited: AbortSignal | undefined;
  const dataQueues = {
    receive: (_job: unknown, _name: unknown, _receive: unknown, signal?: AbortSignal) =>
      new Promise(resolve => {
        waited = signal;
        signal!.addEventListener('abort', () => resolve(undefined));
      }),
  } as unknown as DataQueues;
  const source = `${own}
    export default program({}, async (_, job) => {
      void job.dataQueue('Q').receive({ wait: -1 });
      await job.run('x');
    });`;
  const room = await openRoom(t, { 'SHOP/hasty.js': source }, { dataQueues });
  await room.call('HASTY', []);
  assert.ok(waited?.aborted);
});

test('authority to a program is that of its object', async t => {
  const room = await openRoom(t, { 'SHOP/secret.js': `${own}\nexport default program({}, () => {});` });
  room.objects.forbidden.add('SHOP/SECRET');
  await assert.rejects(room.call('SECRET', []), escapeMessage('CPF9802'));
});
