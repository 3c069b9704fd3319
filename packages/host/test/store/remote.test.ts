import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, chown, copyFile, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { basename, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmbedded } from '../../src/store/embedded/embedded-server.ts';
import { layout } from '../../src/store/embedded/layout.ts';
import type { StoreError } from '../../src/store/error.ts';
import { openStore } from '../../src/store/open.ts';
import { Connection } from '../../src/store/postgres/connection.ts';
import type { PgError } from '../../src/store/postgres/error.ts';
import { targetOf } from '../../src/store/postgres/target.ts';
import { undo } from './cleanup.ts';
import { seedCluster } from './seed-cluster.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** A server as it stands elsewhere: on TCP, with TLS, and with a password for everybody but its administrator. */
interface Remote {
  readonly port: number;
  /** PEM file of the authority that the server's certificate names. */
  readonly authority: string;
  url(user: string, query?: string, host?: string): string;
}

const password = 'pässword, with = and %';

test('a remote server', async t => {
  const remote = await startRemote(t);
  const verified = `?sslmode=verify-full&sslrootcert=${remote.authority}`;
  const read = async (url: string) => {
    const connection = await Connection.open(targetOf(url));
    const { rows } = await connection.query<{ tls: boolean; user: string }>(
      'SELECT ssl AS tls, current_user::text AS user FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
    );
    await connection.close();
    return rows[0];
  };
  const refused = (pattern: RegExp) => (error: StoreError) =>
    error.code === 'authentication' && pattern.test(error.message);
  const state = (sqlstate: string) => (error: PgError) => error.sqlstate === sqlstate;

  for (const user of ['scram', 'md5', 'cleartext'])
    await t.test(`password by ${user} through verified TLS`, async () => {
      assert.deepEqual(await read(remote.url(user, verified)), { tls: true, user });
      await assert.rejects(read(remote.url(user, verified).replace('%2C', '')), state('28P01'));
    });
  await t.test('encryption without verification, if that is what is wanted', async () => {
    assert.deepEqual(await read(remote.url('scram', '?sslmode=require')), { tls: true, user: 'scram' });
    assert.deepEqual(await read(remote.url('scram', '?sslmode=prefer')), { tls: true, user: 'scram' });
  });
  await t.test('the name in the certificate counts only for verify-full', async () => {
    const other = (query: string) => remote.url('scram', query, '127.0.0.2');
    await assert.rejects(read(other(verified)), refused(/127\.0\.0\.2/));
    assert.deepEqual(await read(other(verified.replace('verify-full', 'verify-ca'))), { tls: true, user: 'scram' });
  });
  await t.test('a certificate of an unknown authority is refused, with the remedy', async () => {
    await assert.rejects(read(remote.url('scram', '?sslmode=verify-full')), refused(/sslrootcert=FILE/));
    await assert.rejects(read(remote.url('scram', '?sslmode=verify-ca')), refused(/sslrootcert=FILE/));
  });
  await t.test('the server may insist on TLS', async () => {
    await assert.rejects(read(remote.url('scram', '?sslmode=disable')), state('28000'));
  });
  await t.test('plain text where the server has no TLS to offer', async () => {
    assert.deepEqual(await read(remote.url('plain', '?sslmode=disable')), { tls: false, user: 'plain' });
    await assert.rejects(read(remote.url('plain', verified)), state('28000'));
  });
  await t.test('a password is asked for that the URL does not have', async () => {
    await assert.rejects(read(remote.url('scram', verified).replace(/:[^:@]*@/, '@')), refused(/password of scram/));
  });
  await t.test('cancelling goes through TLS too', async () => {
    const connection = await Connection.open(targetOf(remote.url('scram', verified)));
    const sleeping = assert.rejects(connection.query('SELECT pg_sleep(20)'), state('57014'));
    await pause(50);
    await connection.cancel();
    await sleeping;
    await connection.close();
  });
  await t.test('the store works there, with large values', async t => {
    const { store, stop } = await openStore({ databaseUrl: remote.url('scram', verified) });
    undo(t, stop);
    assert.equal(store.location, `postgres://scram@localhost:${remote.port}/postgres`);
    const big = Buffer.alloc(3_000_000, 'abc');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => store.query<{ big: Buffer }>('SELECT $1::bytea AS big', [big])),
    );
    assert.ok(answers.every(({ rows }) => rows[0]?.big.equals(big)));
  });
});

