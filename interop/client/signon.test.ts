import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, suite, test } from 'node:test';
import { type ConnectOptions, changePassword, connect, type PasswordSignon } from '@bigiron/client';
import { openTestHost, type TestHost } from '../signon/test-host.ts';

const password = 'Secret pass 1';

let host: TestHost;
before(async () => {
  host = await openTestHost();
});
after(() => host.remove());

type Changes = Parameters<TestHost['rooms']['profiles']['change']>[2];

/** A user of its own for each scenario, so that they do not disturb each other. */
class User {
  static #count = 0;
  readonly name: string;
  readonly #tls: boolean;

  private constructor(name: string, tls: boolean) {
    this.name = name;
    this.#tls = tls;
  }

  static async create(tls = false, text = password): Promise<User> {
    const name = `TSUSER${++User.#count}`;
    await host.rooms.profiles.create(await host.rooms.systemJob(), { name, password: { text } });
    return new User(name, tls);
  }

  async options(text: ConnectOptions['password'] = password): Promise<ConnectOptions & PasswordSignon> {
    const { signonPort } = host.address(this.#tls);
    const tls = this.#tls ? { ca: await readFile(host.certificateAuthority), servername: 'localhost' } : undefined;
    return { host: '127.0.0.1', ports: { 'as-signon': signonPort as number }, tls, user: this.name, password: text };
  }

  async connect(text?: string) {
    return connect(await this.options(text));
  }

  async change(changes: Changes): Promise<void> {
    await host.rooms.profiles.change(await host.rooms.systemJob(), this.name, changes);
  }
}

const refused = (code: string, messageId?: string) => ({
  name: 'SignonError',
  code,
  ...(messageId === undefined ? {} : { messageId }),
});

const scenarios: Readonly<Record<string, (user: User) => Promise<void>>> = {
  async 'right: release, CCSID, and when the user was here before'(user) {
    await using first = await user.connect();
    const { release, ccsid, lastSignon, passwordExpires } = first.information;
    assert.deepEqual([release, ccsid, lastSignon, passwordExpires], ['V7R5M0', 37, undefined, undefined]);
    await using second = await user.connect();
    assert.deepEqual(second.information.lastSignon, first.information.currentSignon);
  },

  async 'wrong, unknown, and without a password'(user) {
    await assert.rejects(user.connect('not this'), refused('password-incorrect', 'CPF22E2'));
    await assert.rejects(connect({ ...(await user.options()), user: 'NOBODY' }), refused('user-unknown', 'CPF2204'));
    await user.change({ password: '*NONE' });
    await assert.rejects(user.connect(), refused('password-none'));
  },

  async 'disabled, and enabled again'(user) {
    await user.change({ status: '*DISABLED' });
    await assert.rejects(user.connect(), refused('user-disabled'));
    await user.change({ status: '*ENABLED' });
    await (await user.connect()).close();
  },

  async 'locked out after QMAXSIGN failures, with a warning before the last'(user) {
    const attempts = host.rooms.values.get('QMAXSIGN') as number;
    const codes: string[] = [];
    for (let i = 0; i < attempts; i++) await user.connect(`guess ${i}`).catch(({ code }) => codes.push(code));
    assert.deepEqual(codes.slice(-3), ['password-incorrect', 'password-incorrect-once-more', 'user-disabled']);
    await assert.rejects(user.connect(), refused('user-disabled'));
  },

  async 'expired: changed by the client, then good again'(user) {
    await user.change({ passwordExpired: true });
    await assert.rejects(user.connect(), refused('password-expired'));
    await changePassword(await user.options(), password, 'Another pass 2');
    await (await user.connect('Another pass 2')).close();
    await assert.rejects(user.connect(), refused('password-incorrect'));
  },

  async 'an expiry date is announced'(user) {
    await user.change({ passwordExpirationInterval: 30 });
    await using signedOn = await user.connect();
    const days = ((signedOn.information.passwordExpires?.getTime() ?? 0) - Date.now()) / 86_400_000;
    assert.ok(days > 28 && days <= 31, `${days}`);
  },

  async 'a new password must follow the rules; changed, it is used from then on'(user) {
    await using signedOn = await user.connect();
    await assert.rejects(signedOn.changePassword('not this', 'Another pass 2'), refused('password-incorrect'));
    await assert.rejects(signedOn.changePassword(password, 'short'), refused('new-too-short', 'CPF22C2'));
    await signedOn.changePassword(password, 'Another pass 2');
    assert.equal((await signedOn.profileToken()).length, 32, 'proved with the new one');
    await (await user.connect('Another pass 2')).close();
  },

  async 'profile tokens sign on, as often as their kind says'(user) {
    await using signedOn = await user.connect();
    const { user: _, password: __, ...address } = await user.options();
    const multiple = await signedOn.profileToken({ kind: 'multipleUse', lifetime: 60 });
    for (let i = 0; i < 2; i++) {
      await using other = await connect({ ...address, token: multiple });
      assert.equal(other.user, user.name);
    }
    const single = await signedOn.profileToken({ lifetime: 60 });
    await (await connect({ ...address, token: single })).close();
    await assert.rejects(connect({ ...address, token: single }), refused('token-not-valid'));
    await assert.rejects(connect({ ...address, token: Buffer.alloc(32) }), refused('token-not-valid'));
    await assert.rejects(signedOn.profileToken({ lifetime: 4000 }), refused('token-timeout-not-valid'));
  },
};

suite('sign-on with the TypeScript client', () => {
  for (const tls of [false, true]) {
    for (const [name, scenario] of Object.entries(scenarios)) {
      test(`${name}, ${tls ? 'over TLS' : 'plain'}`, async () => scenario(await User.create(tls)));
    }
  }

  test('who does not trust the authority does not connect', async () => {
    const user = await User.create(true);
    await assert.rejects(connect({ ...(await user.options()), tls: true }), {
      name: 'ConnectionError',
      code: 'tls-failed',
    });
  });

  for (const level of [0, 1, 2, 3, 4]) {
    test(`password level ${level}`, async () => {
      await host.rooms.values.change(await host.rooms.systemJob(), 'QPWDLVL', String(level));
      host = await host.restart();
      const [first, second] =
        level < 2
          ? (['FIRST1', 'second2'] as const)
          : (['First pässword', 'Second pass phrase, a longer one'] as const);
      const user = await User.create(false, first);
      await using signedOn = await user.connect(first);
      assert.equal(signedOn.information.passwordLevel, level);
      await assert.rejects(user.connect('WRONG1'), refused('password-incorrect'));
      await signedOn.changePassword(first, second);
      await (await user.connect(second)).close();
      await assert.rejects(user.connect(first), refused('password-incorrect'));
    });
  }
});
