import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Authority, Right } from '../../../src/system/authority/rights.ts';
import { neighbour, refusedWith, temporarySystem } from '../authority/temporary-system.ts';

const name = { name: 'A', library: 'QGPL' };

/** Waits until a notification has arrived: the condition holds, or it does not within two seconds. */
async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await condition()) return;
    await pause(10);
  }
  assert.fail('It did not happen.');
}

test('what one process creates, grants, revokes and deletes, the other one knows by its notification', async t => {
  const here = await temporarySystem(t);
  const there = await neighbour(t, here);
  const officer = await here.job('QSECOFR');
  await here.newUser('ANNA');
  const anna = await there.job('ANNA');
  const known = (rights: number) => {
    try {
      return there.rooms.objects.resolved(anna, name, '*DTAQ', rights)?.name ?? 'unknown';
    } catch (error) {
      return (error as { messageId: string }).messageId;
    }
  };

  await assert.rejects(there.rooms.objects.resolve(anna, name, '*DTAQ', 0), refusedWith('CPF9801'));
  assert.equal(known(0), 'CPF9801');
  await here.rooms.objects.create(officer, { ...name, type: '*DTAQ', authority: Authority.exclude });
  await eventually(() => known(0) === 'unknown');
  await assert.rejects(there.rooms.objects.resolve(anna, name, '*DTAQ', 0), refusedWith('CPF9802'));

  const grant = { name, type: '*DTAQ', users: ['ANNA'], rights: Authority.use } as const;
  await here.rooms.authority.grant(officer, grant);
  await eventually(() => known(0) === 'unknown');
  await there.rooms.objects.resolve(anna, name, '*DTAQ', Right.read);
  assert.equal(known(Right.read), 'A');

  await here.rooms.authority.revoke(officer, grant);
  await eventually(() => known(0) === 'unknown');
  await assert.rejects(there.rooms.objects.resolve(anna, name, '*DTAQ', 0), refusedWith('CPF9802'));

  await here.rooms.objects.delete(officer, name, '*DTAQ');
  await eventually(() => known(0) === 'unknown');
  await assert.rejects(there.rooms.objects.resolve(anna, name, '*DTAQ', 0), refusedWith('CPF9801'));
});

test('a change of profile or authorization list is felt in the other process', async t => {
  const here = await temporarySystem(t);
  const there = await neighbour(t, here);
  const officer = await here.job('QSECOFR');
  await here.newUser('GROUP');
  await here.newUser('ANNA');
  const { objects } = there.rooms;
  await here.rooms.authorizationLists.create(officer, { name: 'LIST', publicAuthority: Authority.exclude });
  await here.rooms.objects.create(officer, { ...name, type: '*DTAQ', authority: { authorizationList: 'LIST' } });
  const anna = await there.job('ANNA');
  const mayRead = () =>
    objects.resolve(anna, name, '*DTAQ', Right.read).then(
      () => true,
      () => false,
    );
  assert.equal(await mayRead(), false);
  await here.rooms.profiles.change(officer, 'ANNA', { groupProfile: 'GROUP' });
  await here.rooms.authorizationLists.add(officer, 'LIST', ['GROUP'], Authority.use);
  await eventually(mayRead);
  await here.rooms.profiles.change(officer, 'ANNA', { groupProfile: '*NONE' });
  await eventually(async () => !(await mayRead()));
  await here.rooms.profiles.change(officer, 'ANNA', { specialAuthorities: new Set(['*ALLOBJ']) });
  await eventually(mayRead);
});

test('while notifications are not heard nothing is believed, and afterwards everything is read anew', async t => {
  const here = await temporarySystem(t);
  const there = await neighbour(t, here);
  const officer = await here.job('QSECOFR');
  const { objects } = there.rooms;
  await here.rooms.objects.create(officer, { ...name, type: '*DTAQ' });
  await objects.resolve(officer, name, '*DTAQ', 0);
  assert.ok(objects.resolved(officer, name, '*DTAQ', 0));
  let doubts = 0;
  objects.onChange(
    () => {},
    () => doubts++,
  );
  await here.store.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
  );
  await eventually(() => doubts === 1);
  assert.equal(objects.resolved(officer, name, '*DTAQ', 0), undefined);
  await objects.resolve(officer, name, '*DTAQ', 0);
  if (doubts === 1) assert.equal(objects.resolved(officer, name, '*DTAQ', 0), undefined);

  await eventually(() => doubts === 2);
  assert.equal(objects.resolved(officer, name, '*DTAQ', 0), undefined);
  await objects.resolve(officer, name, '*DTAQ', 0);
  assert.ok(objects.resolved(officer, name, '*DTAQ', 0));
});

test('two processes that create the same object at once make one', async t => {
  const here = await temporarySystem(t);
  const there = await neighbour(t, here);
  const officer = await here.job('QSECOFR');
  const outcomes = await Promise.allSettled(
    [here, there, here, there].map(({ rooms }) => rooms.objects.create(officer, { ...name, type: '*DTAQ' })),
  );
  const failures = outcomes.filter(outcome => outcome.status === 'rejected');
  assert.equal(failures.length, 3);
  for (const { reason } of failures) assert.equal(reason.messageId, 'CPF9870');
});
