import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Authority, Right } from '../../../src/system/authority/rights.ts';
import { refusedWith, temporarySystem } from '../authority/temporary-system.ts';

const queue = (name: string, library = 'QGPL') => ({ name, library, type: '*DTAQ' as const });

test('what is created is found, with the description it was given, and then known without the store', async t => {
  const system = await temporarySystem(t);
  const { objects } = system.rooms;
  const officer = await system.job('QSECOFR');
  const created = await objects.create(officer, { ...queue('ORDERS'), text: 'Orders', attribute: 'X' });
  const { id, ...description } = created;
  assert.equal(typeof id, 'bigint');
  assert.deepEqual(description, {
    name: 'ORDERS',
    library: 'QGPL',
    type: '*DTAQ',
    attribute: 'X',
    owner: 'QSECOFR',
    text: 'Orders',
    createdBy: 'QSECOFR',
    created: system.clock.now(),
    changed: system.clock.now(),
  });
  assert.equal(objects.resolved(officer, queue('ORDERS', '*LIBL'), '*DTAQ', Right.read), undefined);
  assert.deepEqual(await objects.resolve(officer, queue('ORDERS', '*LIBL'), '*DTAQ', Right.read), created);
  assert.deepEqual(objects.resolved(officer, queue('ORDERS', '*LIBL'), '*DTAQ', Authority.all), created);
  assert.deepEqual(objects.resolved(officer, queue('ORDERS'), '*DTAQ', Authority.all), created);
});

test('an object is told from another by library, name and type', async t => {
  const system = await temporarySystem(t);
  const { objects } = system.rooms;
  const officer = await system.job('QSECOFR');
  const inGeneral = await objects.create(officer, queue('A'));
  const inUsers = await objects.create(officer, queue('A', 'QUSRSYS'));
  const area = await objects.create(officer, { name: 'A', library: 'QGPL', type: '*DTAARA' });
  assert.equal(new Set([inGeneral.id, inUsers.id, area.id]).size, 3);
  await assert.rejects(objects.create(officer, queue('A')), refusedWith('CPF9870'));
  assert.equal((await objects.resolve(officer, queue('A', 'QUSRSYS'), '*DTAQ', 0)).id, inUsers.id);
  assert.equal((await objects.resolve(officer, queue('A'), '*DTAARA', 0)).id, area.id);
});

test('the library list is searched in its order, with the current library before the user part', async t => {
  const system = await temporarySystem(t);
  const { objects, libraries } = system.rooms;
  const officer = await system.job('QSECOFR');
  await libraries.create(officer, 'FIRST', {});
  await libraries.create(officer, 'SECOND', {});
  for (const library of ['QUSRSYS', 'FIRST', 'SECOND']) await objects.create(officer, queue('A', library));
  const found = async (current: string | undefined, user: string[], library = '*LIBL', list: string[] = ['QSYS']) =>
    (
      await objects.resolve(
        await system.job('QSECOFR', { system: list, current, user }),
        { name: 'A', library },
        '*DTAQ',
        0,
      )
    ).library;
  assert.equal(await found(undefined, ['FIRST', 'SECOND']), 'FIRST');
  assert.equal(await found('SECOND', ['FIRST']), 'SECOND');
  assert.equal(await found('SECOND', ['FIRST'], '*LIBL', ['QSYS', 'QUSRSYS']), 'QUSRSYS');
  assert.equal(await found('SECOND', ['FIRST'], '*USRLIBL', ['QSYS', 'QUSRSYS']), 'SECOND');
  assert.equal(await found('SECOND', ['FIRST'], '*CURLIB'), 'SECOND');
  await assert.rejects(found(undefined, ['FIRST'], '*CURLIB'), refusedWith('CPF9801'));
  assert.equal(await found(undefined, ['GONE', 'SECOND']), 'SECOND');
});

