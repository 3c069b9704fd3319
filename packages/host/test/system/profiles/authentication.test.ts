import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  authenticationType,
  type PasswordLevel,
  protect,
  substitute,
  verifier,
} from '@bigiron/wire/hostserver/password/index';
import type { Proof } from '../../../src/system/profiles/authentication.ts';
import type { NewProfile } from '../../../src/system/profiles/profile.ts';
import { officerPassword, TestValues } from '../authority/fixtures.ts';
import { neighbour, type TemporarySystem, temporarySystem } from '../authority/temporary-system.ts';

const origin = { door: 'signon', address: '192.0.2.7' };
const seeds = { client: Buffer.from('0000019a9d3c2b10', 'hex'), server: Buffer.from('1122334455667788', 'hex') };
const day = 86_400_000;

async function substituteOf(level: PasswordLevel, user: string, password: string): Promise<Proof> {
  const bytes = substitute(level, user, await verifier(level, user, password), seeds);
  return { kind: 'substitute', type: authenticationType(level), substitute: bytes, seeds };
}

const clear = (password: string): Proof => ({ kind: 'password', password });

/** `ok`, or why not. */
async function outcome(system: TemporarySystem, user: string, proof: Proof): Promise<string> {
  const result = await system.rooms.authentication.authenticate(user, proof, origin);
  return result.ok ? 'ok' : result.reason;
}

async function systemWith(
  t: Parameters<typeof temporarySystem>[0],
  parameters: Partial<NewProfile> = {},
  values = new TestValues(),
): Promise<TemporarySystem> {
  const system = await temporarySystem(t, values);
  const officer = await system.job('QSECOFR');
  await system.rooms.profiles.create(officer, { name: 'ANNA', password: { text: 'Secret-1' }, ...parameters });
  return system;
}

function atLevel(level: PasswordLevel): TestValues {
  const values = new TestValues();
  values.set('QPWDLVL', level);
  return values;
}

for (const level of [0, 1, 2, 3, 4] as const) {
  test(`at password level ${level} a password is proved by substitute and in clear text`, async t => {
    const password = level <= 1 ? 'SECRET1' : 'Secret pass-phrase 1';
    const system = await systemWith(t, { password: { text: password } }, atLevel(level));
    assert.equal(await system.rooms.authentication.passwordLevel(), level);
    assert.equal(await outcome(system, 'anna', await substituteOf(level, 'anna', password)), 'ok');
    assert.equal(await outcome(system, 'ANNA', clear(password)), 'ok');
    assert.equal(
      await outcome(system, 'ANNA', clear(password.toLowerCase())),
      level <= 1 ? 'ok' : 'password-incorrect',
    );
    assert.equal(await outcome(system, 'ANNA', await substituteOf(level, 'ANNA', 'WRONG1')), 'password-incorrect');
    const other = level === 4 ? 3 : 4;
    assert.equal(await outcome(system, 'ANNA', await substituteOf(other, 'ANNA', password)), 'password-level');
  });
}

test('users that are unknown, disabled or without password are told apart', async t => {
  const system = await systemWith(t, { status: '*DISABLED' });
  const proof = await substituteOf(3, 'NOBODY', 'x');
  assert.equal(await outcome(system, 'NOBODY', proof), 'user-unknown');
  assert.equal(await outcome(system, 'NOBODY', clear('x')), 'user-unknown');
  assert.equal(await outcome(system, 'no such name!', proof), 'user-unknown');
  assert.equal(await outcome(system, '', proof), 'user-unknown');
  assert.equal(await outcome(system, 'ANNA', clear('Secret-1')), 'user-disabled');
  assert.equal(await outcome(system, 'QUSER', clear('')), 'password-none');
  assert.equal(await outcome(system, 'QUSER', proof), 'password-none');
  assert.deepEqual(system.audited.at(0), {
    event: 'sign-on-refused',
    ...origin,
    profile: 'NOBODY',
    reason: 'user-unknown',
  });
});

