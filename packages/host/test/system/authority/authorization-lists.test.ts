import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Authority, Right } from '../../../src/system/authority/rights.ts';
import { refusedWith, temporarySystem } from './temporary-system.ts';

const manager = Authority.change | Right.authorizationListManagement;

test('entries are added, changed, removed and shown', async t => {
  const system = await temporarySystem(t);
  const lists = system.rooms.authorizationLists;
  const owner = await system.newUser('OWNER');
  await system.newUser('ANNA');
  await system.newUser('BEN');
  await lists.create(owner, { name: 'LIST', text: 'A list', publicAuthority: Authority.use });
  await lists.add(owner, 'LIST', ['BEN', 'ANNA'], Authority.change);
  await lists.change(owner, 'LIST', ['ANNA', '*PUBLIC'], Authority.exclude);
  const ownerRights = Authority.all | Right.authorizationListManagement;
  assert.deepEqual(await lists.entries(owner, 'LIST'), [
    { user: 'OWNER', owner: true, rights: ownerRights },
    { user: 'ANNA', owner: false, rights: Authority.exclude },
    { user: 'BEN', owner: false, rights: Authority.change },
    { user: '*PUBLIC', owner: false, rights: Authority.exclude },
  ]);
  await lists.remove(owner, 'LIST', ['ANNA']);
  assert.deepEqual(
    (await lists.entries(owner, 'LIST')).map(entry => entry.user),
    ['OWNER', 'BEN', '*PUBLIC'],
  );
});

test('errors of single users do not keep the others from being processed', async t => {
  const system = await temporarySystem(t);
  const lists = system.rooms.authorizationLists;
  const owner = await system.newUser('OWNER');
  await system.newUser('ANNA');
  await system.newUser('BEN');
  await lists.create(owner, { name: 'LIST', publicAuthority: Authority.exclude });
  await lists.add(owner, 'LIST', ['ANNA'], Authority.use);
  await assert.rejects(lists.add(owner, 'LIST', ['ANNA', 'NOBODY', 'BEN'], Authority.all), refusedWith('CPF2282'));
  const rights = async () =>
    Object.fromEntries((await lists.entries(owner, 'LIST')).map(entry => [entry.user, entry.rights]));
  assert.deepEqual([(await rights()).ANNA, (await rights()).BEN], [Authority.use, Authority.all]);
  await assert.rejects(lists.change(owner, 'LIST', ['NOBODY'], Authority.use), refusedWith('CPF2286'));
  await assert.rejects(lists.remove(owner, 'LIST', ['OWNER', 'BEN']), refusedWith('CPF2285'));
  assert.deepEqual(Object.keys(await rights()), ['OWNER', 'ANNA', '*PUBLIC']);
  await assert.rejects(lists.remove(owner, 'LIST', ['*PUBLIC']), refusedWith('CPF2288'));
});

test('who has *AUTLMGT gives and takes what he has himself', async t => {
  const system = await temporarySystem(t);
  const lists = system.rooms.authorizationLists;
  const owner = await system.newUser('OWNER');
  const anna = await system.newUser('ANNA');
  const ben = await system.newUser('BEN');
  await system.newUser('CARL');
  await lists.create(owner, { name: 'LIST', publicAuthority: Authority.use });
  await assert.rejects(lists.add(anna, 'LIST', ['BEN'], Authority.use), refusedWith('CPF2284'));
  await lists.add(owner, 'LIST', ['ANNA'], manager);
  await lists.add(anna, 'LIST', ['BEN'], Authority.change);
  await assert.rejects(lists.add(anna, 'LIST', ['CARL'], Authority.all), refusedWith('CPF2284'));
  await assert.rejects(lists.change(anna, 'LIST', ['BEN'], manager), refusedWith('CPF2284'));
  await lists.change(owner, 'LIST', ['BEN'], Authority.all);
  await assert.rejects(lists.remove(anna, 'LIST', ['BEN']), refusedWith('CPF2284'));
  await assert.rejects(lists.delete(ben, 'LIST'), refusedWith('CPF2284'));
});

test('a list that secures objects is not deleted', async t => {
  const system = await temporarySystem(t);
  const { authorizationLists: lists, objects } = system.rooms;
  const owner = await system.newUser('OWNER');
  const stranger = await system.newUser('STRANGER');
  await lists.create(owner, { name: 'LIST', publicAuthority: Authority.exclude });
  await assert.rejects(lists.create(owner, { name: 'LIST', publicAuthority: 0 }), refusedWith('CPF2112'));
  const name = { name: 'A', library: 'QGPL' };
  await objects.create(owner, { ...name, type: '*DTAQ', authority: { authorizationList: 'LIST' } });
  assert.deepEqual(
    (await lists.secured(owner, 'LIST')).map(object => object.name),
    ['A'],
  );
  await assert.rejects(lists.secured(stranger, 'LIST'), refusedWith('CPF2207'));
  await assert.rejects(lists.delete(owner, 'LIST'), refusedWith('CPF2125'));
  await objects.delete(owner, name, '*DTAQ');
  await lists.delete(owner, 'LIST');
  await assert.rejects(lists.entries(owner, 'LIST'), refusedWith('CPF2283'));
  await assert.rejects(lists.add(owner, 'LIST', ['OWNER'], 0), refusedWith('CPF2283'));
});
