import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, before, suite, type TestContext, test } from 'node:test';
import type { ServiceRegistry } from '@bigiron/host/services/registry';
import { olderToolboxJar, requiresToolbox, toolboxJar } from '../java.ts';
import { trustStore } from '../trust-store.ts';
import { openTestHost, type TestHost } from './test-host.ts';
import { type Answer, Toolbox } from './toolbox.ts';

const password = 'Secret pass 1';

/** One user each, so that the scenarios do not disturb each other. */
interface Scenario {
  readonly host: TestHost;
  readonly user: string;
  readonly tls: boolean;
  ask(...words: readonly (string | number)[]): Promise<Answer>;
}

const scenarios: Readonly<Record<string, (scenario: Scenario) => Promise<void>>> = {
  async 'right: version, CCSID, and when the user was here before'({ user, ask }) {
    const first = await ask('signon', user, password);
    assert.deepEqual([first.version, first.ccsid, first.previous, first.expires], ['7.5', 37, null, null]);
    const second = await ask('signon', user, password);
    assert.equal(second.previous, first.current);
    assert.ok(Math.abs((first.current as number) - Date.now() / 1000) < 60);
  },

  async 'wrong, unknown and without a password'({ host, user, ask }) {
    const wrong = await ask('signon', user, 'not this');
    assert.deepEqual([wrong.refused, wrong.messages?.[0]?.slice(0, 7)], ['PASSWORD_INCORRECT', 'CPF22E2']);
    const unknown = await ask('signon', 'NOBODY', password);
    assert.deepEqual([unknown.refused, unknown.messages?.[0]?.slice(0, 7)], ['USERID_UNKNOWN', 'CPF2204']);
    await change(host, user, { password: '*NONE' });
    assert.equal((await ask('signon', user, password)).refused, 'PASSWORD_NONE');
  },

  async 'disabled, and enabled again'({ host, user, ask }) {
    await change(host, user, { status: '*DISABLED' });
    assert.equal((await ask('signon', user, password)).refused, 'USERID_DISABLE');
    await change(host, user, { status: '*ENABLED' });
    assert.equal((await ask('signon', user, password)).version, '7.5');
  },

  async 'locked out after QMAXSIGN failures, with a warning before the last'({ host, user, ask }) {
    const attempts = host.rooms.values.get('QMAXSIGN') as number;
    const refusals: unknown[] = [];
    for (let i = 0; i < attempts; i++) refusals.push((await ask('signon', user, `guess ${i}`)).refused);
    assert.deepEqual(refusals.slice(-3), ['PASSWORD_INCORRECT', 'PASSWORD_INCORRECT_USERID_DISABLE', 'USERID_DISABLE']);
    assert.equal((await ask('signon', user, password)).refused, 'USERID_DISABLE');
    assert.equal((await host.rooms.profiles.require(user)).status, '*DISABLED');
  },

  async 'a good sign-on forgets the failures'({ host, user, ask }) {
    const attempts = host.rooms.values.get('QMAXSIGN') as number;
    for (let round = 0; round < 2; round++) {
      for (let i = 1; i < attempts; i++) await ask('signon', user, 'guess');
      assert.equal((await ask('signon', user, password)).version, '7.5');
    }
  },

  async 'expired: changed by the client, then good again'({ host, user, ask }) {
    await change(host, user, { passwordExpired: true });
    assert.equal((await ask('signon', user, password)).refused, 'PASSWORD_EXPIRED');
    assert.equal((await ask('change', user, password, 'Another pass 2')).changed, user);
    assert.equal((await ask('signon', user, 'Another pass 2')).version, '7.5');
    assert.equal((await ask('signon', user, password)).refused, 'PASSWORD_INCORRECT');
  },

  async 'an expiry date is announced'({ host, user, ask }) {
    await change(host, user, { passwordExpirationInterval: 30 });
    const { expires } = await ask('signon', user, password);
    const days = ((expires as number) * 1000 - Date.now()) / 86_400_000;
    assert.ok(days > 28 && days <= 31, `${days}`);
  },

  async 'a new password must follow the rules'({ user, ask }) {
    assert.equal((await ask('change', user, 'not this', 'Another pass 2')).refused, 'PASSWORD_INCORRECT');
    assert.equal((await ask('change', user, password, 'short')).refused, 'PASSWORD_NEW_TOO_SHORT');
    const short = await ask('change', user, password, 'short');
    assert.equal(short.messages?.[0]?.slice(0, 7), 'CPF22C2');
    assert.equal((await ask('signon', user, password)).version, '7.5');
  },

  async 'a profile token signs on to sign-on and central server, as often as its kind says'({ user, ask }) {
    const single = await ask('token', user, password, 1, 60);
    const multiple = await ask('token', user, password, 2, 60);
    const signedOn = await ask('token-signon', multiple.token as string);
    assert.equal(signedOn.user, user);
    assert.match(signedOn.job as string, /^\d{6}\/QUSER\/QZSCSRVS$/);
    assert.equal((await ask('token-signon', multiple.token as string)).user, user);
    // The first use is the sign-on, and the central server would be the second.
    assert.equal((await ask('token-signon', single.token as string)).refused, 'PROFILE_TOKEN_NOT_VALID');
    assert.equal((await ask('token-signon', '00'.repeat(32))).refused, 'PROFILE_TOKEN_NOT_VALID');
    assert.equal((await ask('token', user, 'not this', 1, 60)).refused, 'PASSWORD_INCORRECT');
  },

  async 'tokens for identities are refused: there is no identity mapping'({ user, ask }) {
    assert.equal((await ask('identity', user, password)).refused, 'GENERATE_TOKEN_CAN_NOT_CONNECT');
  },

  async 'the central server has a job per connection, and counts licences'({ user, tls, ask }) {
    const { job, again } = await ask('central', user, password);
    assert.equal(job, again);
    assert.notEqual((await ask('central', user, password)).job, job);
    // The Toolbox asks for licences without TLS, whatever it was told.
    if (tls) return;
    assert.deepEqual(await ask('license', user, password), {
      condition: 0,
      count: 1,
      concurrent: true,
      release: 'V7R5M0',
    });
  },

  async 'AS400JPing finds the servers that are there'({ ask }) {
    assert.deepEqual(await ask('ping'), { signon: true, central: true, print: false });
  },

  async 'all of it is in the audit log'({ host, user, ask }) {
    const before = host.audit.length;
    await ask('signon', user, 'not this');
    await ask('signon', user, password);
    await ask('change', user, password, 'Another pass 2');
    const from = { door: 'signon', address: '127.0.0.1', profile: user };
    assert.deepEqual(host.audit.slice(before), [
      { event: 'sign-on-refused', ...from, reason: 'password-incorrect' },
      { event: 'signed-on', ...from },
      { event: 'password-changed', ...from },
      { event: 'signed-on', ...from },
    ]);
  },
};

