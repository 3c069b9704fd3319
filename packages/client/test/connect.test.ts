import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { test } from 'node:test';
import { ReturnCode } from '@bigiron/wire/hostserver/signon/index';
import { ConnectionError, type ConnectOptions, changePassword, connect, HostError, SignonError } from '../src/index.ts';
import { fixture, type ScriptedHost, type ScriptedHostOptions, startScriptedHost } from './scripted-host.ts';
import { type SignonScriptOptions, signonScript } from './signon-script.ts';

type Options = Partial<SignonScriptOptions> & Pick<ScriptedHostOptions, 'tls'>;

async function withHost(
  options: Options,
  work: (host: ScriptedHost, alice: ConnectOptions) => Promise<void>,
): Promise<void> {
  const users = options.users ?? { ALICE: 'secret' };
  const host = await startScriptedHost({ 'as-signon': signonScript({ ...options, users }) }, { ...options, users });
  try {
    await work(host, { ...host.address, user: 'alice', password: users.ALICE as string });
  } finally {
    await host.close();
  }
}

for (const level of [0, 1, 2, 3, 4] as const) {
  test(`signs on at password level ${level}, and is told what the host is`, async () => {
    await withHost({ level }, async (_, alice) => {
      await using host = await connect(alice);
      assert.equal(host.user, 'ALICE');
      const { currentSignon, ...information } = host.information;
      assert.equal(currentSignon, undefined);
      assert.deepEqual(information, {
        user: 'ALICE',
        release: 'V7R5M0',
        ccsid: 37,
        passwordLevel: level,
        lastSignon: new Date(2025, 2, 1, 8, 30, 5),
        passwordExpires: undefined,
        warningDays: 7,
      });
    });
  });

  test(`changes a password at level ${level}`, async () => {
    const users = { ALICE: 'secret' };
    await withHost({ level, users }, async (_, alice) => {
      await using host = await connect(alice);
      await host.changePassword('secret', 'n3wsecret');
      assert.equal(users.ALICE.toLowerCase(), 'n3wsecret');
      await (await connect({ ...alice, password: 'n3wsecret' } as ConnectOptions)).close();
      await assert.rejects(host.changePassword('wrong', 'other'), { name: 'SignonError', code: 'password-incorrect' });
    });
  });
}

test('a wrong password is a SignonError with code, message id and help', async () => {
  await withHost({}, async (_, alice) => {
    await assert.rejects(connect({ ...alice, password: 'wrong' } as ConnectOptions), error => {
      assert.ok(error instanceof SignonError && error instanceof HostError);
      assert.equal(error.code, 'password-incorrect');
      assert.equal(error.messageId, 'CPF22E2');
      assert.equal(error.help, 'Type it again.');
      assert.equal(error.fault, 'caller');
      assert.ok(!error.message.includes('wrong'), 'the password is not repeated');
      return true;
    });
    await assert.rejects(connect({ ...alice, user: 'NOBODY' } as ConnectOptions), { code: 'user-unknown' });
  });
});

test('every other refusal has its code, and says whose fault it is', async () => {
  const cases = [
    [ReturnCode.userDisabled, 'user-disabled', 'caller', false],
    [ReturnCode.passwordExpired, 'password-expired', 'caller', false],
    [ReturnCode.serverNotStarted, 'server-not-started', 'peer', true],
    [0x00ab0001, 'return-code-00ab0001', 'peer', false],
  ] as const;
  for (const [returnCode, code, fault, retryable] of cases) {
    await withHost({ returnCode }, async (_, alice) => {
      await assert.rejects(connect(alice), { name: 'SignonError', code, fault, retryable });
    });
  }
});

test('who cannot sign on because the password has expired can change it', async () => {
  const users = { ALICE: 'secret' };
  await withHost({ users, returnCode: ReturnCode.passwordExpired }, async host => {
    await changePassword({ ...host.address, user: 'alice' }, 'secret', 'fresh1');
    assert.equal(users.ALICE, 'fresh1');
  });
});

test('a profile token signs on in place of user and password', async () => {
  await withHost({ tokens: [] }, async (scripted, alice) => {
    await using host = await connect(alice);
    const token = await host.profileToken({ kind: 'multipleUse', lifetime: 60 });
    assert.equal(token.length, 32);
    await using second = await connect({ ...scripted.address, token });
    assert.equal(second.user, 'ALICE');
    await assert.rejects(connect({ ...scripted.address, token: Buffer.alloc(32, 0xee) }), { code: 'token-not-valid' });
  });
});