test('a user who does not exist costs the store as much as a wrong password', async t => {
  const system = await systemWith(t);
  let statements = 0;
  const query = system.store.query.bind(system.store);
  system.store.query = ((...call: Parameters<typeof query>) => {
    statements++;
    return query(...call);
  }) as typeof system.store.query;
  const cost = async (user: string) => {
    statements = 0;
    await outcome(system, user, await substituteOf(3, 'ANNA', 'wrong'));
    return statements;
  };
  assert.equal(await cost('NOBODY'), await cost('ANNA'));
  assert.notEqual(await cost('ANNA'), 0);
});

test('a sign-on tells when the last one was and what failed since', async t => {
  const system = await systemWith(t);
  const { authentication, profiles } = system.rooms;
  const signOn = async () => {
    const result = await authentication.authenticate('ANNA', clear('Secret-1'), origin);
    assert.ok(result.ok);
    return result;
  };
  const first = await signOn();
  assert.equal(first.profile.name, 'ANNA');
  assert.deepEqual([first.lastSignon, first.currentSignon], [undefined, system.clock.now()]);
  assert.deepEqual([first.passwordExpires, first.warningDays], [undefined, 7]);
  system.clock.advance(60_000);
  await outcome(system, 'ANNA', clear('wrong'));
  const officer = await system.job('QSECOFR');
  const { usage } = await profiles.describe(officer, 'ANNA');
  assert.deepEqual(
    [usage.previousSignOn, usage.invalidAttempts, usage.lastInvalidAttempt],
    [first.currentSignon, 1, first.currentSignon + 60_000],
  );
  assert.equal((await signOn()).lastSignon, first.currentSignon);
  assert.equal((await profiles.describe(officer, 'ANNA')).usage.invalidAttempts, 0);
  assert.deepEqual(system.audited.at(-1), { event: 'signed-on', ...origin, profile: 'ANNA' });
});

test('QMAXSIGN failures in a row disable the profile, the last but one warns, success starts anew', async t => {
  const system = await systemWith(t);
  system.values.set('QMAXSIGN', 3);
  const fail = () => outcome(system, 'ANNA', clear('wrong'));
  assert.deepEqual([await fail(), await fail()], ['password-incorrect', 'password-incorrect-once-more']);
  assert.equal(await outcome(system, 'ANNA', clear('Secret-1')), 'ok');
  const row = [await fail(), await fail(), await fail(), await fail()];
  assert.deepEqual(row, ['password-incorrect', 'password-incorrect-once-more', 'user-disabled', 'user-disabled']);
  assert.equal(await outcome(system, 'ANNA', clear('Secret-1')), 'user-disabled');
  assert.equal((await system.rooms.profiles.require('ANNA')).status, '*DISABLED');

  await system.rooms.profiles.change(await system.job('QSECOFR'), 'ANNA', { status: '*ENABLED' });
  assert.equal(await fail(), 'password-incorrect');
  assert.equal(await outcome(system, 'ANNA', clear('Secret-1')), 'ok');
});

test('a guess that is right but comes in while the profile is being disabled does not sign on', async t => {
  const system = await systemWith(t);
  const query = system.store.query.bind(system.store);
  system.store.query = (async (...call: Parameters<typeof query>) => {
    if (call[0].includes('SET last_sign_on')) await query(`UPDATE user_profile SET status = '*DISABLED'`);
    return query(...call);
  }) as typeof system.store.query;
  assert.equal(await outcome(system, 'ANNA', clear('Secret-1')), 'user-disabled');
});

test('QMAXSGNACN 1 and QMAXSIGN *NOMAX disable nobody', async t => {
  const system = await systemWith(t);
  const fails = async (count: number) => {
    for (let i = 0; i < count; i++) assert.equal(await outcome(system, 'ANNA', clear('wrong')), 'password-incorrect');
  };
  system.values.set('QMAXSIGN', 2);
  system.values.set('QMAXSGNACN', '1');
  await fails(4);
  system.values.set('QMAXSIGN', '*NOMAX');
  system.values.set('QMAXSGNACN', '3');
  await fails(4);
});

