import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charset } from '@bigiron/wire/ccsid/index';
import fc from 'fast-check';
import { migrate } from '../../../src/store/migrations.ts';
import { Authority } from '../../../src/system/authority/rights.ts';
import type { DataAreaValue, Substring } from '../../../src/system/data-areas/data-area.ts';
import { dataAreaSchema } from '../../../src/system/data-areas/schema.ts';
import { StoredDataAreas } from '../../../src/system/data-areas/stored-data-areas.ts';
import type { Job } from '../../../src/system/jobs/job.ts';
import type { Objects } from '../../../src/system/objects/object.ts';
import { type Cleanup, openHost, openHosts, type TestHost } from '../fakes/host.ts';
import { profile } from '../fakes/profiles.ts';

const ebcdic = charset(37);
const refused = (id: string) => ({ messageId: id });
const chars = (text: string): DataAreaValue => ({ type: '*CHAR', bytes: Buffer.from(ebcdic.encode(text)) });
const decimal = (text: string): DataAreaValue => ({ type: '*DEC', decimal: text });
const area = { name: 'AREA', library: 'SALES' };
const character = { ...area, type: '*CHAR', length: 10, decimals: 0 } as const;
const amount = { ...area, type: '*DEC', length: 7, decimals: 2 } as const;

async function open(t: Cleanup) {
  const host = await openHost(t);
  await migrate(host.store, [dataAreaSchema]);
  return over(host);
}

async function over(host: TestHost) {
  const areas = new StoredDataAreas({ ...host, objects: host.objects as unknown as Objects });
  return { host, areas, job: await job(host) };
}

function job({ jobs }: TestHost, user = 'ANNA', type: Job['type'] = 'batch'): Promise<Job> {
  return jobs.start({ name: 'WORK', user, profile: profile(user), type });
}

async function contents(areas: StoredDataAreas, job: Job, name = area, substring?: Substring): Promise<string> {
  const { value } = await areas.read(job, name, substring);
  if (value.type === '*CHAR') return ebcdic.decode(value.bytes);
  return value.type === '*DEC' ? value.decimal : String(value.on);
}

test('characters are padded with blanks, in whole and in part', async t => {
  const { areas, job } = await open(t);
  await areas.create(job, { ...character, value: chars('ABCDEFGHIJ') });
  assert.equal(await contents(areas, job), 'ABCDEFGHIJ');
  await areas.write(job, area, chars('xy'), { start: 3, length: 4 });
  assert.equal(await contents(areas, job), 'ABxy  GHIJ');
  assert.equal(await contents(areas, job, area, { start: 2, length: 3 }), 'Bxy');
  await areas.write(job, area, chars('new'));
  assert.equal(await contents(areas, job), 'new       ');
});

test('substrings outside the area are refused', async t => {
  const { areas, job } = await open(t);
  await areas.create(job, { ...character });
  const write = (start: number, length: number) => areas.write(job, area, chars('x'), { start, length });
  await assert.rejects(write(0, 1), refused('CPF1088'));
  await assert.rejects(write(11, 1), refused('CPF1088'));
  await assert.rejects(write(1, 33), refused('CPF1089'));
  await assert.rejects(write(10, 2), refused('CPF1089'));
  await assert.rejects(areas.read(job, area, { start: 1, length: 0 }), refused('CPF1089'));
  await assert.rejects(areas.write(job, area, chars('too long'), { start: 1, length: 2 }), refused('CPF1155'));
  await assert.rejects(areas.write(job, area, chars('much too long')), refused('CPF1155'));
  await assert.rejects(areas.write(job, area, chars('')), refused('CPF1062'));
  await assert.rejects(areas.write(job, area, decimal('1')), refused('CPF1138'));
});

test('decimals keep all their digits', async t => {
  const { areas, job } = await open(t);
  await areas.create(job, amount);
  assert.equal(await contents(areas, job), '0.00');
  for (const [given, kept] of [
    ['12.5', '12.50'],
    ['-99999.99', '-99999.99'],
    ['007', '7.00'],
    ['.5', '0.50'],
    ['-0', '0.00'],
    ['1.500', '1.50'],
  ] as const) {
    await areas.write(job, area, decimal(given));
    assert.equal(await contents(areas, job), kept, given);
  }
  for (const wrong of ['100000', '1.234', 'ten', '1e3', '']) {
    await assert.rejects(areas.write(job, area, decimal(wrong)), refused('CPF1155'), wrong);
  }
  await assert.rejects(areas.read(job, area, { start: 1, length: 1 }), refused('CPF1087'));
});