let host: TestHost;
before(async () => {
  host = await openTestHost();
});
after(() => host.remove());

let users = 0;

async function newUser(text = password): Promise<string> {
  const name = `USER${++users}`;
  await host.rooms.profiles.create(await host.rooms.systemJob(), { name, password: { text } });
  return name;
}

type Changes = Parameters<TestHost['rooms']['profiles']['change']>[2];

async function change({ rooms }: TestHost, user: string, changes: Changes): Promise<void> {
  await rooms.profiles.change(await rooms.systemJob(), user, changes);
}

suite('sign-on', () => {
  for (const [name, jar] of [
    ['IBM Toolbox for Java', toolboxJar],
    ['its older release', olderToolboxJar],
  ] as const) {
    for (const tls of [false, true]) {
      test(`${name}, ${tls ? 'over TLS' : 'plain'}`, async t => {
        if (!requiresToolbox(t, jar)) return;
        const toolbox = await Toolbox.start(jar, tls ? await trusted() : {});
        t.diagnostic(`JTOpen ${toolbox.release}`);
        try {
          const address = host.address(tls);
          for (const [name, scenario] of Object.entries(scenarios)) {
            const ask: Scenario['ask'] = (...words) => toolbox.ask(address, ...words);
            await t.test(name, async () => scenario({ host, user: await newUser(), tls, ask }));
          }
        } finally {
          toolbox.stop();
        }
      });
    }
  }

  test('who does not trust the authority does not connect', async t => {
    if (!requiresToolbox(t)) return;
    const toolbox = await Toolbox.start(toolboxJar);
    const answer = await toolbox.ask(host.address(true), 'signon', await newUser(), password);
    assert.match(String(answer.failed), /SSLHandshakeException/);
    toolbox.stop();
  });

  test('a client that is told no ports asks the port mapper on 449', async t => {
    if (!requiresToolbox(t)) return;
    const { address, registry } = await openStandardPorts(t);
    if (registry === undefined) return;
    const toolbox = await Toolbox.start(toolboxJar, await trusted());
    const user = await newUser();
    for (const tls of [false, true]) {
      assert.equal((await toolbox.ask({ host: address, tls }, 'signon', user, password)).version, '7.5');
      assert.match(String((await toolbox.ask({ host: address, tls }, 'central', user, password)).job), /QZSCSRVS$/);
    }
    toolbox.stop();
    // The Toolbox remembers ports as long as it lives.
    await registry.stop('central', { connections: 'end' });
    const later = await Toolbox.start(toolboxJar);
    assert.equal((await later.ask({ host: address, tls: false }, 'signon', user, password)).version, '7.5');
    assert.match(
      String((await later.ask({ host: address, tls: false }, 'central', user, password)).failed),
      /Exception/,
    );
    later.stop();
  });

  for (const level of [0, 1, 2, 3, 4]) {
    test(`password level ${level}`, t => atLevel(t, level));
  }
});

