import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type SignedOnHost, signedOnHost } from './signed-on-host.ts';

const invoice = `
import { char, inout, out, packed, program } from '@bigiron/host/program';
export default program(
  { customer: char(10), amount: inout(packed(7, 2)), greeting: out(char(20)) },
  ({ customer, amount }) => {
    if (customer === 'NOBODY') throw new Error('nobody pays');
    return { amount: String(amount.toNumber() * 2), greeting: 'Hello ' + customer };
  },
);`;

const asCl = `
import { char, out, packed, program } from '@bigiron/host/program';
export default program(
  { text: char(32), number: packed(15, 5), said: out(char(50)) },
  ({ text, number }) => ({ said: text + '|' + number }),
);`;

let host: SignedOnHost;
let programs: string;
before(async () => {
  // Programs import the host, which is found from within the workspace only.
  programs = await mkdtemp(join(dirname(fileURLToPath(import.meta.url)), 'programs-'));
  await mkdir(join(programs, 'SHOP'));
  await writeFile(join(programs, 'SHOP', 'invoice.ts'), invoice);
  await writeFile(join(programs, 'SHOP', 'ascl.ts'), asCl);
  host = await signedOnHost(23_000, { programs });
});
after(async () => {
  await host.stop();
  await rm(programs, { recursive: true });
});

test('call passes typed arguments and prints what came back', async () => {
  const declared = ['char(10):ANN', 'inout:packed(7,2):12.25', 'out:char(20)'];
  const plain = await host.run('call', 'SHOP/INVOICE', ...declared);
  assert.deepEqual([plain.status, plain.out, plain.error], [0, '24.50\nHello ANN', '']);
  const { out } = await host.run('call', 'shop/invoice', ...declared, '--json');
  assert.deepEqual(JSON.parse(out), [
    { argument: 2, type: 'packed(7,2)', value: '24.50' },
    { argument: 3, type: 'char(20)', value: 'Hello ANN' },
  ]);
});

test("call passes words as CL's CALL does", async () => {
  const { out } = await host.run('call', 'SHOP/ASCL', '--', "it's", '-12.5', 'out:char(50)');
  assert.equal(out, "it's|-12.50000");
});

test('what a host does not call is status 1 with its message; what cannot be passed is status 2 or names the argument', async () => {
  const missing = await host.run('call', 'SHOP/NOSUCH');
  assert.equal(missing.status, 1);
  assert.match(missing.error, /CPF9801|MCH3401/);
  const failed = await host.run('call', 'SHOP/INVOICE', 'char(10):NOBODY', 'inout:packed(7,2):1', 'out:char(20)');
  assert.equal(failed.status, 1);
  assert.match(failed.error, /[A-Z]{3}\w{4} /);
  assert.equal((await host.run('call')).status, 2);
  assert.equal((await host.run('call', 'SHOP/INVOICE', 'int32:x')).status, 2);
  assert.match((await host.run('call', 'SHOP/INVOICE', 'packed(3,0):1234')).error, /argument 1 \(packed\(3/);
});

test('cmd runs commands in one job until one fails', async () => {
  const done = await host.run(
    'cmd',
    'CRTDTAARA DTAARA(QTEMP/ONE) TYPE(*CHAR)',
    'CHKOBJ OBJ(QTEMP/ONE) OBJTYPE(*DTAARA)',
  );
  assert.equal(done.status, 0, done.error);
  const { status, out, error } = await host.run(
    'cmd',
    '--json',
    'CRTLIB LIB(DEMO)',
    'CRTLIB LIB(DEMO)',
    'DLTLIB LIB(DEMO)',
  );
  assert.equal(status, 1);
  const lines = out.split('\n').map(line => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ command }) => command),
    ['CRTLIB LIB(DEMO)', 'CRTLIB LIB(DEMO)'],
  );
  assert.match(error, /^CPF2111 /m);
  assert.equal((await host.run('cmd')).status, 2);
});

test('dtaq makes, fills, reads and deletes queues', async () => {
  const dtaq = (...args: string[]) => host.run('dtaq', ...args);
  assert.equal((await dtaq('create', 'QGPL/KEYED', '--key-length', '2', '--length', '100')).status, 0);
  for (const key of ['B1', 'A1'])
    assert.equal((await dtaq('send', 'QGPL/KEYED', `for ${key}`, '--key', key)).status, 0);
  assert.equal((await dtaq('peek', 'QGPL/KEYED', '--key', 'A0', '--order', 'ge')).out, 'for A1');
  const taken = JSON.parse((await dtaq('receive', 'QGPL/KEYED', '--key', 'A1', '--order', 'GT', '--json')).out);
  assert.deepEqual([taken.text, taken.key], ['for B1', Buffer.from('C2F1', 'hex').toString('base64')]);
  const empty = await dtaq('receive', 'QGPL/KEYED', '--key', 'B1', '--order', 'EQ');
  assert.deepEqual([empty.status, empty.out, empty.error], [1, '', '']);
  assert.equal((await dtaq('clear', 'QGPL/KEYED')).status, 0);
  assert.equal((await dtaq('peek', 'QGPL/KEYED', '--key', 'A0', '--order', 'GE')).status, 1);
  assert.equal((await dtaq('delete', 'QGPL/KEYED')).status, 0);
  const gone = await dtaq('send', 'QGPL/KEYED', 'x', '--key', 'A1');
  assert.equal(gone.status, 1);
  assert.match(gone.error, /CPF9801/);
});

test('dtaq used wrongly, a wrong password and no host have their own statuses', async () => {
  for (const args of [
    ['receive'],
    ['receive', 'QUEUE'],
    ['nonsense', 'A/B'],
    ['send', 'A/B'],
    ['peek', 'A/B', '--order', 'GE'],
  ])
    assert.equal((await host.run('dtaq', ...args)).status, 2, args.join(' '));
  assert.equal((await host.runWith({ BIGIRON_PASSWORD: 'WRONG' }, 'cmd', 'DSPLIBL')).status, 1);
  assert.equal((await host.run('cmd', 'DSPLIBL', '--port-mapper', '1')).status, 3);
});