test('a decimal of 24 digits comes back exactly', async t => {
  const { areas, job } = await open(t);
  await areas.create(job, { ...area, type: '*DEC', length: 24, decimals: 9 });
  const digits = (count: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{0,${count - 1}}$`));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('', '-'), digits(15), digits(9), async (sign, whole, fraction) => {
      await areas.write(job, area, decimal(`${sign}${whole}.${fraction}`));
      assert.equal(await contents(areas, job), `${sign}${whole}.${fraction.padEnd(9, '0')}`);
    }),
    { numRuns: 30 },
  );
});

test('a logical is on or off', async t => {
  const { areas, job } = await open(t);
  await areas.create(job, { ...area, type: '*LGL', length: 1, decimals: 0 });
  assert.equal(await contents(areas, job), 'false');
  await areas.write(job, area, { type: '*LGL', on: true });
  assert.equal(await contents(areas, job), 'true');
});

test('what CRTDTAARA does not allow', async t => {
  const { areas, job } = await open(t);
  await assert.rejects(areas.create(job, { ...character, length: 2001 }), refused('CPF1047'));
  await assert.rejects(areas.create(job, { ...amount, length: 25 }), refused('CPF1047'));
  await assert.rejects(areas.create(job, { ...amount, length: 3, decimals: 4 }), refused('CPF1047'));
  await assert.rejects(areas.create(job, { ...character, value: decimal('1') }), refused('CPF1024'));
  await assert.rejects(areas.create(job, { ...character, value: chars('longer than ten') }), refused('CPF1025'));
  await areas.create(job, character);
  await assert.rejects(areas.create(job, character), refused('CPF1023'));
  await assert.rejects(areas.create(job, { ...character, library: 'NOLIB' }), refused('CPF1021'));
});

test('errors of access are those of data areas', async t => {
  const { host, areas, job: anna } = await open(t);
  const bert = await job(host, 'BERT');
  await areas.create(anna, { ...character, authority: Authority.use });
  assert.equal(await contents(areas, bert), ' '.repeat(10));
  await assert.rejects(areas.write(bert, area, chars('x')), refused('CPF1018'));
  await assert.rejects(areas.delete(bert, area), refused('CPF2189'));
  await assert.rejects(areas.read(bert, { name: 'NONE', library: 'SALES' }), refused('CPF1015'));
  await assert.rejects(areas.read(bert, { name: 'NONE', library: 'NOLIB' }), refused('CPF1021'));
  host.objects.closed.add('SALES');
  await assert.rejects(areas.read(bert, area), refused('CPF1022'));
  host.objects.closed.clear();
  await areas.delete(anna, area);
  await assert.rejects(areas.delete(anna, area), refused('CPF2105'));
});

test('every job has a local data area, prestart jobs one more, and none a group data area', async t => {
  const { host, areas, job: one } = await open(t);
  const two = await job(host, 'ANNA', 'prestart');
  const local = { name: '*LDA', library: '' };
  const prestart = { name: '*PDA', library: '' };
  await areas.write(one, local, chars('mine'), { start: 1, length: 4 });
  assert.equal(await contents(areas, one, local, { start: 1, length: 6 }), 'mine  ');
  assert.equal((await contents(areas, two, local)).trim(), '');
  assert.equal((await areas.read(one, local)).length, 1024);
  areas.setLocalDataArea(two, areas.localDataArea(one));
  assert.equal((await contents(areas, two, local)).trim(), 'mine');
  assert.equal((await areas.read(two, prestart)).length, 2000);
  await assert.rejects(areas.read(one, prestart), refused('CPF1072'));
  await assert.rejects(areas.read(one, { name: '*GDA', library: '' }), refused('CPF1046'));
  await assert.rejects(areas.write(one, local, chars('x'), { start: 1024, length: 2 }), refused('CPF1089'));
});

test('jobs of two processes that write different parts both succeed', async t => {
  const hosts = (await openHosts(t, 2)) as [TestHost, TestHost];
  await migrate(hosts[0].store, [dataAreaSchema]);
  const [here, there] = [await over(hosts[0]), await over(hosts[1])];
  await here.areas.create(here.job, character);
  await Promise.all([
    here.areas.write(here.job, area, chars('AAAAA'), { start: 1, length: 5 }),
    there.areas.write(there.job, area, chars('BBBBB'), { start: 6, length: 5 }),
  ]);
  assert.equal(await contents(there.areas, there.job), 'AAAAABBBBB');
});

test('a locked data area is waited for as long as the job says', async t => {
  const { host, areas, job } = await open(t);
  await areas.create(job, character);
  job.setAttribute('DFTWAIT', '0');
  await host.store.transaction(async tx => {
    await tx.query('SELECT 1 FROM data_area FOR UPDATE');
    await assert.rejects(areas.write(job, area, chars('x')), refused('CPF1063'));
  });
  await areas.write(job, area, chars('x'));
});
