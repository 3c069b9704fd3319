import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuthorityChange } from '../../../src/system/authority/object-authority.ts';
import { Authority, Right, type Rights } from '../../../src/system/authority/rights.ts';
import type { ObjectDescription, Requester } from '../../../src/system/objects/object.ts';
import { refusedWith, type TemporarySystem, temporarySystem } from './temporary-system.ts';

/** An object of OWNER in QGPL, and jobs of OWNER and of three other users. */
async function scene(system: TemporarySystem, publicAuthority: Rights = Authority.exclude) {
  const { objects, authority } = system.rooms;
  const [owner, anna, ben] = [await system.newUser('OWNER'), await system.newUser('ANNA'), await system.newUser('BEN')];
  const name = { name: 'A', library: 'QGPL' };
  const object = await objects.create(owner, { ...name, type: '*DTAQ', authority: publicAuthority });
  const change = (users: string[], rights: AuthorityChange['rights']) =>
    ({ name, type: '*DTAQ', users, rights }) as const;
  return {
    ...{ owner, anna, ben, name, object, authority },
    grant: (job: Requester, users: string[], rights: AuthorityChange['rights'], replace = false) =>
      authority.grant(job, change(users, rights), { replace }),
    revoke: (job: Requester, users: string[], rights: Rights) => authority.revoke(job, { ...change(users, 0), rights }),
    rights: (user: string, of: ObjectDescription = object) => authority.effective(user, of),
  };
}

test('the owner grants, adds, replaces and revokes', async t => {
  const system = await temporarySystem(t);
  const { owner, grant, revoke, rights } = await scene(system, Authority.use);
  assert.equal(await rights('OWNER'), Authority.all);
  await grant(owner, ['ANNA', 'BEN'], Right.objectOperational);
  assert.equal(await rights('ANNA'), Right.objectOperational);
  await grant(owner, ['ANNA'], Right.read | Right.add);
  assert.equal(await rights('ANNA'), Right.objectOperational | Right.read | Right.add);
  await grant(owner, ['ANNA'], Right.update, true);
  assert.equal(await rights('ANNA'), Right.update);
  await revoke(owner, ['ANNA'], Right.update | Right.read);
  assert.equal(await rights('ANNA'), Authority.use, 'no private authority is left, so *PUBLIC counts');
  await grant(owner, ['ANNA'], Authority.exclude);
  assert.equal(await rights('ANNA'), 0);
  await grant(owner, ['ANNA'], Right.read);
  assert.equal(await rights('ANNA'), Right.read);
  await grant(owner, ['ANNA'], Authority.exclude);
  await revoke(owner, ['ANNA'], Authority.exclude);
  assert.equal(await rights('ANNA'), Authority.use);
  await revoke(owner, ['*PUBLIC'], Authority.all);
  assert.equal(await rights('ANNA'), 0);
  assert.equal(await rights('BEN'), Right.objectOperational);
});

test('an owner can take his own rights away and give them back', async t => {
  const system = await temporarySystem(t);
  const { owner, grant, revoke, rights } = await scene(system);
  await revoke(owner, ['OWNER'], Authority.all);
  assert.equal(await rights('OWNER'), 0);
  await grant(owner, ['OWNER'], Authority.change);
  assert.equal(await rights('OWNER'), Authority.change);
});

test('who has *OBJMGT grants and revokes what he has, but not *OBJMGT', async t => {
  const system = await temporarySystem(t);
  const { owner, anna, grant, revoke, rights } = await scene(system);
  await assert.rejects(grant(anna, ['BEN'], Authority.use), refusedWith('CPF2207'));
  await grant(owner, ['ANNA'], Authority.use);
  await assert.rejects(grant(anna, ['BEN'], Authority.use), refusedWith('CPF2207'));
  await grant(owner, ['ANNA'], Authority.use | Right.objectManagement);
  await grant(anna, ['BEN'], Authority.use);
  assert.equal(await rights('BEN'), Authority.use);
  await assert.rejects(grant(anna, ['BEN'], Authority.change), refusedWith('CPF2223'));
  await assert.rejects(grant(anna, ['BEN'], Right.objectManagement), refusedWith('CPF2223'));
  await grant(owner, ['BEN'], Authority.change);
  await assert.rejects(revoke(anna, ['BEN'], Authority.change), refusedWith('CPF2224'));
  await assert.rejects(grant(anna, ['BEN'], Authority.exclude), refusedWith('CPF2223'));
  await revoke(anna, ['BEN'], Authority.use);
  assert.equal(await rights('BEN'), Authority.change & ~Authority.use);
});

test('members of the group that owns an object, and *ALLOBJ, may do anything with its authorities', async t => {
  const system = await temporarySystem(t);
  const { grant, rights } = await scene(system);
  const member = await system.newUser('MEMBER', { groupProfile: 'OWNER' });
  const almighty = await system.newUser('ALMIGHTY', { specialAuthorities: new Set(['*ALLOBJ']) });
  await grant(member, ['ANNA'], Authority.all);
  await grant(almighty, ['BEN'], Authority.all);
  assert.deepEqual([await rights('ANNA'), await rights('BEN')], [Authority.all, Authority.all]);
});

