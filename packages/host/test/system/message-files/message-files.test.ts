import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charset } from '@bigiron/wire/ccsid/index';
import { migrate } from '../../../src/store/migrations.ts';
import { Authority } from '../../../src/system/authority/rights.ts';
import { messageFileSchema } from '../../../src/system/message-files/schema.ts';
import { StoredMessageFiles, systemMessageFile } from '../../../src/system/message-files/stored-message-files.ts';
import { MessageType } from '../../../src/system/messages/message.ts';
import type { Objects } from '../../../src/system/objects/object.ts';
import { type Cleanup, openHost } from '../fakes/host.ts';
import { profile } from '../fakes/profiles.ts';

const refused = (id: string) => ({ messageId: id });
const mine = { name: 'MINE', library: 'SALES' };
const description = {
  id: 'ORD0001',
  severity: 20,
  text: 'Order &1 over &2 is late.',
  help: '&N Cause: &1 was promised.',
  formats: [
    { kind: 'quoted', length: 6 },
    { kind: 'decimal', digits: 7, decimals: 2 },
  ],
} as const;

async function open(t: Cleanup) {
  const host = await openHost(t);
  await migrate(host.store, [messageFileSchema]);
  const files = new StoredMessageFiles({ ...host, objects: host.objects as unknown as Objects });
  const job = await host.jobs.start({ name: 'WORK', user: 'ANNA', profile: profile('ANNA'), type: 'batch' });
  await files.create(job, mine);
  return { host, files, job };
}

test('a message of a user file is filled from the data that its formats describe', async t => {
  const { files, job } = await open(t);
  await files.add(job, mine, description);
  const data = Buffer.concat([charset(37).encode('A-17  '), Buffer.from('0001250d', 'hex')]);
  const { id, severity, text, help, file, library } = await files.message(
    job,
    mine,
    'ORD0001',
    MessageType.diagnostic,
    data,
  );
  assert.deepEqual(
    { id, severity, text, help, file, library },
    {
      id: 'ORD0001',
      severity: 20,
      text: "Order 'A-17' over -12.50 is late.",
      help: "&N Cause: 'A-17' was promised.",
      file: 'MINE',
      library: 'SALES',
    },
  );
  assert.deepEqual((await files.describe(job, mine, 'ORD0001')).description, description);
});

test('descriptions are added once, found in order, and removed', async t => {
  const { files, job } = await open(t);
  for (const id of ['ORD0010', 'ORD000A', 'ABC0001']) await files.add(job, mine, { ...description, id });
  await assert.rejects(files.add(job, mine, { ...description, id: 'ABC0001' }), refused('CPF2412'));
  await assert.rejects(files.add(job, mine, { ...description, id: 'AB' }), refused('CPF2499'));
  const ids: string[] = [];
  for (let next = await files.following(job, mine); next; next = await files.following(job, mine, ids.at(-1))) {
    ids.push(next.description.id);
  }
  assert.deepEqual(ids, ['ABC0001', 'ORD000A', 'ORD0010']);
  await files.remove(job, mine, 'ORD000A');
  await assert.rejects(files.remove(job, mine, 'ORD000A'), refused('CPF2419'));
  await assert.rejects(files.describe(job, mine, 'ORD000A'), refused('CPF2419'));
});

test('a description is changed in part, and keeps its default reply', async t => {
  const { host, files, job } = await open(t);
  await files.add(job, mine, { ...description, defaultReply: 'C' });
  await files.change(job, mine, 'ORD0001', { severity: 30, text: 'Order &1 is very late.' });
  const found = async () => (await files.describe(job, mine, 'ORD0001')).description;
  const changed = { ...description, severity: 30, text: 'Order &1 is very late.', defaultReply: 'C' };
  assert.deepEqual(await found(), changed);
  await files.change(job, mine, 'ORD0001', { help: '', formats: [], defaultReply: '' });
  const { defaultReply: _, ...without } = changed;
  assert.deepEqual(await found(), { ...without, help: '', formats: [] });
  await assert.rejects(files.change(job, mine, 'ORD0002', { severity: 1 }), refused('CPF2419'));
  const bert = await host.jobs.start({ name: 'WORK', user: 'BERT', profile: profile('BERT'), type: 'batch' });
  await files.create(job, { name: 'READ', library: 'SALES', authority: Authority.use });
  await files.add(job, { ...mine, name: 'READ' }, description);
  await assert.rejects(files.change(bert, { ...mine, name: 'READ' }, 'ORD0001', { severity: 1 }), refused('CPF2411'));
});

test('the file of the system is there to read, and for nothing else', async t => {
  const { files, job } = await open(t);
  await files.create(job, systemMessageFile);
  const found = await files.describe(job, { name: 'QCPFMSG', library: '*LIBL' }, 'CPF9801');
  assert.deepEqual([found.description.severity, found.library], [40, 'QSYS']);
  assert.ok((await files.following(job, systemMessageFile, 'CPF9801'))!.description.id > 'CPF9801');
  await assert.rejects(files.add(job, systemMessageFile, description), refused('CPF2411'));
  await assert.rejects(files.remove(job, systemMessageFile, 'CPF9801'), refused('CPF2411'));
  await assert.rejects(files.change(job, systemMessageFile, 'CPF9801', { severity: 0 }), refused('CPF2411'));
  await assert.rejects(files.describe(job, systemMessageFile, 'CPF0ZZZ'), refused('CPF2419'));
});

test('errors of access are those of message files', async t => {
  const { host, files, job } = await open(t);
  const bert = await host.jobs.start({ name: 'WORK', user: 'BERT', profile: profile('BERT'), type: 'batch' });
  await files.create(job, { name: 'CLOSED', library: 'SALES', authority: Authority.exclude });
  await assert.rejects(files.describe(bert, { ...mine, name: 'CLOSED' }, 'X'), refused('CPF2411'));
  await assert.rejects(files.describe(bert, { ...mine, name: 'NONE' }, 'X'), refused('CPF2407'));
  await assert.rejects(files.delete(bert, mine), refused('CPF2189'));
  await files.delete(job, mine);
  await assert.rejects(files.delete(job, mine), refused('CPF2105'));
});
