import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openRooms } from '../src/rooms.ts';
import { systemClock } from '../src/system/clock.ts';
import { systemRandom } from '../src/system/random.ts';

test('the rooms of a host: first password, QTEMP ends with its job, a second start finds everything', async t => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'bigiron-rooms-'));
  t.after(() => rm(dataDirectory, { recursive: true, force: true }));
  const options = {
    dataDirectory,
    databaseUrl: undefined,
    keyFile: join(dataDirectory, 'keys.txt'),
    clock: systemClock,
    random: systemRandom,
    audit: { record: () => {} },
    programs: undefined,
    release: 'V7R5M0',
    services: { list: () => [], start: async () => {}, stop: async () => {}, move: async () => {} },
  };
  const signOn = async (rooms: Awaited<ReturnType<typeof openRooms>>, password: string) =>
    (await rooms.authentication.authenticate('QSECOFR', { kind: 'password', password }, { door: 'test', address: '' }))
      .ok;

  const first = await openRooms(options);
  const password = first.securityOfficerPassword;
  assert.match(password ?? '', /^[A-Z2-9]{5}(-[A-Z2-9]{5}){3}$/);
  assert.equal(await signOn(first, password!), true);
  assert.ok((await stat(options.keyFile)).isFile());
  const profile = await first.profiles.require('QSECOFR');
  const job = await first.jobs.start({ name: 'TEST', user: 'QSECOFR', profile, type: 'batch' });
  const { id } = await first.objects.create(job, { name: 'A', library: 'QTEMP', type: '*DTAQ' });
  await job.end();
  const { rows } = await first.store.query(`SELECT name FROM object WHERE id = $1 OR name = 'QTEMP'`, [id]);
  assert.deepEqual(rows, []);
  await first.close();

  const second = await openRooms(options);
  assert.equal(second.securityOfficerPassword, undefined);
  assert.equal(await signOn(second, password!), true);
  await second.close();
});
