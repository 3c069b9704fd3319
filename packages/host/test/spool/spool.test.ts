import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Report } from '../../src/spool/report.ts';
import { spoolSchema } from '../../src/spool/schema.ts';
import { StoredSpool } from '../../src/spool/stored-spool.ts';
import { migrate } from '../../src/store/migrations.ts';
import type { Job } from '../../src/system/jobs/job.ts';
import { catalogue } from '../../src/system/messages/shipped-catalogue.ts';
import type { SpecialAuthority } from '../../src/system/profiles/profile.ts';
import { ManualClock } from '../manual-clock.ts';
import { temporaryStore } from '../store/temporary-store.ts';

function jobOf(user: string, number = '000001', special: readonly SpecialAuthority[] = []): Job {
  const profile = { name: user, specialAuthorities: new Set(special) };
  return { id: { number, user, name: 'QPADEV0001' }, profile } as unknown as Job;
}

test('spooled files are kept until they are deleted; others see them with *SPLCTL only', async t => {
  const store = await temporaryStore(t);
  await migrate(store, [spoolSchema]);
  const clock = new ManualClock();
  const spool = new StoredSpool({
    store,
    clock,
    messages: catalogue,
    profiles: { specialAuthorities: async ({ profile }) => profile.specialAuthorities },
  });
  const ann = jobOf('ANN');
  const pages = [['first page  ', '', "it's  "], ['second page']];

  const first = await spool.create(ann, { name: 'QPDSPLIB', userData: 'DSPLIB', pages });
  clock.advance(1000);
  const [second, third] = await Promise.all([
    spool.create(ann, { name: 'QPJOBLOG', pages: [] }),
    spool.create(ann, { name: 'QPDSPLIB', pages }),
  ]);
  assert.deepEqual(first, {
    job: ann.id,
    name: 'QPDSPLIB',
    number: 1,
    userData: 'DSPLIB',
    owner: 'ANN',
    width: 132,
    length: 66,
    pages: 2,
    created: clock.now() - 1000,
  });
  assert.deepEqual([second!.number, third!.number].sort(), [2, 3]);
  assert.equal((await spool.create(jobOf('ANN', '000002'), { name: 'X', pages })).number, 1);

  assert.deepEqual(await spool.read(ann, first), [['first page', '', "it's"], ['second page']]);
  assert.deepEqual(await spool.read(ann, first, 2, 1), [['second page']]);
  assert.deepEqual(await spool.describe(ann, first), first);

  const names = async (by: Job, selection = {}) =>
    (await spool.list(by, selection)).map(file => `${file.name} ${file.number}`);
  assert.deepEqual(
    (await names(ann, { job: { number: '000001' } })).sort(),
    [`QPDSPLIB ${third!.number}`, 'QPDSPLIB 1', `QPJOBLOG ${second!.number}`].sort(),
  );
  assert.deepEqual(await names(ann, { userData: 'DSPLIB' }), ['QPDSPLIB 1']);
  assert.deepEqual(await names(ann, { owner: 'BOB' }), []);
  assert.deepEqual(await names(jobOf('BOB')), []);
  assert.equal((await names(jobOf('BOB', '000003', ['*SPLCTL']), { owner: 'ANN' })).length, 4);

  await assert.rejects(spool.read(jobOf('BOB'), first), { messageId: 'CPF3492' });
  await assert.rejects(spool.delete(jobOf('BOB'), first), { messageId: 'CPF3492' });
  await spool.delete(jobOf('BOB', '000003', ['*SPLCTL']), first);
  await assert.rejects(spool.read(ann, first), { messageId: 'CPF3303' });
  await assert.rejects(spool.describe(ann, { ...second!, name: 'OTHER' }), { messageId: 'CPF3303' });
  assert.equal((await store.query('SELECT 1 FROM spooled_page WHERE file = 1')).count, 0);
});

test('a report repeats its heading and the columns on every page, wraps long lines and cuts wide cells', () => {
  const report = new Report({ title: 'Display Library', printed: Date.UTC(2026, 10, 20, 12), user: 'ANN' });
  report.field('Library', 'QGPL').field('Text', `${'word '.repeat(40)}end`);
  report.table(
    [
      { heading: 'Object', width: 10 },
      { heading: 'Size', width: 6, align: 'right' },
    ],
    Array.from({ length: 100 }, (_, index) => [`OBJECT${index}LONGNAME`, index]),
  );
  const pages = report.pages();
  assert.equal(pages.length, 2);
  for (const [index, page] of pages.entries()) {
    assert.ok(page.length <= 60);
    assert.ok(page.every(line => line.length <= 132));
    assert.match(page[0]!, new RegExp(`^bigiron  ANN +Display Library +2026-11-20 12:00:00  Page +${index + 1}$`));
    assert.equal(page.filter(line => line === 'Object        Size').length, 1);
  }
  assert.match(pages[0]![2]!, /^Library[ .]+: QGPL$/);
  assert.match(pages[0]![4]!, /^ {42}word/);
  assert.ok(pages[1]!.includes('OBJECT99LO      99'));
  assert.equal(pages[1]!.at(-1), '*** End of report ***');
  const empty = new Report({ title: 'T', printed: 0, user: 'A' }).table([{ heading: 'Object', width: 10 }], []).pages();
  assert.ok(empty[0]!.includes('(nothing to show)'));
});