test('what cannot be found or used is refused with the message of IBM i', async t => {
  const system = await temporarySystem(t);
  const { objects, libraries } = system.rooms;
  const officer = await system.job('QSECOFR');
  const user = await system.newUser('ANNA');
  await libraries.create(officer, 'CLOSED', { authority: Authority.exclude });
  await libraries.create(officer, 'READONLY', { authority: Authority.use });
  await objects.create(officer, queue('A', 'CLOSED'));
  await objects.create(officer, { ...queue('A'), authority: Authority.exclude });
  await objects.create(officer, { ...queue('B'), authority: Authority.use });

  const resolve = (name: string, library: string, rights: number = Right.read) =>
    objects.resolve(user, { name, library }, '*DTAQ', rights);
  await assert.rejects(resolve('NONE', 'QGPL'), refusedWith('CPF9801'));
  await assert.rejects(resolve('NONE', '*LIBL'), refusedWith('CPF9801'));
  await assert.rejects(resolve('A', 'NOLIB'), refusedWith('CPF9810'));
  await assert.rejects(resolve('A', 'CLOSED'), refusedWith('CPF9820'));
  await assert.rejects(resolve('A', 'QGPL'), refusedWith('CPF9802'));
  await assert.rejects(resolve('A', '*LIBL', 0), refusedWith('CPF9802'));
  await assert.rejects(resolve('B', 'QGPL', Right.update), refusedWith('CPF9802'));
  await resolve('B', 'QGPL');
  assert.throws(
    () => objects.resolved(user, { name: 'A', library: 'QGPL' }, '*DTAQ', Right.read),
    refusedWith('CPF9802'),
  );
  assert.throws(() => objects.resolved(user, { name: 'NONE', library: 'QGPL' }, '*DTAQ', 0), refusedWith('CPF9801'));

  await assert.rejects(objects.create(user, queue('A', 'NOLIB')), refusedWith('CPF2110'));
  await assert.rejects(objects.create(user, queue('A', 'CLOSED')), refusedWith('CPF2182'));
  await assert.rejects(objects.create(user, queue('A', 'READONLY')), refusedWith('CPF2182'));
  await assert.rejects(objects.create(user, queue('A B', 'QGPL')), refusedWith('CPF2151'));
  await assert.rejects(
    objects.create(user, { ...queue('C'), authority: { authorizationList: 'NOLIST' } }),
    refusedWith('CPF2283'),
  );
  await assert.rejects(objects.delete(user, queue('B'), '*DTAQ'), refusedWith('CPF9802'));
});

test('a lack of authority is audited with user, object and job', async t => {
  const system = await temporarySystem(t);
  const { objects, libraries } = system.rooms;
  const officer = await system.job('QSECOFR');
  const user = await system.newUser('ANNA');
  await libraries.create(officer, 'CLOSED', { authority: Authority.exclude });
  await objects.create(officer, { ...queue('A'), authority: Authority.exclude });
  const job = `${user.id.number}/ANNA/TEST`;
  await assert.rejects(objects.resolve(user, queue('A', '*LIBL'), '*DTAQ', 0));
  await assert.rejects(objects.resolve(user, queue('A', 'CLOSED'), '*DTAQ', 0));
  assert.deepEqual(system.audited, [
    { event: 'authority-failure', profile: 'ANNA', object: 'QGPL/A *DTAQ', job },
    { event: 'authority-failure', profile: 'ANNA', object: 'QSYS/CLOSED *LIB', job },
  ]);
});

test('a room writes its own row with the object, or nothing is created', async t => {
  const system = await temporarySystem(t);
  const { objects } = system.rooms;
  const officer = await system.job('QSECOFR');
  await system.store.query('CREATE TABLE note (object int8 REFERENCES object (id) ON DELETE CASCADE)');
  const failure = new Error('no room');
  await assert.rejects(
    objects.create(officer, queue('A'), async () => {
      throw failure;
    }),
    failure,
  );
  await assert.rejects(objects.resolve(officer, queue('A'), '*DTAQ', 0), refusedWith('CPF9801'));

  const { id } = await objects.create(officer, queue('A'), async (tx, object) => {
    await tx.query('INSERT INTO note VALUES ($1)', [object]);
  });
  assert.deepEqual((await system.store.query('SELECT object FROM note')).rows, [{ object: id }]);
  await objects.resolve(officer, queue('A'), '*DTAQ', 0);
  await objects.delete(officer, queue('A'), '*DTAQ');
  assert.deepEqual((await system.store.query('SELECT object FROM note')).rows, []);
  assert.equal(objects.resolved(officer, queue('A'), '*DTAQ', 0), undefined);
  await assert.rejects(objects.resolve(officer, queue('A'), '*DTAQ', 0), refusedWith('CPF9801'));
});

