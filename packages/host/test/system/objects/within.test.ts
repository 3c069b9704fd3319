import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Authority, Right } from '../../../src/system/authority/rights.ts';
import type { Change } from '../../../src/system/objects/changes.ts';
import { neighbour, refusedWith, temporarySystem } from '../authority/temporary-system.ts';

const queue = (name: string, library = 'QGPL') => ({ name, library, type: '*DTAQ' as const });

async function session(t: { after(work: () => Promise<void>): void }) {
  const system = await temporarySystem(t);
  const connection = await system.store.session({ parameters: { search_path: 'bigiron' } });
  t.after(() => connection.close());
  const changes: Change[] = [];
  const within = () => system.rooms.within(connection, change => changes.push(change));
  return { system, connection, changes, within };
}

test('objects are made in the transaction of a connection, seen there only, and by all after its commit', async t => {
  const { system, connection, changes, within } = await session(t);
  const other = await neighbour(t, system);
  const officer = await system.job('QSECOFR');
  const { objects } = system.rooms;
  const gone = refusedWith('CPF9801');
  // Both processes know that it does not exist.
  await assert.rejects(objects.resolve(officer, queue('A'), '*DTAQ', 0), gone);
  await assert.rejects(other.rooms.objects.resolve(officer, queue('A'), '*DTAQ', 0), gone);
  await connection.script('BEGIN');
  const created = await within().objects.create(officer, queue('A'), async (transaction, id) => {
    await transaction.query('UPDATE object SET text = $2 WHERE id = $1', [id, 'Made inside']);
  });
  assert.equal((await within().objects.resolve(officer, queue('A'), '*DTAQ', Authority.all)).id, created.id);
  await assert.rejects(objects.resolve(officer, queue('A'), '*DTAQ', 0), gone);
  const heard = new Promise<bigint>(resolve => other.rooms.objects.onChange(resolve));
  await connection.script('COMMIT');
  system.rooms.apply(changes);
  assert.equal((await objects.resolve(officer, queue('A'), '*DTAQ', 0)).text, 'Made inside');
  assert.equal(await heard, created.id);
  assert.equal((await other.rooms.objects.resolve(officer, queue('A'), '*DTAQ', 0)).id, created.id);
});

test('what is undone with the transaction has not happened', async t => {
  const { system, connection, changes, within } = await session(t);
  const officer = await system.job('QSECOFR');
  const kept = await system.rooms.objects.create(officer, queue('KEPT'));
  await connection.script('BEGIN');
  await within().libraries.create(officer, 'NEWLIB', {});
  await within().objects.create(officer, queue('B', 'NEWLIB'));
  await within().objects.delete(officer, queue('KEPT'), '*DTAQ');
  await assert.rejects(within().objects.resolve(officer, queue('KEPT'), '*DTAQ', 0), refusedWith('CPF9801'));
  await connection.script('ROLLBACK');
  system.rooms.apply(changes);
  assert.equal((await system.rooms.objects.resolve(officer, queue('KEPT'), '*DTAQ', 0)).id, kept.id);
  await assert.rejects(system.rooms.libraries.describe(officer, 'NEWLIB'), refusedWith('CPF2110'));
});

test('authority is checked and changed inside as outside', async t => {
  const { system, connection, changes, within } = await session(t);
  const officer = await system.job('QSECOFR');
  const anna = await system.newUser('ANNA');
  await system.rooms.objects.create(officer, { ...queue('C'), authority: Authority.exclude });
  await connection.script('BEGIN');
  await assert.rejects(within().objects.delete(anna, queue('C'), '*DTAQ'), refusedWith('CPF9802'));
  const change = { name: queue('C'), type: '*DTAQ', users: ['ANNA'], rights: Authority.use } as const;
  await within().authority.grant(officer, change);
  await within().objects.resolve(anna, queue('C'), '*DTAQ', Right.read);
  await assert.rejects(system.rooms.objects.resolve(anna, queue('C'), '*DTAQ', Right.read), refusedWith('CPF9802'));
  await connection.script('COMMIT');
  system.rooms.apply(changes);
  await system.rooms.objects.resolve(anna, queue('C'), '*DTAQ', Right.read);
});
