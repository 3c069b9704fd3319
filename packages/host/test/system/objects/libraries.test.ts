import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Authority, Right } from '../../../src/system/authority/rights.ts';
import { refusedWith, temporarySystem } from '../authority/temporary-system.ts';

test('a library is created, changed and described', async t => {
  const system = await temporarySystem(t);
  const { libraries } = system.rooms;
  const user = await system.newUser('ANNA');
  const created = await libraries.create(user, 'MINE', { attribute: 'TEST', text: 'Mine', createAuthority: '*USE' });
  assert.equal(created.owner, 'ANNA');
  assert.deepEqual(await libraries.describe(user, 'MINE'), created);
  await libraries.change(user, 'MINE', { text: 'Still mine', createAuthority: '*EXCLUDE' });
  const changed = await libraries.describe(user, 'MINE');
  assert.deepEqual(changed, { ...created, text: 'Still mine', createAuthority: '*EXCLUDE' });

  await assert.rejects(libraries.create(user, 'MINE', {}), refusedWith('CPF2111'));
  await assert.rejects(libraries.create(user, 'QTEMP', {}), refusedWith('CPF2111'));
  await assert.rejects(libraries.create(user, '1LIB', {}), refusedWith('CPF2166'));
  await assert.rejects(libraries.describe(user, 'NOLIB'), refusedWith('CPF2110'));
  await assert.rejects(libraries.change(user, 'QGPL', { text: '' }), refusedWith('CPF2182'));
  assert.equal((await libraries.describe(user, 'QTEMP')).name, 'QTEMP');
});

test('a library is cleared of what the user may delete, and deleted only when it is empty then', async t => {
  const system = await temporarySystem(t);
  const { libraries, objects } = system.rooms;
  const officer = await system.job('QSECOFR');
  const anna = await system.newUser('ANNA');
  await libraries.create(anna, 'SHARED', { authority: Authority.all });
  const make = (name: string, job = anna) =>
    objects.create(job, { name, library: 'SHARED', type: '*DTAQ', authority: Authority.use });
  await make('A');
  await make('B');
  await make('OTHERS', officer);
  assert.deepEqual(await libraries.clear(anna, 'SHARED'), { deleted: 2, left: 1 });
  await make('C');
  await assert.rejects(libraries.delete(anna, 'SHARED'), refusedWith('CPF2161'));
  assert.deepEqual(
    (await objects.list(anna, { name: '*ALL', library: 'SHARED' })).map(({ name }) => name),
    ['OTHERS'],
  );
  await libraries.delete(officer, 'SHARED');
  await assert.rejects(objects.list(anna, { name: '*ALL', library: 'SHARED' }), refusedWith('CPF9810'));
  await assert.rejects(make('D'), refusedWith('CPF2110'));
});

test('libraries of the system and of the library list are not deleted', async t => {
  const system = await temporarySystem(t);
  const { libraries } = system.rooms;
  const officer = await system.job('QSECOFR', { current: 'MINE' });
  const user = await system.newUser('ANNA');
  await libraries.create(officer, 'MINE', { authority: Right.read });
  for (const name of ['QSYS', 'QGPL', 'QUSRSYS', 'QTEMP']) {
    await assert.rejects(libraries.delete(officer, name), refusedWith('CPF2168'));
  }
  await assert.rejects(libraries.clear(officer, 'QSYS'), refusedWith('CPF2161'));
  await assert.rejects(libraries.delete(officer, 'MINE'), refusedWith('CPF2167'));
  await assert.rejects(libraries.delete(user, 'MINE'), refusedWith('CPF2182'));
  await libraries.requireForLibraryList(officer, ['MINE', 'QTEMP']);
  await assert.rejects(libraries.requireForLibraryList(user, ['QGPL', 'MINE']), refusedWith('CPF2182'));
  await assert.rejects(libraries.requireForLibraryList(user, ['NOLIB']), refusedWith('CPF2110'));
});

test('the contents of QTEMP can be cleared', async t => {
  const system = await temporarySystem(t);
  const { libraries, objects } = system.rooms;
  const user = await system.newUser('ANNA');
  await objects.create(user, { name: 'A', library: 'QTEMP', type: '*DTAQ' });
  assert.deepEqual(await libraries.clear(user, 'QTEMP'), { deleted: 1, left: 0 });
});

test('what is put into a library while it is being deleted is either refused or keeps the library', async t => {
  const system = await temporarySystem(t);
  const { libraries, objects } = system.rooms;
  const officer = await system.job('QSECOFR');
  const anna = await system.newUser('ANNA');
  for (let round = 0; round < 15; round++) {
    const library = `BUSY${round}`;
    const object = { library, type: '*DTAQ', authority: Authority.exclude } as const;
    await libraries.create(anna, library, {});
    await objects.create(anna, { ...object, name: 'MINE' });
    const creations = [1, 2, 3].map(n => objects.create(officer, { ...object, name: `Q${n}` }));
    const [deletion, ...created] = await Promise.allSettled([libraries.delete(anna, library), ...creations]);
    const kept = created.filter(outcome => outcome.status === 'fulfilled').length;
    for (const outcome of created) {
      if (outcome.status === 'rejected') assert.equal(outcome.reason.messageId, 'CPF2110');
    }
    if (deletion.status === 'rejected') assert.equal(deletion.reason.messageId, 'CPF2161');
    const { rows } = await system.store.query(`SELECT FROM object WHERE name LIKE 'Q_' AND library IN
      (SELECT id FROM object WHERE name = '${library}')`);
    assert.equal(rows.length, kept, 'nothing that was created has gone with the library');
    assert.equal(deletion.status, kept === 0 ? 'fulfilled' : 'rejected');
  }
});