test('a user name that no profile can have is refused before anything is sent', async () => {
  await withHost({}, async (host, alice) => {
    await assert.rejects(connect({ ...alice, user: 'ALICE IN W' } as ConnectOptions), { code: 'user-name' });
    assert.deepEqual(host.questions, []);
  });
});

test('a password source is asked once, and its failure is the failure of the call', async () => {
  await withHost({}, async (_, alice) => {
    let asked = 0;
    const password = async () => {
      if (++asked === 1) throw new Error('nobody is there');
      return 'secret';
    };
    await assert.rejects(connect({ ...alice, password } as ConnectOptions), /nobody is there/);
    await (await connect({ ...alice, password } as ConnectOptions)).close();
    assert.equal(asked, 2);
  });
});

test('ports: from the port mapper, from a table, or the standard ones', async () => {
  await withHost({}, async (scripted, alice) => {
    await (await connect(alice)).close();
    assert.deepEqual(scripted.questions, ['as-signon']);
    const nowhere = await closedPort();
    await assert.rejects(connect({ ...alice, ports: { 'as-signon': nowhere } }), { code: 'connect-failed' });
    await assert.rejects(connect({ ...alice, host: '127.0.0.3', ports: 'standard', connectTimeout: 500 }), {
      name: 'ConnectionError',
    });
    assert.equal(scripted.questions.length, 1, 'neither asked the port mapper');
  });
});

test('a server that the port mapper does not know is not offered', async () => {
  const host = await startScriptedHost({});
  await assert.rejects(connect({ ...host.address, user: 'alice', password: 'x' }), {
    name: 'HostError',
    code: 'server-not-offered',
    retryable: true,
  });
  await host.close();
});

test('nobody listens: ConnectionError connect-failed, the fault of the network', async () => {
  const options = { host: '127.0.0.1', portMapperPort: await closedPort(), user: 'alice', password: 'x' };
  await assert.rejects(connect(options), error => {
    assert.ok(error instanceof ConnectionError);
    assert.deepEqual([error.code, error.fault, error.retryable], ['connect-failed', 'network', true]);
    return true;
  });
});

test('a port mapper that is silent, hangs up, or is none', async () => {
  const cases = [
    [() => {}, { code: 'connect-timed-out' }],
    [(socket: Socket) => socket.end(Buffer.from('2b0000', 'hex')), { code: 'connection-closed' }],
    [(socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), { code: 'protocol' }],
  ] as const;
  for (const [behave, expected] of cases) {
    const server = createServer(socket => {
      socket.on('error', () => {});
      socket.once('data', () => behave(socket));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const options = { host: '127.0.0.1', portMapperPort: port, user: 'alice', password: 'x', connectTimeout: 300 };
    await assert.rejects(connect(options), expected);
    server.close();
    await once(server, 'close');
  }
});

test('an abort ends the attempt to connect with the reason of the signal', async () => {
  const server = createServer(socket => socket.resume().on('error', () => {})).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const abort = new AbortController();
  const options = { host: '127.0.0.1', portMapperPort: port, user: 'alice', password: 'x' };
  const attempt = connect({ ...options, signal: abort.signal });
  setTimeout(() => abort.abort(new Error('no time')), 20);
  await assert.rejects(attempt, /no time/);
  await assert.rejects(connect({ ...options, signal: abort.signal }), /no time/, 'a signal that has aborted');
  server.close();
  await once(server, 'close');
});

test('TLS with a trusted authority; without one the certificate is refused', async () => {
  await withHost({ tls: true }, async (scripted, alice) => {
    await using host = await connect({ ...alice, tls: { ca: fixture('certificate.pem') } });
    assert.equal(host.information.release, 'V7R5M0');
    assert.deepEqual(scripted.questions, ['as-signon-s']);
    await assert.rejects(connect({ ...alice, tls: true }), {
      name: 'ConnectionError',
      code: 'tls-failed',
      fault: 'peer',
    });
  });
});

test('TLS with a port that speaks none says so', async () => {
  await withHost({}, async (scripted, alice) => {
    const ports = { 'as-signon': scripted.portOf('as-signon') };
    await assert.rejects(connect({ ...alice, tls: true, ports }), { name: 'ConnectionError', code: 'tls-failed' });
  });
});

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