test('unknown objects, libraries and users have the messages of the security commands', async t => {
  const system = await temporarySystem(t);
  const { authority, owner, anna, grant, name } = await scene(system);
  const give = (job: Requester, wanted: { name: string; library: string }) =>
    authority.grant(job, { name: wanted, type: '*DTAQ', users: ['ANNA'], rights: Authority.use });
  await assert.rejects(give(owner, { ...name, name: 'NONE' }), refusedWith('CPF2208'));
  await assert.rejects(give(owner, { ...name, library: 'NOLIB' }), refusedWith('CPF2209'));
  await assert.rejects(grant(owner, ['NOBODY'], Authority.use), refusedWith('CPF2204'));
  await assert.rejects(authority.display(anna, name, '*DTAQ'), refusedWith('CPF2207'));
  await assert.rejects(grant(owner, ['*PUBLIC'], '*AUTL'), refusedWith('CPF2242'));
  await assert.rejects(
    authority.grant(owner, { name: { name: 'L', library: 'QSYS' }, type: '*AUTL', users: ['ANNA'], rights: 0 }),
    refusedWith('CPF2210'),
  );
});

test('an object is secured by an authorization list', async t => {
  const system = await temporarySystem(t);
  const { authority, authorizationLists } = system.rooms;
  const { owner, anna, grant, name, rights } = await scene(system);
  await authorizationLists.create(owner, { name: 'LIST', publicAuthority: Right.read });
  await authorizationLists.add(owner, 'LIST', ['ANNA'], Authority.change);
  await assert.rejects(authority.secure(anna, name, '*DTAQ', 'LIST'), refusedWith('CPF2223'));
  await assert.rejects(authority.secure(owner, name, '*DTAQ', 'NOLIST'), refusedWith('CPF2283'));
  await assert.rejects(
    authority.secure(owner, { name: 'OWNER', library: 'QSYS' }, '*USRPRF', 'LIST'),
    refusedWith('CPF2210'),
  );
  await authority.secure(owner, name, '*DTAQ', 'LIST');
  assert.deepEqual([await rights('ANNA'), await rights('BEN')], [Authority.change, Authority.exclude]);
  await grant(owner, ['*PUBLIC'], '*AUTL');
  assert.equal(await rights('BEN'), Right.read);
  const shown = await authority.display(owner, name, '*DTAQ');
  assert.equal(shown.authorizationList, 'LIST');
  assert.equal(shown.entries.at(-1)!.rights, '*AUTL');
  await grant(owner, ['*PUBLIC'], '*AUTL');
  await authority.secure(owner, name, '*DTAQ', '*NONE');
  assert.deepEqual([await rights('ANNA'), await rights('BEN')], [0, 0]);
});

test('ownership goes to another profile; the former owner keeps his authority or not', async t => {
  const system = await temporarySystem(t);
  const { authority } = system.rooms;
  const { owner, anna, name, grant, rights } = await scene(system);
  const officer = await system.job('QSECOFR');
  const changeOwner = (job: Requester, to: string, keep: '*SAME' | '*REVOKE') =>
    authority.changeOwner(job, name, '*DTAQ', to, keep);
  await assert.rejects(changeOwner(anna, 'ANNA', '*SAME'), refusedWith('CPF2207'));
  await assert.rejects(changeOwner(owner, 'ANNA', '*SAME'), refusedWith('CPF2217'), 'no *ADD to the profile ANNA');
  await assert.rejects(changeOwner(officer, 'NOBODY', '*SAME'), refusedWith('CPF2204'));
  await grant(owner, ['ANNA'], Authority.use);
  await changeOwner(officer, 'ANNA', '*SAME');
  assert.deepEqual([await rights('ANNA'), await rights('OWNER')], [Authority.all, Authority.all]);
  assert.equal((await system.rooms.objects.resolve(anna, name, '*DTAQ', 0)).owner, 'ANNA');
  await changeOwner(officer, 'BEN', '*REVOKE');
  assert.deepEqual([await rights('ANNA'), await rights('BEN')], [0, Authority.all]);
});

test('who manages an object sees all its authorities, others their own', async t => {
  const system = await temporarySystem(t);
  const { authority } = system.rooms;
  const { owner, anna, name, grant } = await scene(system, Authority.use);
  await grant(owner, ['BEN', 'ANNA'], Authority.change);
  const users = async (job: Requester) =>
    (await authority.display(job, name, '*DTAQ')).entries.map(entry => entry.user);
  assert.deepEqual(await users(owner), ['OWNER', 'ANNA', 'BEN', '*PUBLIC']);
  assert.deepEqual(await users(anna), ['ANNA']);
});

test('a change of authority counts at once', async t => {
  const system = await temporarySystem(t);
  const { objects } = system.rooms;
  const { owner, anna, name, grant, revoke } = await scene(system);
  for (let i = 0; i < 5; i++) {
    await grant(owner, ['ANNA'], Authority.use);
    await objects.resolve(anna, name, '*DTAQ', Right.read);
    await revoke(owner, ['ANNA'], Authority.use);
    await assert.rejects(objects.resolve(anna, name, '*DTAQ', Right.read), refusedWith('CPF9802'));
  }
});
