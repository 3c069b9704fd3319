import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { connect, Decimal, type Host } from '@bigiron/client';
import { type HostProcess, removeDirectory, startHostProcess } from '../host-process.ts';

let process: HostProcess;
let alice: Host;
let bob: Host;

before(async () => {
  process = await startHostProcess({ users: { ALICE: 'alice1', BOB: 'bob1' } });
  const address = { host: '127.0.0.1', portMapperPort: process.port('port-mapper'), timeout: 20_000 };
  alice = await connect({ ...address, user: 'ALICE', password: 'alice1' });
  bob = await connect({ ...address, user: 'BOB', password: 'bob1' });
  await alice.command('CRTLIB SHOP');
});
after(async () => {
  await alice?.close();
  await bob?.close();
  await process.stop();
  await removeDirectory(process.dataDirectory);
});

test('a character data area: whole and in parts, text and bytes', async () => {
  const area = alice.dataArea('SHOP/NOTE');
  await area.create({ length: 20, value: "it's", text: 'a note' });
  const { bytes, ...whole } = (await area.read()) as { bytes: Buffer };
  assert.deepEqual(whole, { type: '*CHAR', value: "it's", length: 20 });
  assert.equal(bytes.length, 20);

  await area.write('XYZ', { start: 3, length: 5 });
  assert.equal((await area.read()).value, 'itXYZ');
  assert.equal((await area.read({ start: 3, length: 2 })).value, 'XY');
  await area.write(Buffer.from('00ff', 'hex'), { start: 1, length: 2 });
  const stored = await area.read({ start: 1, length: 2 });
  assert.ok(stored.type === '*CHAR' && stored.bytes.equals(Buffer.from('00ff', 'hex')));
  await assert.rejects(area.read({ start: 19, length: 5 }), { messageId: 'CPF1089' });
  await assert.rejects(area.create(), { messageId: 'CPF1023' });

  await area.delete();
  await assert.rejects(area.read(), { messageId: 'CPF1015' });
});

test('decimal and logical data areas, and the local one of the job', async () => {
  const price = alice.dataArea('SHOP', 'PRICE');
  await price.create({ type: '*DEC', length: 7, decimals: 2, value: '12.50' });
  assert.deepEqual(await price.read(), { type: '*DEC', value: new Decimal(1250n, 2), length: 7, decimals: 2 });
  await price.write(-3.25);
  assert.equal(String((await price.read()).value), '-3.25');
  await assert.rejects(price.write('text'), { messageId: 'CPF1138' });

  const open = alice.dataArea('SHOP/OPEN');
  await open.create({ type: '*LGL', value: true });
  await open.write(false);
  assert.deepEqual(await open.read(), { type: '*LGL', value: false });

  await alice.dataArea('*LDA').write('mine');
  assert.equal((await alice.dataArea('*LDA').read()).value, 'mine');
  await using job = await alice.job();
  assert.equal((await job.dataArea('*LDA').read()).value, '', 'every job has its own');
});

test('a user space', async () => {
  const space = alice.userSpace('SHOP/SPACE');
  await space.create({ size: 100, initialValue: 0x40, extendable: true, text: 'scratch' });
  assert.deepEqual(await space.attributes(), { size: 100, initialValue: 0x40, extendable: true });
  await space.write(95, Buffer.from('0123456789'), { force: true });
  assert.equal((await space.read(94, 6)).toString('latin1'), '@01234');
  assert.ok((await space.attributes()).size >= 105, 'it grew');

  await space.change({ size: 10, initialValue: 0, extendable: false });
  assert.deepEqual(await space.attributes(), { size: 10, initialValue: 0, extendable: false });
  await assert.rejects(space.write(8, Buffer.alloc(10)), { messageId: 'CPF3C14' });
  await assert.rejects(space.create({}), { messageId: 'CPF9870' });
  await space.create({ size: 20, replace: true });
  await space.delete();
  await assert.rejects(space.read(0, 1), { messageId: 'CPF9801' });
});

test('a message queue: send, list, receive, ask and reply', async () => {
  const queue = alice.messageQueue('SHOP/COUNTER');
  await queue.create({ text: 'at the counter' });
  assert.equal(await queue.receive(), undefined);
  await queue.send('hello');
  const numbered = { id: 'CPF9898', file: { library: 'QSYS', name: 'QCPFMSG' }, data: Buffer.from('c8c9', 'hex') };
  await queue.send(numbered, { type: '*DIAG' });
  const listed = await queue.list({ order: 'oldest-first' });
  assert.deepEqual(
    listed.map(({ id, type, text, reply }) => ({ id, type, text, reply })),
    [
      { id: '', type: '04', text: 'hello', reply: 'none' },
      { id: 'CPF9898', type: '02', text: 'HI.', reply: 'none' },
    ],
  );
  const first = await queue.receive({ action: '*OLD' });
  assert.deepEqual([first?.text, first?.key], ['hello', listed[0]?.key]);
  assert.match(first?.sender.job ?? '', /^\d{6}\/QUSER\/QZRCSRVS$/);
  await queue.remove(first?.key as number);
  assert.equal((await queue.receive({ type: '*DIAG' }))?.id, 'CPF9898');

  const asked = await queue.send('more?', { type: '*INQ', replyQueue: { library: 'SHOP', name: 'COUNTER' } });
  await using other = await alice.job();
  const waiting = other.messageQueue('SHOP/COUNTER').receive({ type: '*RPY', key: asked, wait: 20 });
  const [inquiry] = await queue.list({ awaitingReply: true });
  assert.equal(inquiry?.reply, 'awaited');
  await queue.reply(inquiry?.key as number, 'yes');
  assert.equal((await waiting)?.text, 'yes');
  await assert.rejects(queue.reply(inquiry?.key as number, 'again'), { messageId: 'CPF2420' });
  await queue.remove('*ALL');
  assert.deepEqual(await queue.list(), []);
  await queue.delete();
  await assert.rejects(queue.send('x'), { messageId: 'CPF2403' });
});

