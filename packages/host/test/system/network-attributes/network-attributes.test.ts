import assert from 'node:assert/strict';
import { test } from 'node:test';
import { migrate } from '../../../src/store/migrations.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import { networkAttributes } from '../../../src/system/network-attributes/definitions.ts';
import { networkAttributeSchema } from '../../../src/system/network-attributes/schema.ts';
import { openNetworkAttributes } from '../../../src/system/network-attributes/stored-network-attributes.ts';
import type { Requester } from '../../../src/system/objects/object.ts';
import { characters, parse } from '../../../src/system/values/conversion.ts';
import { temporaryStore } from '../../store/temporary-store.ts';
import { profile, securityOfficer, ungrouped } from '../fakes/profiles.ts';

const by = { profile: securityOfficer } as Requester;

test('every attribute has a value that CHGNETA would take, of its length', () => {
  for (const [name, definition] of Object.entries(networkAttributes)) {
    const { initial } = definition;
    const given = typeof initial === 'object' ? [...initial] : String(initial);
    if (initial !== '') assert.deepEqual(parse(definition, given), { value: initial }, name);
    for (const text of characters(definition, initial) ?? [])
      assert.equal(text.length, definition.kind === 'decimal' ? 0 : definition.length, name);
  }
});

test('attributes are changed all or nothing, by who configures the system, for every process', async t => {
  const store = await temporaryStore(t);
  await migrate(store, [networkAttributeSchema]);
  const collaborators = { store, messages: catalogue, profiles: ungrouped };
  const here = await openNetworkAttributes(collaborators);
  const there = await openNetworkAttributes(collaborators);
  const value = async (room: typeof here, name: string) => (await room.list()).find(one => one.name === name)?.value;
  assert.deepEqual(
    (await here.list()).map(({ name }) => name),
    Object.keys(networkAttributes),
  );
  assert.equal(await here.change(by, { JOBACN: '*SEARCH', MAXHOP: '7', MSGQ: 'QSYSOPR   QUSRSYS' }), undefined);
  assert.deepEqual(
    [await value(there, 'JOBACN'), await value(there, 'MAXHOP'), await value(there, 'MSGQ')],
    ['*SEARCH', 7, 'QUSRSYS/QSYSOPR'],
  );
  assert.deepEqual(await here.change(by, { JOBACN: '*FILE', RAR: '256' }), { keyword: 'RAR', value: '256' });
  assert.equal(await value(here, 'JOBACN'), '*SEARCH');
  const anna = { profile: profile('ANNA') } as Requester;
  await assert.rejects(here.change(anna, { JOBACN: '*FILE' }), { messageId: 'CPF222E' });
});

test('the name of the system changes with its next start', async t => {
  const store = await temporaryStore(t);
  await migrate(store, [networkAttributeSchema]);
  const collaborators = { store, messages: catalogue, profiles: ungrouped };
  const names = async (room: Awaited<ReturnType<typeof openNetworkAttributes>>) =>
    (await room.list()).filter(({ name }) => name.endsWith('SYSNAME')).map(({ value }) => value);
  const before = await openNetworkAttributes(collaborators);
  await before.change(by, { SYSNAME: 'OTHER' });
  assert.deepEqual(await names(before), ['BIGIRON', 'OTHER']);
  const after = await openNetworkAttributes(collaborators);
  assert.deepEqual(await names(after), ['OTHER', '']);
  assert.deepEqual(await names(await openNetworkAttributes(collaborators)), ['OTHER', '']);
});
