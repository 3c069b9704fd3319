import assert from 'node:assert/strict';
import { rm, symlink } from 'node:fs/promises';
import { test } from 'node:test';
import { escapeMessage } from './escape-message.ts';
import { fakeJob, storage, textOf } from './fakes.ts';
import { openRoom } from './room.ts';

const invoice = `
  import { char, inout, out, packed, program } from '@bigiron/host/program';
  import { rate } from './rates/rate.ts';

  interface Bill { readonly total: string }

  export default program(
    { customer: char(10), amount: inout(packed(7, 2)), total: out(packed(9, 2)) },
    async ({ customer, amount }, job): Promise<Bill> => {
      job.inform(customer + ' of ' + job.user);
      return { total: String(amount.toNumber() * rate) } satisfies Bill;
    },
  );`;

const files = { 'SHOP/invoice.ts': invoice, 'SHOP/rates/rate.ts': 'export const rate: number = 2;' };

test('a TypeScript program is called with storage, along the library list, and is an object', async t => {
  const room = await openRoom(t, files);
  const job = fakeJob();
  const [amount, total] = [Buffer.from('0012345f', 'hex'), Buffer.alloc(5)];
  await room.call('INVOICE', [storage('SMITH', 10), amount, total], job);
  assert.equal(total.toString('hex'), '000024690f');
  assert.equal(amount.toString('hex'), '0012345f');
  assert.deepEqual(
    job.sent.map(({ type, text }) => [type, text]),
    [['04', 'SMITH of ANNA']],
  );
  assert.deepEqual(
    [...room.objects.all.values()].map(
      ({ library, name, type, attribute }) => `${library}/${name} ${type} ${attribute}`,
    ),
    ['SHOP/INVOICE *PGM TS'],
  );
});

test('the next call runs a changed file, and a changed module behind it', async t => {
  const room = await openRoom(t, files);
  const total = async () => {
    const result = Buffer.alloc(5);
    await room.call('INVOICE', [storage('A', 10), Buffer.from('0000100f', 'hex'), result]);
    return result.toString('hex');
  };
  assert.equal(await total(), '000000200f');
  await room.write('SHOP/rates/rate.ts', 'export const rate = 3;');
  assert.equal(await total(), '000000300f');
  await room.write('SHOP/invoice.ts', invoice.replace('* rate', '* rate * 10'));
  assert.equal(await total(), '000003000f');
  await room.write('SHOP/invoice.ts', 'this is no program');
  await assert.rejects(total(), escapeMessage('CPF9898'));
  await room.write('SHOP/invoice.ts', invoice);
  assert.equal(await total(), '000000300f');
});

test('a program that comes into the directory is found at once; one that goes is an object no more', async t => {
  let now = 0;
  const clock = { now: () => now, elapsed: () => now, after: () => () => {} };
  const room = await openRoom(t, files, { clock });
  const small = `import { program } from '@bigiron/host/program'; export default program({}, () => {});`;
  await assert.rejects(room.call('LATER', []), escapeMessage('CPF9801'));
  await room.write('shop/later.js', small);
  await room.call('LATER', []);
  await room.write('OTHER/new.mjs', small);
  await assert.rejects(room.call('NEW', []), escapeMessage('CPF9801'), 'its library is not in the list');
  assert.ok(room.objects.libraries.has('OTHER'), 'a library is made for it');

  await rm(`${room.directory}/SHOP/invoice.ts`);
  now += 2000;
  await assert.rejects(room.call('INVOICE', []), escapeMessage('CPF9801'));
  assert.ok(!room.objects.all.has('SHOP/INVOICE *PGM'));
});

test('calls run at the same time, each in a thread of its own', async t => {
  const waiting: (() => void)[] = [];
  const commands = {
    run: () =>
      new Promise<void>(resolve => {
        waiting.push(resolve);
        if (waiting.length === 4) for (const go of waiting) go();
      }),
  };
  const meet = `
    import { program } from '@bigiron/host/program';
    export default program({}, async (_, job) => { await job.run('MEET'); });`;
  const room = await openRoom(t, { 'SHOP/meet.js': meet }, { commands });
  await Promise.all(Array.from({ length: 4 }, () => room.call('MEET', [])));
});

test('calls beyond the limit of threads wait their turn', async t => {
  const room = await openRoom(t, files, { limits: { threads: 1 } });
  const amounts = ['0000100f', '0000200f', '0000300f'].map(hex => Buffer.from(hex, 'hex'));
  const totals = amounts.map(() => Buffer.alloc(5));
  await Promise.all(amounts.map((amount, i) => room.call('INVOICE', [storage('A', 10), amount, totals[i]!])));
  assert.deepEqual(
    totals.map(total => total.toString('hex')),
    ['000000200f', '000000400f', '000000600f'],
  );
});

test('text is converted in the CCSID of the job', async t => {
  const room = await openRoom(t, {
    'SHOP/echo.js': `
      import { char, inout, program } from '@bigiron/host/program';
      export default program({ text: inout(char(4)) }, ({ text }) => ({ text: text + (text === 'Grün' ? '' : '?') }));`,
  });
  const german = Buffer.from('c799d095', 'hex');
  await room.call('ECHO', [german], fakeJob('SHOP', 273));
  const american = storage('Gr', 4);
  await room.call('ECHO', [american], fakeJob('SHOP', 37));
  assert.equal(textOf(american), 'Gr? ');
});

test('programs behind links are reloaded, too; links that lead nowhere are left alone', async t => {
  const room = await openRoom(t, { 'source/linked.ts': constant('C1') });
  await symlink(`${room.directory}/source`, `${room.directory}/SHOP`);
  await symlink(`${room.directory}/nowhere`, `${room.directory}/source/lost.ts`);
  const call = async () => {
    const result = Buffer.alloc(1);
    await room.call('LINKED', [result]);
    return result.toString('hex');
  };
  assert.equal(await call(), 'c1');
  await room.write('source/linked.ts', constant('C2'));
  assert.equal(await call(), 'c2');
});

const constant = (hex: string) => `
  import { bytes, out, program } from '@bigiron/host/program';
  export default program({ byte: out(bytes(1)) }, () => ({ byte: Buffer.from('${hex}', 'hex') }));`;

test('a programs directory that is not there is said to be missing', async t => {
  const room = openRoom(t, {}, { directory: '/nowhere/at/all' });
  await assert.rejects(room, { code: 'programs-directory', message: /\/nowhere\/at\/all.*Create it/ });
});