test('public authority of a new object comes from the library, then from QCRTAUT', async t => {
  const system = await temporarySystem(t);
  const { objects, libraries, authority, authorizationLists } = system.rooms;
  const officer = await system.job('QSECOFR');
  await system.newUser('ANNA');
  await authorizationLists.create(officer, { name: 'LIST', publicAuthority: Right.read });
  await libraries.create(officer, 'LIBUSE', { createAuthority: '*USE' });
  await libraries.create(officer, 'LIBLIST', { createAuthority: 'LIST' });
  const rights = async (library: string, given?: number) =>
    authority.effective(
      'ANNA',
      await objects.create(officer, {
        ...queue(`Q${given ?? ''}`, library),
        ...(given !== undefined && { authority: given }),
      }),
    );
  assert.equal(await rights('QGPL'), Authority.change);
  assert.equal(await rights('LIBUSE'), Authority.use);
  assert.equal(await rights('LIBLIST'), Right.read);
  assert.equal(await rights('LIBUSE', Right.add), Right.add);
  system.values.set('QCRTAUT', '*EXCLUDE');
  assert.equal(await rights('QUSRSYS'), 0);
  assert.equal(await rights('QTEMP'), 0);
});

test('the group of the creator owns the object, or gets what his profile says', async t => {
  const system = await temporarySystem(t);
  const { objects, authority } = system.rooms;
  const officer = await system.job('QSECOFR');
  await system.newUser('GROUP');
  const users = {
    GIVER: { owner: '*GRPPRF' },
    SHARER: { groupAuthority: '*ALL' },
    PRIMARY: { groupAuthority: '*CHANGE', groupAuthorityType: '*PGP' },
    KEEPER: {},
  } as const;
  for (const [name, parameters] of Object.entries(users)) {
    const user = await system.newUser(name, { ...parameters, groupProfile: 'GROUP' });
    await objects.create(user, { ...queue(name), authority: Authority.exclude });
  }
  const lines = async (name: string) =>
    (await authority.display(officer, queue(name), '*DTAQ')).entries.map(
      ({ user, owner, primaryGroup, rights }) => [user, owner ? 'owner' : primaryGroup ? 'group' : '', rights] as const,
    );
  const everybody = ['*PUBLIC', '', Authority.exclude] as const;
  assert.deepEqual(await lines('GIVER'), [['GROUP', 'owner', Authority.all], everybody]);
  assert.deepEqual(await lines('SHARER'), [
    ['SHARER', 'owner', Authority.all],
    ['GROUP', '', Authority.all],
    everybody,
  ]);
  assert.deepEqual(await lines('PRIMARY'), [
    ['PRIMARY', 'owner', Authority.all],
    ['GROUP', 'group', Authority.change],
    everybody,
  ]);
  assert.deepEqual(await lines('KEEPER'), [['KEEPER', 'owner', Authority.all], everybody]);
});

