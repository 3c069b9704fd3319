import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect as connectPlain, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { connect, type TLSSocket } from 'node:tls';
import { authorityCertificate, replaceCertificate, TlsIdentity } from '../../src/net/tls/identity.ts';
import { issueAuthority, issueServer } from '../../src/net/tls/issue.ts';
import { systemRandom } from '../../src/system/random.ts';
import { ManualClock } from '../manual-clock.ts';
import { eventually, openEchoDoor } from './echo-door.ts';

const folder = mkdtempSync(join(tmpdir(), 'bigiron-tls-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const day = 24 * 3600 * 1000;
const names = ['localhost', '127.0.0.1', '::1', 'host.example', 'fe80::1:2', '::ffff:192.0.2.7', 'fe80::3%eth0'];

function gone(socket: Socket): Promise<void> {
  return new Promise(resolve => socket.once('close', () => resolve()));
}

function options(clock = new ManualClock(Date.now()), more: readonly string[] = []) {
  return { folder: join(folder, 'tls'), names: [...names, ...more], clock, random: systemRandom };
}

test('the first start makes an authority and a certificate that clients can verify by any name', async () => {
  const identity = await TlsIdentity.open(options());
  identity.close();
  const authority = new X509Certificate(await authorityCertificate(join(folder, 'tls')));
  const leaf = new X509Certificate(identity.current.cert);
  assert.ok(authority.ca);
  assert.ok(authority.verify(authority.publicKey));
  assert.ok(!leaf.ca);
  assert.ok(leaf.verify(authority.publicKey));
  assert.ok(leaf.checkIssued(authority));
  assert.equal(leaf.checkHost('host.example'), 'host.example');
  for (const address of ['127.0.0.1', '::1', 'fe80::1:2']) assert.equal(leaf.checkIP(address), address);
  assert.equal(leaf.checkIP('192.0.2.1'), undefined);
  assert.deepEqual(leaf.keyUsage, ['1.3.6.1.5.5.7.3.1']);
  const days = (Date.parse(leaf.validTo) - Date.now()) / day;
  assert.ok(days > 390 && days <= 398, `${days}`);
});

test('nobody else may read keys', () => {
  for (const name of ['ca-key.pem', 'server-key.pem']) {
    assert.equal(statSync(join(folder, 'tls', name)).mode & 0o777, 0o600);
  }
  assert.equal(statSync(join(folder, 'tls')).mode & 0o777, 0o700);
});

test('it is kept from start to start, made anew for a new name, and renewed before its end by the same authority', async () => {
  const open = async (one: ReturnType<typeof options>) => {
    const identity = await TlsIdentity.open(one);
    identity.close();
    return identity.current;
  };
  const authority = await authorityCertificate(join(folder, 'tls'));
  const first = await open(options());
  assert.deepEqual(await open(options()), first);
  const wider = await open(options(undefined, ['other.example']));
  assert.notDeepEqual(wider, first);
  assert.deepEqual(await open(options(new ManualClock(Date.now() + 360 * day), ['other.example'])), wider);
  const renewed = await open(options(new ManualClock(Date.now() + 375 * day), ['other.example']));
  assert.notDeepEqual(renewed, wider);
  assert.equal(await authorityCertificate(join(folder, 'tls')), authority);
});

test('a running door renews its certificate, and takes another that was put in its place', async () => {
  const running = { ...options(), folder: join(folder, 'running') };
  (await TlsIdentity.open(running)).close();
  const clock = new ManualClock(Date.now() + 366 * day);
  const identity = await TlsIdentity.open({ ...running, clock });
  const { listener, port } = await openEchoDoor({ tls: identity });
  const lookedUntil = (holds: () => boolean) =>
    eventually(() => {
      clock.advance(60_000);
      return holds();
    }, 'the certificate changes');
  const shown = async () => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    const { raw } = socket.getPeerCertificate();
    socket.destroy();
    return new X509Certificate(raw);
  };
  const first = await shown();
  const before = identity.current;
  clock.advance(2 * day);
  await lookedUntil(() => identity.current !== before);
  const second = await shown();
  assert.notEqual(second.fingerprint256, first.fingerprint256);

  const elsewhere = await issueAuthority(Date.now(), systemRandom);
  const own = await issueServer(['own.example'], elsewhere, Date.now(), systemRandom);
  await replaceCertificate(join(folder, 'running'), own);
  await lookedUntil(() => identity.current.cert === own.cert);
  assert.equal((await shown()).subject, 'CN=own.example');
  identity.close();
  listener.stopListening();
  listener.destroy();
});

test('a key that does not fit is refused, and the old pair stays', async () => {
  const authority = await issueAuthority(Date.now(), systemRandom);
  const [one, other] = await Promise.all(
    [1, 2].map(() => issueServer(['x.example'], authority, Date.now(), systemRandom)),
  );
  const before = statSync(join(folder, 'tls', 'server.pem')).mtimeMs;
  await assert.rejects(replaceCertificate(join(folder, 'tls'), { cert: one!.cert, key: other!.key }), {
    name: 'NetError',
    code: 'bad-certificate',
  });
  assert.equal(statSync(join(folder, 'tls', 'server.pem')).mtimeMs, before);
});

test('a TLS port speaks 1.2 and 1.3, whatever the server name, and nothing older or plain', async () => {
  const spoken = join(folder, 'spoken');
  const identity = await TlsIdentity.open({ ...options(undefined, ['other.example']), folder: spoken });
  const { listener, port, door, admission, audit } = await openEchoDoor({ tls: identity });
  const ca = await authorityCertificate(spoken);
  const talk = async (more: object): Promise<string> => {
    const socket = connect({ port, host: '127.0.0.1', ca, ...more }) as TLSSocket;
    socket.on('secureConnect', () => socket.write('hello'));
    try {
      const [answer] = (await once(socket, 'data')) as [Buffer];
      return `${socket.getProtocol()} ${answer}`;
    } finally {
      socket.destroy();
    }
  };
  assert.equal(await talk({}), 'TLSv1.3 hello');
  assert.equal(await talk({ maxVersion: 'TLSv1.2' }), 'TLSv1.2 hello');
  assert.equal(await talk({ servername: 'other.example' }), 'TLSv1.3 hello');
  assert.equal(await talk({ servername: 'unknown.example', checkServerIdentity: () => undefined }), 'TLSv1.3 hello');
  assert.equal(door.connections[0]?.secure, true);
  await assert.rejects(talk({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }));
  await assert.rejects(talk({ ca: undefined }), 'nobody trusts it without its authority');

  const plain = connectPlain(port, '127.0.0.1').on('error', () => {});
  plain.write('GET / HTTP/1.0\r\n\r\n');
  await gone(plain);
  await eventually(() => audit.some(({ event }) => event === 'tls-failed'), 'it is audited');
  await eventually(() => admission.count === 0 && listener.connections === 0, 'all are gone');
  assert.equal(door.closed, door.connections.length);
  identity.close();
  listener.stopListening();
});

test('whoever does not finish the TLS handshake is dropped', async () => {
  const identity = await TlsIdentity.open(options(undefined, ['other.example']));
  const { listener, port, admission } = await openEchoDoor({ tls: identity, limits: { handshakeTimeout: 100 } });
  const socket = connectPlain(port, '127.0.0.1').on('error', () => {});
  socket.write(Buffer.from('1603', 'hex'));
  await gone(socket);
  await eventually(() => admission.count === 0, 'nobody is left');
  identity.close();
  listener.stopListening();
});