test('guesses that arrive in several processes at once are all counted', async t => {
  const here = await systemWith(t);
  here.values.set('QMAXSIGN', 25);
  const there = await neighbour(t, here);
  const guesses = Array.from({ length: 24 }, (_, i) => outcome(i % 2 ? here : there, 'ANNA', clear(`guess ${i}`)));
  const outcomes = await Promise.all(guesses);
  assert.equal(outcomes.filter(reason => reason === 'password-incorrect').length, 23);
  assert.equal(outcomes.filter(reason => reason === 'password-incorrect-once-more').length, 1);
  assert.equal(await outcome(there, 'ANNA', clear('the last')), 'user-disabled');
  assert.equal(await outcome(here, 'ANNA', clear('Secret-1')), 'user-disabled');
});

test('a password expires by its interval or because PWDEXP(*YES) was set', async t => {
  const system = await systemWith(t, { passwordExpirationInterval: 10 });
  const { authentication, profiles } = system.rooms;
  const start = system.clock.now();
  const result = await authentication.authenticate('ANNA', clear('Secret-1'), origin);
  assert.ok(result.ok && result.passwordExpires === start + 10 * day);
  system.clock.advance(10 * day);
  assert.equal(await outcome(system, 'ANNA', clear('Secret-1')), 'password-expired');
  assert.equal(await outcome(system, 'ANNA', clear('wrong')), 'password-incorrect');
  const officer = await system.job('QSECOFR');
  await profiles.change(officer, 'ANNA', { passwordExpirationInterval: '*SYSVAL' });
  assert.equal(await outcome(system, 'ANNA', clear('Secret-1')), 'ok');
  system.values.set('QPWDEXPITV', 5);
  assert.equal(await outcome(system, 'ANNA', clear('Secret-1')), 'password-expired');
  await profiles.change(officer, 'ANNA', { password: { text: 'Secret-2' }, passwordExpired: true });
  assert.equal(await outcome(system, 'ANNA', clear('Secret-2')), 'password-expired');
  await profiles.change(officer, 'ANNA', { passwordExpired: false });
  assert.equal(await outcome(system, 'ANNA', clear('Secret-2')), 'ok');
  assert.equal(await outcome(system, 'ANNA', clear('Secret-1')), 'password-incorrect');
});

for (const level of [0, 2, 4] as const) {
  test(`at password level ${level} a password is changed, protected by substitutes`, async t => {
    const [former, next] =
      level === 0 ? ['SECRET1', 'SECRET2'] : ['Secret 1', 'Secret 2 with more than ten characters'];
    const system = await systemWith(t, { password: { text: former }, passwordExpired: true }, atLevel(level));
    const type = authenticationType(level);
    const change = async (from: string, to: string) => {
      const protectedChange = await protect(level, 'ANNA', from, to, seeds);
      const request = { kind: 'protected', type, change: protectedChange, seeds } as const;
      const result = await system.rooms.authentication.changePassword('ANNA', request, origin);
      return result.ok ? 'ok' : result.reason;
    };
    assert.equal(await change('WRONG1', next), 'password-incorrect');
    assert.equal(await change(former, next), 'ok');
    assert.deepEqual(system.audited.at(-1), { event: 'password-changed', ...origin, profile: 'ANNA' });
    assert.equal(await outcome(system, 'ANNA', await substituteOf(level, 'ANNA', next)), 'ok');
    assert.equal(await outcome(system, 'ANNA', await substituteOf(level, 'ANNA', former)), 'password-incorrect');
  });
}

test('a damaged protected password is not taken for a wrong one', async t => {
  const system = await systemWith(t);
  const good = await protect(3, 'ANNA', 'Secret-1', 'Secret-2', seeds);
  const change = async (part: Partial<typeof good>) => {
    const request = { kind: 'protected', type: 3, change: { ...good, ...part }, seeds } as const;
    const result = await system.rooms.authentication.changePassword('ANNA', request, origin);
    return result.ok ? 'ok' : result.reason;
  };
  assert.equal(await change({ protectedOld: Buffer.alloc(20) }), 'protected-old');
  assert.equal(await change({ protectedNew: Buffer.alloc(7) }), 'protected-new');
  assert.equal((await system.rooms.profiles.describe(await system.job('ANNA'), 'ANNA')).usage.invalidAttempts, 0);
});