/** The doors of the host once more, on the standard ports of an address of this machine that nobody else uses. */
async function openStandardPorts(t: TestContext): Promise<{ address: string; registry?: ServiceRegistry }> {
  const address = `127.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(2, 255)}`;
  const registry = host.openRegistry(address, 0);
  t.after(() => registry.close());
  try {
    for (const name of ['port-mapper', 'signon', 'central']) await registry.start(name);
  } catch (error) {
    t.skip((error as Error).message);
    return { address };
  }
  if (registry.list().some(({ name, port }) => name === 'port-mapper' && port === 449)) return { address, registry };
  t.skip('this user may not use port 449');
  return { address };
}

let store: Promise<Record<string, string>> | undefined;

function trusted(): Promise<Record<string, string>> {
  store ??= trustStore(host.dataDirectory, host.certificateAuthority);
  return store;
}

/** Levels 0 and 1 have short names of upper case, the others have phrases. */
function passwords(level: number): [string, string] {
  return level < 2 ? ['FIRST1', 'second2'] : ['First pässword', 'Second pass phrase, a longer one'];
}

/** Signs on, changes the password, and signs on with the new one; at a level that takes effect with a restart. */
async function atLevel(t: TestContext, level: number): Promise<void> {
  if (!requiresToolbox(t)) return;
  await host.rooms.values.change(await host.rooms.systemJob(), 'QPWDLVL', String(level));
  host = await host.restart();
  const [first, second] = passwords(level);
  const user = await newUser(first);
  const toolbox = await Toolbox.start(toolboxJar);
  const ask: Scenario['ask'] = (...words) => toolbox.ask(host.address(), ...words);
  try {
    if (level === 4 && Number.parseInt(toolbox.release, 10) < 20) {
      // This release answers a host of level 4 with the arithmetic of level 3.
      const answer = await ask('signon', user, first);
      assert.ok(answer.refused !== undefined || answer.failed !== undefined);
      t.diagnostic(`JTOpen ${toolbox.release} does not know level 4`);
      return;
    }
    assert.equal((await ask('signon', user, first)).version, '7.5');
    assert.equal((await ask('signon', user, 'WRONG1')).refused, 'PASSWORD_INCORRECT');
    assert.equal((await ask('change', user, first, second)).changed, user);
    assert.equal((await ask('signon', user, second)).version, '7.5');
    assert.match(String((await ask('central', user, second)).job), /QZSCSRVS$/);
  } finally {
    toolbox.stop();
  }
}
