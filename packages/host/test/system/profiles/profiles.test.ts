import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Authority, Right } from '../../../src/system/authority/rights.ts';
import type { SpecialAuthority } from '../../../src/system/profiles/profile.ts';
import { refusedWith, temporarySystem } from '../authority/temporary-system.ts';

test('the system comes with its profiles and libraries; only QSECOFR has a password', async t => {
  const system = await temporarySystem(t);
  const { profiles, objects } = system.rooms;
  const officer = await system.job('QSECOFR');
  const names = (await profiles.list(officer, 'Q*')).map(({ name }) => name);
  assert.deepEqual(names, ['QDFTOWN', 'QPGMR', 'QSECOFR', 'QSYS', 'QSYSOPR', 'QTMPLPD', 'QUSER']);
  for (const name of names) {
    assert.equal((await profiles.describe(officer, name)).usage.hasPassword, name === 'QSECOFR', name);
  }
  assert.equal(officer.profile.specialAuthorities.size, 8);
  const libraries = await objects.list(officer, { name: '*ALL', library: 'QSYS' }, '*LIB');
  assert.deepEqual(
    libraries.map(({ name }) => name),
    ['QGPL', 'QSYS', 'QSYS2', 'QUSRSYS', 'SYSIBM', 'SYSIBMADM', 'SYSTOOLS'],
  );
});

test('a profile is created with the defaults of CRTUSRPRF and what was given', async t => {
  const system = await temporarySystem(t);
  const { profiles } = system.rooms;
  const officer = await system.job('QSECOFR');
  await system.newUser('GROUP');
  const created = await profiles.create(officer, {
    name: 'ANNA',
    password: { text: 'secret-1' },
    userClass: '*SYSOPR',
    text: 'Anna',
    groupProfile: 'GROUP',
    currentLibrary: 'ANNALIB',
    initialProgram: { library: 'QGPL', name: 'START' },
    passwordExpirationInterval: 30,
    ccsid: 273,
  });
  assert.deepEqual([...created.specialAuthorities].sort(), ['*JOBCTL', '*SAVSYS']);
  assert.deepEqual(created.groups, ['GROUP']);
  assert.deepEqual(created.messageQueue, { library: 'QUSRSYS', name: 'ANNA' });
  assert.equal(created.limitedCapabilities, '*NO');
  assert.deepEqual(created.initialProgram, { library: 'QGPL', name: 'START' });
  assert.equal(created.passwordExpirationInterval, 30);
  assert.deepEqual(await profiles.find('anna'), created);

  const { usage } = await profiles.describe(officer, 'ANNA');
  assert.deepEqual(usage, {
    previousSignOn: undefined,
    invalidAttempts: 0,
    lastInvalidAttempt: undefined,
    passwordChanged: system.clock.now(),
    hasPassword: true,
    passwordSetExpired: false,
    passwordExpires: system.clock.now() + 30 * 86_400_000,
    isGroup: false,
    ownedObjects: 0,
  });
  assert.equal((await profiles.describe(officer, 'GROUP')).usage.isGroup, true);
  assert.deepEqual(await profiles.members('GROUP'), ['ANNA']);
});

test('only *SECADM administers profiles, and only profiles to which he has authority', async t => {
  const system = await temporarySystem(t);
  const { profiles, authority } = system.rooms;
  const user = await system.newUser('ANNA');
  const administrator = await system.newUser('ADMIN', { userClass: '*SECADM' });
  const officer = await system.job('QSECOFR');
  const none = { password: '*NONE' } as const;
  await assert.rejects(profiles.create(user, { name: 'X', ...none }), refusedWith('CPF2292'));
  await assert.rejects(profiles.change(user, 'ANNA', { text: 'me' }), refusedWith('CPF2292'));
  await assert.rejects(profiles.delete(user, 'ANNA', '*NODLT'), refusedWith('CPF2292'));
  await assert.rejects(profiles.change(administrator, 'ANNA', { text: 'her' }), refusedWith('CPF2217'));
  await assert.rejects(profiles.describe(administrator, 'ANNA'), refusedWith('CPF2217'));
  await profiles.describe(user, 'ANNA');

  await profiles.create(administrator, { name: 'OWNED', ...none });
  await profiles.change(administrator, 'OWNED', { text: 'mine' });
  await authority.grant(officer, {
    name: { name: 'ANNA', library: 'QSYS' },
    type: '*USRPRF',
    users: ['ADMIN'],
    rights: Authority.use | Right.objectManagement,
  });
  assert.equal((await profiles.change(administrator, 'ANNA', { text: 'hers' })).text, 'hers');
  await assert.rejects(profiles.delete(administrator, 'ANNA', '*NODLT'), refusedWith('CPF2217'));
  await profiles.delete(administrator, 'OWNED', '*NODLT');
  assert.equal(await profiles.find('OWNED'), undefined);
  assert.deepEqual(
    (await profiles.list(administrator, '*ALL')).map(({ name }) => name),
    ['ADMIN', 'ANNA'],
  );
});

test('nobody gives special authorities that he has not', async t => {
  const system = await temporarySystem(t);
  const { profiles } = system.rooms;
  const administrator = await system.newUser('ADMIN', { userClass: '*SECADM' });
  const create = (name: string, ...special: SpecialAuthority[]) =>
    profiles.create(administrator, { name, password: '*NONE', specialAuthorities: new Set(special) });
  await assert.rejects(create('A', '*ALLOBJ'), refusedWith('CPF2269'));
  await assert.rejects(create('A', '*SPLCTL'), refusedWith('CPF222E'));
  await create('A', '*SECADM');
});