test('an aborted receive of a message takes none', async () => {
  const queue = alice.messageQueue('SHOP/QUIET');
  await queue.create();
  const job = await alice.job();
  const abort = new AbortController();
  const waiting = job.messageQueue('SHOP/QUIET').receive({ wait: 60, signal: abort.signal });
  setTimeout(() => abort.abort(new Error('enough')), 100);
  await assert.rejects(waiting, /enough/);
  await delay(100);
  await queue.send('for whom?');
  assert.equal((await queue.receive({ wait: 5 }))?.text, 'for whom?');
});

test('descriptions of objects, users and jobs; system values', async () => {
  const { created, changed, size, ...description } = await alice.objectDescription('QSYS/SHOP', '*LIB');
  assert.deepEqual(description, {
    library: 'QSYS',
    name: 'SHOP',
    type: '*LIB',
    attribute: 'PROD',
    text: '',
    owner: 'ALICE',
    creator: 'ALICE',
  });
  assert.ok(created instanceof Date && Math.abs(created.getTime() - Date.now()) < 60_000);
  await assert.rejects(alice.objectDescription('SHOP/NONE', '*DTAQ'), { messageId: 'CPF9801' });

  const user = await alice.userInformation();
  assert.deepEqual([user.name, user.status, user.userClass, user.hasPassword], ['ALICE', '*ENABLED', '*USER', true]);

  await alice.command('ADDLIBLE SHOP');
  const job = await alice.jobInformation();
  assert.deepEqual([job.name, job.user, job.currentUser, job.status], ['QZRCSRVS', 'QUSER', 'ALICE', '*ACTIVE']);
  assert.equal(job.libraryList.user[0], 'SHOP');
  await using own = await alice.job();
  assert.equal((await own.jobInformation()).number, own.name.slice(0, 6));

  const values = await alice.systemValues(['QCCSID', 'QUSRLIBL']);
  assert.deepEqual([...values.keys()], ['QCCSID', 'QUSRLIBL']);
  assert.equal(typeof values.get('QCCSID'), 'number');
  assert.match(String(await alice.systemValue('qusrlibl')), /QGPL +QTEMP/);
  await assert.rejects(alice.systemValue('QNOSUCH'), { messageId: 'CPF1860' });
});

test('user profiles are listed as far as the user may see them', async () => {
  await using officer = await connect({
    host: '127.0.0.1',
    portMapperPort: process.port('port-mapper'),
    user: 'QSECOFR',
    password: process.securityOfficerPassword as string,
  });
  const names = (await officer.listUsers()).map(({ name }) => name);
  assert.ok(['ALICE', 'BOB', 'QSECOFR', 'QUSER'].every(name => names.includes(name)));
  assert.deepEqual(
    (await alice.listUsers()).map(({ name }) => name).filter(name => !name.startsWith('Q')),
    ['ALICE'],
  );
  await officer.command("CRTUSRPRF TEAM PASSWORD(*NONE) TEXT('The team')");
  await officer.command('CHGUSRPRF BOB GRPPRF(TEAM)');
  const group = [{ name: 'TEAM', text: 'The team', isGroup: true }];
  assert.deepEqual(await officer.listUsers({ select: 'groups' }), group);
  assert.deepEqual(await officer.listUsers({ name: 'te*' }), group);
  assert.deepEqual(
    (await officer.listUsers({ select: { membersOf: 'team' } })).map(({ name }) => name),
    ['BOB'],
  );
  assert.ok(!(await officer.listUsers({ select: 'users' })).some(({ name }) => name === 'TEAM'));
  await assert.rejects(officer.listUsers({ select: { membersOf: 'NOBODY' } }), { messageId: 'CPF2204' });
  await officer.command('CHGUSRPRF BOB GRPPRF(*NONE)');
});

test('authority is felt: others may not touch what is excluded', async () => {
  const area = alice.dataArea('SHOP/SECRET');
  await area.create({ value: 'mine', authority: '*EXCLUDE' });
  await assert.rejects(bob.dataArea('SHOP/SECRET').read(), { messageId: 'CPF1016' });
  await alice.command('GRTOBJAUT OBJ(SHOP/SECRET) OBJTYPE(*DTAARA) USER(BOB) AUT(*USE)');
  assert.equal((await bob.dataArea('SHOP/SECRET').read()).value, 'mine');
  await assert.rejects(bob.dataArea('SHOP/SECRET').write('yours'), { name: 'HostError' });
  await alice.command('RVKOBJAUT OBJ(SHOP/SECRET) OBJTYPE(*DTAARA) USER(BOB) AUT(*ALL)');
  await assert.rejects(bob.dataArea('SHOP/SECRET').read(), { messageId: 'CPF1016' });

  const space = alice.userSpace('SHOP/SECRET');
  await space.create({ authority: '*EXCLUDE' });
  await assert.rejects(bob.userSpace('SHOP/SECRET').read(0, 1), { messageId: 'CPF9802' });
});