test('a change of password keeps the rules, and needs the old one', async t => {
  const system = await systemWith(t);
  const { values } = system;
  const change = async (newPassword: string, oldPassword = 'Secret-1', user = 'ANNA') => {
    const request = { kind: 'clear', oldPassword, newPassword } as const;
    const result = await system.rooms.authentication.changePassword(user, request, origin);
    return result.ok ? 'ok' : result.reason;
  };
  assert.equal(await change('Secret-2', 'wrong'), 'password-incorrect');
  assert.equal(await change('Secret-2', 'wrong', 'NOBODY'), 'user-unknown');
  assert.equal(await change('Secret-2', '', 'QUSER'), 'password-none');
  assert.equal(await change('short'), 'new-too-short');
  assert.equal(await change('x'.repeat(129)), 'new-too-long');
  assert.equal(await change('*NONE'), 'new-none');
  assert.equal(await change('*SAMEPWD'), 'new-not-valid');
  values.set('QPWDRQDDIF', '8');
  assert.equal(await change('Secret-1'), 'new-used-before');
  values.set('QPWDCHGBLK', 2);
  assert.equal(await change('Secret-2'), 'change-blocked');
  system.clock.advance(2 * 3_600_000);
  assert.equal(await change('Secret-2'), 'ok');
  assert.equal(await outcome(system, 'ANNA', clear('Secret-2')), 'ok');
  for (let i = 0; i < 4; i++) await outcome(system, 'ANNA', clear('wrong'));
  assert.equal(await change('Secret-3', 'wrong'), 'user-disabled');
  assert.equal(await change('Secret-3', 'Secret-2'), 'user-disabled');
});

test('former passwords are remembered as far back as QPWDRQDDIF says', async t => {
  const system = await systemWith(t);
  system.values.set('QPWDRQDDIF', '8');
  let current = 'Secret-1';
  const change = async (newPassword: string) => {
    const request = { kind: 'clear', oldPassword: current, newPassword } as const;
    const result = await system.rooms.authentication.changePassword('ANNA', request, origin);
    if (result.ok) current = newPassword;
    return result.ok ? 'ok' : result.reason;
  };
  for (const next of ['Secret-2', 'Secret-3', 'Secret-4']) assert.equal(await change(next), 'ok');
  for (const former of ['Secret-1', 'Secret-2', 'Secret-4']) assert.equal(await change(former), 'new-used-before');
  assert.equal(await change('Secret-5'), 'ok');
  assert.equal(await change('Secret-1'), 'ok', 'four others lie between');
});

test('of two changes of the same password at once one wins', async t => {
  const here = await systemWith(t);
  const there = await neighbour(t, here);
  const change = async (system: TemporarySystem, newPassword: string) => {
    const request = { kind: 'clear', oldPassword: 'Secret-1', newPassword } as const;
    const result = await system.rooms.authentication.changePassword('ANNA', request, origin);
    return result.ok ? 'ok' : result.reason;
  };
  const outcomes = await Promise.all([change(here, 'Secret-2'), change(there, 'Secret-3')]);
  assert.deepEqual([...outcomes].sort(), ['ok', 'password-incorrect']);
  const winner = outcomes[0] === 'ok' ? 'Secret-2' : 'Secret-3';
  assert.equal(await outcome(here, 'ANNA', clear(winner)), 'ok');
});

test('the security officer signs on with the password of the first start', async t => {
  const system = await temporarySystem(t);
  assert.equal(system.rooms.securityOfficerPassword, officerPassword);
  assert.equal(await outcome(system, 'QSECOFR', clear(officerPassword)), 'ok');
  const second = await neighbour(t, system);
  assert.equal(second.rooms.securityOfficerPassword, undefined);
  assert.equal(await outcome(second, 'QSECOFR', clear(officerPassword)), 'ok');
});