test('special authorities of groups add up with those of the user', async t => {
  const system = await temporarySystem(t);
  const { profiles } = system.rooms;
  await system.newUser('SECGROUP', { userClass: '*SECADM' });
  const member = await system.newUser('MEMBER', { groupProfile: 'SECGROUP', specialAuthorities: new Set(['*SPLCTL']) });
  assert.deepEqual([...(await profiles.specialAuthorities(member))].sort(), ['*SECADM', '*SPLCTL']);
  await profiles.create(member, { name: 'NEW', password: '*NONE' });
});

test('groups must exist, must not nest, and need authority', async t => {
  const system = await temporarySystem(t);
  const { profiles } = system.rooms;
  const officer = await system.job('QSECOFR');
  const administrator = await system.newUser('ADMIN', { userClass: '*SECADM' });
  await system.newUser('GROUP');
  await system.newUser('OTHER');
  const none = { password: '*NONE' } as const;
  const create = (name: string, parameters: object, by = officer) =>
    profiles.create(by, { name, ...none, ...parameters });
  await assert.rejects(create('A', { groupProfile: 'NOGROUP' }), refusedWith('CPF2259'));
  await assert.rejects(create('A', { groupProfile: 'GROUP' }, administrator), refusedWith('CPF2217'));
  await assert.rejects(create('A', { groupProfile: 'A' }), refusedWith('CPF2274'));
  await assert.rejects(create('A', { owner: '*GRPPRF' }), refusedWith('CPF2261'));
  await assert.rejects(create('A', { groupAuthority: '*ALL' }), refusedWith('CPF2261'));
  await assert.rejects(create('A', { supplementalGroups: ['GROUP'] }), refusedWith('CPF22DC'));
  await assert.rejects(create('A', { groupProfile: 'GROUP', supplementalGroups: ['GROUP'] }), refusedWith('CPF22DC'));
  const member = await create('A', { groupProfile: 'GROUP', supplementalGroups: ['OTHER'] });
  assert.deepEqual(member.groups, ['GROUP', 'OTHER']);
  await assert.rejects(create('B', { groupProfile: 'A' }), refusedWith('CPF22CF'));
  await assert.rejects(profiles.change(officer, 'GROUP', { groupProfile: 'OTHER' }), refusedWith('CPF22CF'));
  await assert.rejects(profiles.delete(officer, 'GROUP', '*NODLT'), refusedWith('CPF2213'));
  const changed = await profiles.change(officer, 'A', { groupProfile: 'OTHER', supplementalGroups: [] });
  assert.deepEqual(changed.groups, ['OTHER']);
  await profiles.delete(officer, 'GROUP', '*NODLT');
});

test('names are checked; what exists is not created again', async t => {
  const system = await temporarySystem(t);
  const { profiles } = system.rooms;
  const officer = await system.job('QSECOFR');
  const create = (name: string) => profiles.create(officer, { name, password: '*NONE' });
  await assert.rejects(create('1A'), refusedWith('CPF2203'));
  await assert.rejects(create('A.B'), refusedWith('CPF2203'));
  await assert.rejects(create('QUSER'), refusedWith('CPF2214'));
  await assert.rejects(profiles.change(officer, 'NOBODY', {}), refusedWith('CPF2204'));
  await assert.rejects(profiles.require('NOBODY'), refusedWith('CPF2204'));
  await assert.rejects(profiles.delete(officer, 'QSYS', '*NODLT'), refusedWith('CPF2203'));
});

test('a profile that owns objects is deleted with them, or they get another owner', async t => {
  const system = await temporarySystem(t);
  const { profiles, objects, libraries, authority } = system.rooms;
  const officer = await system.job('QSECOFR');
  const queue = { name: 'A', library: 'QGPL', type: '*DTAQ' } as const;

  const anna = await system.newUser('ANNA');
  const created = await objects.create(anna, queue);
  await assert.rejects(profiles.delete(officer, 'ANNA', '*NODLT'), refusedWith('CPF2215'));
  await assert.rejects(profiles.delete(officer, 'ANNA', { newOwner: 'NOBODY' }), refusedWith('CPF2204'));
  await profiles.delete(officer, 'ANNA', { newOwner: 'QPGMR' });
  const kept = await objects.resolve(officer, queue, '*DTAQ', 0);
  assert.deepEqual([kept.id, kept.owner, kept.createdBy], [created.id, 'QPGMR', 'ANNA']);
  await assert.rejects(
    objects.resolve(anna, queue, '*DTAQ', Right.read),
    refusedWith('CPF9820'),
    'a profile that is gone',
  );

  const ben = await system.newUser('BEN');
  await libraries.create(ben, 'BENLIB', { authority: Authority.all });
  await libraries.create(ben, 'EMPTY', {});
  await objects.create(ben, { ...queue, library: 'BENLIB' });
  await objects.create(officer, { ...queue, name: 'OTHERS', library: 'BENLIB' });
  await authority.grant(officer, { name: queue, type: '*DTAQ', users: ['BEN'], rights: Authority.use });
  await profiles.delete(officer, 'BEN', '*DLT');
  assert.equal((await libraries.describe(officer, 'BENLIB')).owner, 'QDFTOWN');
  await assert.rejects(libraries.describe(officer, 'EMPTY'), refusedWith('CPF2110'));
  assert.deepEqual(
    (await objects.list(officer, { name: '*ALL', library: 'BENLIB' })).map(({ name }) => name),
    ['OTHERS'],
  );
});

test('at security level 20 user classes have more special authorities', async t => {
  const system = await temporarySystem(t);
  system.values.set('QSECURITY', '20');
  const { profile } = await system.newUser('ANNA');
  assert.deepEqual([...profile.specialAuthorities].sort(), ['*ALLOBJ', '*SAVSYS']);
});
