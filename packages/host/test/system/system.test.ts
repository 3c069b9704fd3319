import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../../src/system/clock.ts';
import type { Job } from '../../src/system/jobs/job.ts';
import { MessageType } from '../../src/system/messages/message.ts';
import { impromptu } from '../../src/system/messages/shipped-catalogue.ts';
import { verifierKey } from '../../src/system/profiles/verifier-key.ts';
import { openSystem, type System } from '../../src/system/system.ts';
import { temporaryStore } from '../store/temporary-store.ts';
import { type Cleanup, lastFirst } from './fakes/host.ts';
import { repeatableRandom } from './fakes/random.ts';

const refused = (id: string) => ({ messageId: id });

async function open(t: Cleanup, count = 1): Promise<System[]> {
  const cleanup = lastFirst(t);
  const store = await temporaryStore(cleanup);
  const options = { store, clock: systemClock, random: repeatableRandom(), key: verifierKey(Buffer.alloc(32, 1)) };
  const systems = await Promise.all(
    Array.from({ length: count }, () => openSystem({ ...options, audit: { record: () => undefined } })),
  );
  for (const system of systems) cleanup.after(() => system.close());
  return systems;
}

async function signOn({ jobs, profiles }: System, user: string): Promise<Job> {
  return jobs.start({ name: 'QPADEV0001', user, profile: await profiles.require(user), type: 'interactive' });
}

async function newUser(system: System, name: string): Promise<Job> {
  await system.profiles.create(await signOn(system, 'QSECOFR'), { name, password: '*NONE' });
  return signOn(system, name);
}

test('a system is shipped once, also when two processes start it at the same moment', async t => {
  const [one, two] = (await open(t, 2)) as [System, System];
  const officer = await signOn(two, 'QSECOFR');
  const queues = await one.objects.list(officer, { name: '*ALL', library: '*ALL' }, '*JOBQ');
  assert.deepEqual(
    queues.map(({ library, name }) => `${library}/${name}`),
    ['QGPL/QBATCH', 'QSYS/QSYSNOMAX'],
  );
  assert.equal((await one.jobQueues.describe(officer, { name: 'QBATCH', library: '*LIBL' })).maximumActive, 1);
  const operator = { name: 'QSYSOPR', library: 'QSYS' };
  await two.messageQueues.send(officer, [operator], impromptu('Tape 1 please', MessageType.informational, 80));
  assert.equal((await one.messageQueues.describe(officer, operator)).messages, 1);
  assert.equal([one, two].filter(({ securityOfficerPassword }) => securityOfficerPassword !== undefined).length, 1);
});

test('a user has a message queue as long as there is the user', async t => {
  const [system] = (await open(t)) as [System];
  const { messageQueues, profiles } = system;
  const anna = await newUser(system, 'ANNA');
  const bert = await newUser(system, 'BERT');
  const queue = { name: 'ANNA', library: 'QUSRSYS' };
  await messageQueues.send(bert, [queue], impromptu('Lunch?', MessageType.informational, 80));
  const wanted = { wanted: '*ANY', wait: 0, action: '*REMOVE' } as const;
  await assert.rejects(messageQueues.receive(bert, queue, wanted), refused('CPF2408'));
  assert.equal((await messageQueues.receive(anna, queue, wanted))?.message.text, 'Lunch?');
  const officer = await signOn(system, 'QSECOFR');
  await profiles.delete(officer, 'ANNA', '*NODLT');
  await assert.rejects(messageQueues.describe(officer, queue), refused('CPF2403'));
});

test("a group's special authorities count", async t => {
  const [system] = (await open(t)) as [System];
  const { jobs, profiles, values } = system;
  const officer = await signOn(system, 'QSECOFR');
  await profiles.create(officer, {
    name: 'OPERS',
    password: '*NONE',
    specialAuthorities: new Set(['*JOBCTL', '*ALLOBJ']),
  });
  await profiles.create(officer, { name: 'BERT', password: '*NONE', groupProfile: 'OPERS' });
  const [anna, bert] = [await newUser(system, 'ANNA'), await signOn(system, 'BERT')];
  await assert.rejects(jobs.change(anna, bert.id, { JOBPTY: '1' }), refused('CPF1344'));
  await jobs.change(bert, anna.id, { JOBPTY: '1' });
  await assert.rejects(values.change(anna, 'QDATFMT', 'YMD'), refused('CPF1831'));
  await values.change(bert, 'QDATFMT', 'YMD');
  await assert.rejects(values.change(bert, 'QMAXSIGN', '3'), refused('CPF1831'));
});

test('a submitted job runs with its QTEMP, which goes when the job ends', async t => {
  const [system] = (await open(t)) as [System];
  const { jobQueues, dataAreas, messageQueues } = system;
  const anna = await newUser(system, 'ANNA');
  const scratch = { name: 'SCRATCH', library: 'QTEMP' };
  await jobQueues.serve(async job => {
    await dataAreas.create(job, { ...scratch, type: '*LGL', length: 1, decimals: 0 });
    await dataAreas.read(job, scratch);
  });
  await jobQueues.submit(anna, { name: 'WORK', command: 'ANYTHING' });
  const told = await messageQueues.receive(
    anna,
    { name: 'ANNA', library: 'QUSRSYS' },
    { wanted: '*COMP', wait: 10, action: '*OLD' },
  );
  assert.equal(told?.message.id, 'CPF1241');
  const officer = await signOn(system, 'QSECOFR');
  const left = await system.objects.list(officer, { name: 'SCRATCH', library: '*ALL' }, '*DTAARA');
  assert.deepEqual(left, []);
  await assert.rejects(dataAreas.read(anna, scratch), refused('CPF1015'));
});

test('rooms answer with their own messages on the real objects, too', async t => {
  const [system] = (await open(t)) as [System];
  const { dataAreas, userSpaces, messageQueues, libraries } = system;
  const officer = await signOn(system, 'QSECOFR');
  const anna = await newUser(system, 'ANNA');
  await libraries.create(officer, 'CLOSED', { authority: 0 });
  const box = { name: 'BOX', library: 'CLOSED' };
  const area = { type: '*CHAR', length: 5, decimals: 0 } as const;
  await dataAreas.create(officer, { ...box, ...area });
  await messageQueues.create(officer, box);
  await assert.rejects(dataAreas.read(anna, box), refused('CPF1022'));
  await assert.rejects(dataAreas.create(anna, { ...box, ...area }), refused('CPF1022'));
  await assert.rejects(dataAreas.create(anna, { ...box, library: 'NOLIB', ...area }), refused('CPF1021'));
  await assert.rejects(dataAreas.create(officer, { ...box, ...area }), refused('CPF1023'));
  await assert.rejects(messageQueues.describe(anna, box), refused('CPF2401'));
  await assert.rejects(userSpaces.read(anna, box, 0, 1), refused('CPF9820'));
  await assert.rejects(dataAreas.read(anna, { ...box, library: 'NOLIB' }), refused('CPF1021'));
});
