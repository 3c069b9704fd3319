import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type SignedOnHost, signedOnHost } from './signed-on-host.ts';

let host: SignedOnHost;
before(async () => {
  host = await signedOnHost(23_100);
});
after(() => host.stop());

test('status shows the host of a data directory and its doors', async () => {
  const { status, out } = await host.run('status');
  assert.equal(status, 0);
  assert.match(out, new RegExp(`process ${process.pid}, address 127\\.0\\.0\\.1`));
  assert.match(out, /signon +31576 +32576/);
  const json = JSON.parse((await host.run('status', '--json')).out);
  assert.equal(json.running, true);
  assert.deepEqual({ ...json, running: undefined }, { ...host.host.description, running: undefined });
});

test('a user profile is made, used, disabled, enabled and deleted', async () => {
  const password = "it's (a) 'secret'";
  const file = join(host.directory, 'password');
  await writeFile(file, `${password}\nsecond line\n`);
  await host.run('cmd', 'CHGSYSVAL SYSVAL(QPWDLVL) VALUE(2)');
  const added = await host.run('user', 'add', 'ann', '--text', "Ann's profile", '--new-password-file', file);
  assert.equal(added.status, 0, added.error);
  const json = JSON.parse((await host.run('user', 'show', 'ann', '--json')).out);
  assert.deepEqual([json.name, json.text, json.status, json.userClass], ['ANN', "Ann's profile", '*ENABLED', '*USER']);

  const asAnn = { BIGIRON_USER: 'ANN', BIGIRON_PASSWORD: 'CHANGED1' };
  assert.match((await host.run('user', 'list')).out, /^ANN +Ann's profile$/m);
  assert.equal((await host.run('user', 'list', 'an*')).out, "ANN                Ann's profile");
  assert.equal((await host.run('user', 'list', 'nobody')).out, '');
  assert.deepEqual(JSON.parse((await host.run('user', 'list', 'ann', '--json')).out), [
    { name: 'ANN', text: "Ann's profile", isGroup: false },
  ]);
  assert.equal((await host.run('user', 'add', 'bea', '--no-password', '--group', 'ann')).status, 0);
  assert.equal((await host.run('user', 'list', '--groups')).out, "ANN         group  Ann's profile");
  assert.equal((await host.run('user', 'list', '--members-of', 'ann')).out, 'BEA');
  assert.equal((await host.run('user', 'list', '--members-of', 'ann', '--groups')).status, 2);
  assert.equal((await host.run('user', 'delete', 'bea')).status, 0);
  assert.equal((await host.runWith({ BIGIRON_NEW_PASSWORD: 'CHANGED1' }, 'user', 'password', 'ann')).status, 0);
  assert.equal((await host.runWith(asAnn, 'cmd', 'DSPLIBL')).status, 0);
  assert.equal((await host.run('user', 'disable', 'ann')).status, 0);
  const shut = await host.runWith(asAnn, 'cmd', 'DSPLIBL');
  assert.equal(shut.status, 1);
  assert.match(shut.error, /disabled/i);
  assert.equal((await host.run('user', 'enable', 'ann')).status, 0);
  assert.equal((await host.runWith(asAnn, 'cmd', 'DSPLIBL')).status, 0);

  const denied = await host.runWith(asAnn, 'user', 'add', 'bob', '--no-password');
  assert.equal(denied.status, 1);
  assert.match(denied.error, /CPF\d{4}/);
  assert.equal((await host.run('user', 'delete', 'ann')).status, 0);
  const missing = await host.run('user', 'show', 'ann');
  assert.equal(missing.status, 1);
  assert.match(missing.error, /CPF\w{4}/);
});

test('nothing but a name goes into a command as a name', async () => {
  for (const name of ['A) TEXT(X', "A'B", 'ELEVENCHARS', '*ALL', '1A', ''])
    assert.equal((await host.run('user', 'disable', name)).status, 2, name);
  assert.equal((await host.run('user', 'add', 'carl', '--new-password', '*none')).status, 2);
  assert.match((await host.run('user', 'add', 'carl')).error, /--new-password-file/);
});

test('cert shows and exports what the host shows to clients, and takes another pair', async () => {
  const shown = JSON.parse((await host.run('cert', 'show', '--json')).out);
  const pem = await readFile(join(host.directory, 'tls', 'server.pem'), 'utf8');
  assert.equal(shown.server.fingerprint, new X509Certificate(pem).fingerprint256);
  assert.ok(shown.server.daysLeft > 390 && shown.authority.daysLeft > 3600);
  assert.match((await host.run('cert', 'show')).out, /names +DNS:localhost/);

  const exported = await host.run('cert', 'export', '-');
  assert.equal(new X509Certificate(exported.out).fingerprint256, shown.authority.fingerprint);
  const file = join(host.directory, 'exported.pem');
  assert.match((await host.run('cert', 'export', file)).out, /trust store for Java/);
  const store = join(host.directory, 'trust.p12');
  assert.match((await host.run('cert', 'export', store)).out, /-Djavax.net.ssl.trustStorePassword=changeit/);
  assert.equal((await readFile(store))[0], 0x30);
  assert.equal((await host.run('cert', 'export', '-', '--format', 'pkcs12')).status, 2);
  assert.equal((await host.run('cert', 'export', file, '--format', 'jks')).status, 2);
  assert.equal(new X509Certificate(await readFile(file)).fingerprint256, shown.authority.fingerprint);

  const tls = join(host.directory, 'tls');
  const replace = (cert: string, key: string) =>
    host.run('cert', 'replace', '--cert', join(tls, cert), '--key', join(tls, key));
  const mixed = await replace('ca.pem', 'server-key.pem');
  assert.equal(mixed.status, 1);
  assert.match(mixed.error, /key values mismatch/i);
  assert.match((await replace('ca.pem', 'ca-key.pem')).out, /within a minute/);
  const now = JSON.parse((await host.run('cert', 'show', '--json')).out);
  assert.equal(now.server.fingerprint, shown.authority.fingerprint);
  assert.equal((await replace('no-such.pem', 'ca-key.pem')).status, 2);
});