test('every job has a QTEMP of its own, which ends with the job', async t => {
  const system = await temporarySystem(t);
  const { objects } = system.rooms;
  const mine = await system.newUser('ANNA');
  const other = await system.job('ANNA');
  await assert.rejects(objects.resolve(mine, queue('A', 'QTEMP'), '*DTAQ', 0), refusedWith('CPF9801'));
  const [first, second] = await Promise.all([
    objects.create(mine, queue('A', 'QTEMP')),
    objects.create(other, queue('A', 'QTEMP')),
  ]);
  assert.equal(first.library, 'QTEMP');
  assert.equal((await objects.resolve(mine, queue('A', '*LIBL'), '*DTAQ', 0)).id, first.id);
  assert.equal((await objects.resolve(other, queue('A', 'QTEMP'), '*DTAQ', 0)).id, second.id);
  const listed = await objects.list(mine, queue('*ALL', '*ALL'), '*DTAQ');
  assert.deepEqual(
    listed.map(({ id, library }) => ({ id, library })),
    [{ id: first.id, library: 'QTEMP' }],
  );

  const changed: bigint[] = [];
  objects.onChange(id => changed.push(id));
  await objects.endTemporaryLibrary(mine.id);
  assert.ok(changed.includes(first.id));
  await assert.rejects(objects.resolve(mine, queue('A', 'QTEMP'), '*DTAQ', 0), refusedWith('CPF9801'));
  assert.equal((await objects.resolve(other, queue('A', 'QTEMP'), '*DTAQ', 0)).id, second.id);
  await objects.create(mine, queue('A', 'QTEMP'));
});

test('lists show what the user has any authority to, by library, name and type', async t => {
  const system = await temporarySystem(t);
  const { objects, libraries } = system.rooms;
  const officer = await system.job('QSECOFR');
  const user = await system.newUser('ANNA');
  await libraries.create(officer, 'ALPHA', {});
  await libraries.create(officer, 'CLOSED', { authority: Authority.exclude });
  await objects.create(officer, queue('AB', 'ALPHA'));
  await objects.create(officer, queue('AA', 'ALPHA'));
  await objects.create(officer, { name: 'AA', library: 'ALPHA', type: '*DTAARA' });
  await objects.create(officer, { ...queue('HIDDEN', 'ALPHA'), authority: Authority.exclude });
  await objects.create(officer, queue('AC', 'CLOSED'));
  await objects.create(officer, queue('AD'));
  const names = async (job: typeof user, name: string, library: string, type?: `*${string}`) =>
    (await objects.list(job, { name, library }, type)).map(one => `${one.library}/${one.name} ${one.type}`);

  assert.deepEqual(await names(user, '*ALL', 'ALPHA'), ['ALPHA/AA *DTAARA', 'ALPHA/AA *DTAQ', 'ALPHA/AB *DTAQ']);
  assert.deepEqual(await names(user, 'A*', '*ALLUSR', '*DTAQ'), ['ALPHA/AA *DTAQ', 'ALPHA/AB *DTAQ', 'QGPL/AD *DTAQ']);
  assert.deepEqual(await names(user, 'A*', '*LIBL', '*DTAQ'), ['QGPL/AD *DTAQ']);
  assert.deepEqual(await names(user, 'AA', 'AL*', '*DTAQ'), ['ALPHA/AA *DTAQ']);
  assert.deepEqual(await names(user, 'C*', 'QSYS', '*LIB'), []);
  assert.deepEqual(await names(officer, 'C*', '*LIBL', '*LIB'), ['QSYS/CLOSED *LIB']);
  assert.deepEqual(await names(officer, 'AC', '*ALL'), ['CLOSED/AC *DTAQ']);
  await assert.rejects(names(user, '*ALL', 'NOLIB'), refusedWith('CPF9810'));
  await assert.rejects(names(user, '*ALL', 'CLOSED'), refusedWith('CPF9820'));
});

test('text and attribute change; the time of the last change is kept', async t => {
  const system = await temporarySystem(t);
  const { objects } = system.rooms;
  const officer = await system.job('QSECOFR');
  const object = await objects.create(officer, queue('A'));
  system.clock.advance(1000);
  await objects.touch(object, { text: 'new' });
  const found = await objects.resolve(officer, queue('A'), '*DTAQ', 0);
  assert.deepEqual(found, { ...object, text: 'new', changed: object.changed + 1000 });
  system.clock.advance(1000);
  await objects.touch(object);
  const [listed] = await objects.list(officer, queue('A'));
  assert.equal(listed!.changed, object.changed + 2000);
});
