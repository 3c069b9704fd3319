import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TokenKind } from '../../../src/system/profiles/authentication.ts';
import { neighbour, type TemporarySystem, temporarySystem } from '../authority/temporary-system.ts';

const origin = { door: 'signon', address: '192.0.2.7' };

async function tokenOf(system: TemporarySystem, kind: TokenKind, timeout = 60): Promise<Uint8Array> {
  const { profile } = await system.newUser('ANNA');
  const result = await system.rooms.authentication.createToken(profile, kind, timeout);
  assert.ok(result.ok);
  return result.token;
}

async function use(system: TemporarySystem, token: Uint8Array, user?: string): Promise<string> {
  const result = await system.rooms.authentication.authenticate(user, { kind: 'token', token }, origin);
  return result.ok ? result.profile.name : result.reason;
}

test('a token stands for its profile in every process, until it expires', async t => {
  const here = await temporarySystem(t);
  const there = await neighbour(t, here);
  const token = await tokenOf(here, 'multiple-use', 60);
  assert.equal(token.length, 32);
  assert.deepEqual([await use(there, token), await use(here, token, 'anna')], ['ANNA', 'ANNA']);
  assert.equal(await use(here, token, 'QUSER'), 'token-of-other-user');
  assert.equal(await use(here, Buffer.alloc(32)), 'token-invalid');
  here.clock.advance(59_999);
  assert.equal(await use(here, token), 'ANNA');
  here.clock.advance(1);
  assert.equal(await use(here, token), 'token-invalid');
});

test('a single-use token serves one of many who come with it', async t => {
  const here = await temporarySystem(t);
  const there = await neighbour(t, here);
  const token = await tokenOf(here, 'single-use');
  assert.equal(await use(here, token, 'QUSER'), 'token-of-other-user', 'it is not spent by a mistake');
  const outcomes = await Promise.all([use(here, token), use(there, token), use(here, token), use(there, token)]);
  assert.deepEqual(outcomes.sort(), ['ANNA', 'token-invalid', 'token-invalid', 'token-invalid']);
});

test('only a regenerable token makes another one, and stays valid', async t => {
  const system = await temporarySystem(t);
  const { authentication } = system.rooms;
  const first = await tokenOf(system, 'regenerable');
  const second = await authentication.regenerateToken(first, 'multiple-use', 60);
  assert.ok(second.ok);
  assert.deepEqual([await use(system, first), await use(system, second.token)], ['ANNA', 'ANNA']);
  assert.deepEqual(await authentication.regenerateToken(second.token, 'single-use', 60), {
    ok: false,
    reason: 'token-not-regenerable',
  });
  assert.deepEqual(await authentication.regenerateToken(Buffer.alloc(32), 'single-use', 60), {
    ok: false,
    reason: 'token-invalid',
  });
});

test('a revoked token, and one of a disabled or deleted profile, is of no use', async t => {
  const system = await temporarySystem(t);
  const { authentication, profiles } = system.rooms;
  const officer = await system.job('QSECOFR');
  const token = await tokenOf(system, 'multiple-use');
  assert.deepEqual([await authentication.revokeToken(token), await authentication.revokeToken(token)], [true, false]);
  assert.equal(await use(system, token), 'token-invalid');

  const anna = await profiles.require('ANNA');
  const other = await authentication.createToken(anna, 'multiple-use', 60);
  assert.ok(other.ok);
  await profiles.change(officer, 'ANNA', { status: '*DISABLED' });
  assert.equal(await use(system, other.token), 'user-disabled');
  await profiles.delete(officer, 'ANNA', '*NODLT');
  assert.equal(await use(system, other.token), 'token-invalid');
});

test('a time-out is 1 to 3600 seconds', async t => {
  const system = await temporarySystem(t);
  const { profile } = await system.newUser('ANNA');
  for (const timeout of [0, -1, 3601, 1.5]) {
    assert.deepEqual(await system.rooms.authentication.createToken(profile, 'single-use', timeout), {
      ok: false,
      reason: 'token-timeout',
    });
  }
});

test('the store does not hold the token itself', async t => {
  const system = await temporarySystem(t);
  const token = Buffer.from(await tokenOf(system, 'multiple-use'));
  const { rows } = await system.store.query<{ hash: Buffer }>('SELECT hash FROM profile_token');
  assert.equal(rows.length, 1);
  assert.ok(!rows[0]!.hash.equals(token));
});

test('a profile has so many tokens at a time, and no more', async t => {
  const system = await temporarySystem(t);
  const { authentication } = system.rooms;
  const { profile } = await system.newUser('ANNA');
  const expires = new Date(system.clock.now() + 1000);
  await system.store.query(
    `INSERT INTO profile_token (hash, profile, kind, expires)
     SELECT int8send(n), $1, 'single-use', $2 FROM generate_series(1, 10000) AS n`,
    [profile.id, expires],
  );
  const refused = { ok: false, reason: 'token-limit' };
  assert.deepEqual(await authentication.createToken(profile, 'single-use', 60), refused);
  system.clock.advance(1000);
  assert.equal((await authentication.createToken(profile, 'single-use', 60)).ok, true);
});