test('servers that are not what they should be', async t => {
  const answers = async (reply: Buffer | undefined, query: string) => {
    const server = createServer(socket => {
      socket.on('error', () => {});
      socket.once('data', () => (reply === undefined ? socket.destroy() : socket.write(reply)));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    undo(t, () => server.close());
    return Connection.open(
      targetOf(`postgres://me:secret@127.0.0.1:${(server.address() as AddressInfo).port}/x${query}`),
    );
  };
  const code =
    (wanted: string, pattern = /./) =>
    (error: StoreError) =>
      error.code === wanted && pattern.test(error.message);

  const web = Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n');
  await assert.rejects(answers(web, '?sslmode=disable'), code('protocol', /is it PostgreSQL/));
  await assert.rejects(answers(Buffer.from('N'), '?sslmode=require'), code('authentication', /sslmode=disable/));
  await assert.rejects(
    answers(Buffer.from('SR'), '?sslmode=require'),
    code('protocol'),
    'bytes ahead of the handshake',
  );
  await assert.rejects(answers(undefined, '?sslmode=disable'), code('store-unavailable'));
  await assert.rejects(
    answers(Buffer.alloc(0), '?sslmode=disable&connect_timeout=0.1'),
    code('store-unavailable', /time/),
  );
  const kerberos = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 7]);
  await assert.rejects(answers(kerberos, '?sslmode=disable'), code('authentication', /method 7/));
  const welcomeWithoutProof = Buffer.concat([
    Buffer.from([0x52, 0, 0, 0, 23, 0, 0, 0, 10]),
    Buffer.from('SCRAM-SHA-256\0\0'),
    Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]),
  ]);
  await assert.rejects(answers(welcomeWithoutProof, '?sslmode=disable'), code('authentication', /skipped the proof/));
});

async function startRemote(t: TestContext): Promise<Remote> {
  const dataDir = await temporaryDirectory(t);
  await seedCluster(dataDir);
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1,127.0.0.2', port: String(port), fsync: 'off' };
  const server = await startEmbedded({ dataDir, connections: 40, settings });
  undo(t, () => server.stop());

  const { cluster } = layout(dataDir);
  const { uid, gid } = await stat(cluster);
  const { certificate, key } = makeCertificate(dataDir);
  const rules = `local all all trust
    hostssl all scram all scram-sha-256
    hostssl all md5 all md5
    hostssl all cleartext all password
    hostnossl all plain all trust`;
  await writeFile(join(cluster, 'pg_hba.conf'), rules);
  for (const file of [certificate, key]) {
    const installed = join(cluster, basename(file));
    await copyFile(file, installed);
    await chmod(installed, 0o600);
    await chown(installed, uid, gid);
  }
  const administrator = await Connection.open(await server.target());
  await administrator.script(`
    CREATE ROLE scram LOGIN PASSWORD '${password}';
    CREATE ROLE cleartext LOGIN PASSWORD '${password}';
    CREATE ROLE plain LOGIN;
    SET password_encryption = 'md5';
    CREATE ROLE md5 LOGIN PASSWORD '${password}'`);
  await administrator.script('ALTER SYSTEM SET ssl = on');
  await administrator.script('SELECT pg_reload_conf()');
  await administrator.close();
  return {
    port,
    authority: certificate,
    url: (user, query = '', host = 'localhost') =>
      `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/postgres${query}`,
  };
}

/** A certificate for `localhost` that is its own authority, and its key, made in `directory`. */
function makeCertificate(directory: string): { certificate: string; key: string } {
  const made = { certificate: join(directory, 'server.crt'), key: join(directory, 'server.key') };
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', made.key, '-out', made.certificate],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
    ],
    { stdio: 'pipe' },
  );
  return made;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
