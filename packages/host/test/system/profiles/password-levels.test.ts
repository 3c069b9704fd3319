import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { authenticationType, type PasswordLevel, substitute, verifier } from '@bigiron/wire/hostserver/password/index';
import { verifierKey } from '../../../src/system/profiles/verifier-key.ts';
import { TestValues } from '../authority/fixtures.ts';
import { neighbour, type TemporarySystem, temporarySystem } from '../authority/temporary-system.ts';

const origin = { door: 'signon', address: '192.0.2.7' };
const seeds = { client: Buffer.alloc(8, 1), server: Buffer.alloc(8, 2) };

function atLevel(level: PasswordLevel): TestValues {
  const values = new TestValues();
  values.set('QPWDLVL', level);
  return values;
}

async function systemAt(t: TestContext, level: PasswordLevel, password: string): Promise<TemporarySystem> {
  const system = await temporarySystem(t, atLevel(level));
  const officer = await system.job('QSECOFR');
  await system.rooms.profiles.create(officer, { name: 'ANNA', password: { text: password } });
  return system;
}

/** The host starts anew at another level. */
function restart(t: TestContext, system: TemporarySystem, level: PasswordLevel): Promise<TemporarySystem> {
  return neighbour(t, system, atLevel(level));
}

async function bySubstitute(system: TemporarySystem, password: string): Promise<string> {
  const level = await system.rooms.authentication.passwordLevel();
  const bytes = substitute(level, 'ANNA', await verifier(level, 'ANNA', password), seeds);
  const proof = { kind: 'substitute', type: authenticationType(level), substitute: bytes, seeds } as const;
  const result = await system.rooms.authentication.authenticate('ANNA', proof, origin);
  return result.ok ? 'ok' : result.reason;
}

async function inClear(system: TemporarySystem, password: string): Promise<string> {
  const result = await system.rooms.authentication.authenticate('ANNA', { kind: 'password', password }, origin);
  return result.ok ? 'ok' : result.reason;
}

async function schemes(system: TemporarySystem): Promise<string[]> {
  const { rows } = await system.store.query<{ scheme: string }>(
    `SELECT scheme FROM password_verifier v JOIN object o ON o.id = v.profile WHERE o.name = 'ANNA' ORDER BY scheme`,
  );
  return rows.map(row => row.scheme);
}

test('each level keeps what it and its neighbours need', async t => {
  const kept = async (level: PasswordLevel, password = 'SECRET1') => schemes(await systemAt(t, level, password));
  assert.deepEqual(await kept(0), ['des', 'sha1', 'sha1-lower']);
  assert.deepEqual(await kept(2), ['des', 'sha1', 'sha512']);
  assert.deepEqual(await kept(2, 'a pass phrase of many words'), ['sha1', 'sha512']);
  assert.deepEqual(await kept(3), ['sha1', 'sha512']);
  assert.deepEqual(await kept(4), ['sha512']);
});

test('from level 0 to 2 a password goes on in upper or in lower case, until it is changed', async t => {
  const at2 = await restart(t, await systemAt(t, 0, 'Secret1'), 2);
  for (const password of ['SECRET1', 'secret1']) {
    assert.equal(await bySubstitute(at2, password), 'ok', password);
    assert.equal(await inClear(at2, password), 'ok', password);
  }
  assert.equal(await bySubstitute(at2, 'Secret1'), 'password-incorrect');
  const change = { kind: 'clear', oldPassword: 'secret1', newPassword: 'Secret2' } as const;
  assert.deepEqual(await at2.rooms.authentication.changePassword('ANNA', change, origin), { ok: true });
  assert.equal(await bySubstitute(at2, 'Secret2'), 'ok');
  for (const password of ['SECRET2', 'secret2']) assert.equal(await bySubstitute(at2, password), 'password-incorrect');
});

test('from level 2 or 3 to 4 the password goes on; back again only after a sign-on in clear text', async t => {
  const at4 = await restart(t, await systemAt(t, 3, 'Secret-1'), 4);
  assert.equal(await bySubstitute(at4, 'Secret-1'), 'ok');
  assert.deepEqual(await schemes(at4), ['sha512']);
  const at3 = await restart(t, at4, 3);
  assert.equal(await bySubstitute(at3, 'Secret-1'), 'password-incorrect');
  assert.equal(await inClear(at3, 'wrong'), 'password-incorrect');
  assert.equal(await inClear(at3, 'Secret-1'), 'ok');
  assert.deepEqual(await schemes(at3), ['sha1', 'sha512']);
  assert.equal(await bySubstitute(at3, 'Secret-1'), 'ok');
});

test('at level 3 the passwords of levels 0 and 1 are gone', async t => {
  const at0 = await systemAt(t, 0, 'SECRET1');
  await restart(t, at0, 3);
  const back = await restart(t, at0, 0);
  assert.equal(await bySubstitute(back, 'SECRET1'), 'password-incorrect');
});

test('a host does not start with another key than that of the verifiers', async t => {
  const system = await systemAt(t, 3, 'Secret-1');
  await assert.rejects(neighbour(t, system, system.values, verifierKey(Buffer.alloc(32, 8))), { code: 'wrong-key' });
});

test('neither passwords nor verifiers can be read in the store', async t => {
  const system = await systemAt(t, 2, 'SECRET1');
  const { rows } = await system.store.query<{ dump: string }>(
    `SELECT string_agg(v::text, '') || (SELECT string_agg(h::text, '') FROM password_history h) AS dump FROM password_verifier v`,
  );
  const { dump } = rows[0]!;
  assert.ok(dump.length > 500);
  for (const level of [0, 2, 4] as const) {
    const bytes = Buffer.from(await verifier(level, 'ANNA', 'SECRET1'));
    assert.ok(!dump.includes(bytes.toString('hex')), `level ${level}`);
  }
  assert.ok(!dump.includes(Buffer.from('SECRET1').toString('hex')));
});
