import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoreError } from '../../../src/store/error.ts';
import { locationOf, targetOf } from '../../../src/store/postgres/target.ts';

test('a database URL says where, who and how safe', () => {
  const target = targetOf(
    'postgres://me:p%40ss@db.example:6543/shop?sslmode=require&connect_timeout=3&application_name=x',
  );
  assert.deepEqual(target, {
    host: 'db.example',
    port: 6543,
    user: 'me',
    password: 'p@ss',
    database: 'shop',
    sslMode: 'require',
    tls: {},
    parameters: { application_name: 'x' },
    connectTimeoutMs: 3000,
  });
  assert.equal(locationOf(target), 'postgres://me@db.example:6543/shop');
});

test('without sslmode only servers on this machine may do without TLS', () => {
  for (const host of ['localhost', '127.0.0.1', '[::1]'])
    assert.equal(targetOf(`postgres://${host}/x`).sslMode, 'prefer');
  assert.equal(targetOf('postgres:///x?host=/run/postgresql').sslMode, 'prefer');
  for (const host of ['db', '10.0.0.1', 'localhost.example', '127.example'])
    assert.equal(targetOf(`postgres://${host}/x`).sslMode, 'verify-full');
});

test('what is left out has the usual defaults', () => {
  const { host, port, user, database, password } = targetOf('postgresql://');
  assert.deepEqual(
    { host, port, user, database, password },
    { host: 'localhost', port: 5432, user: 'postgres', database: 'postgres', password: undefined },
  );
  assert.equal(targetOf('postgres://me@db').database, 'me');
  assert.equal(targetOf('postgres://[fe80::1]:1/x').host, 'fe80::1');
});

test('a URL that cannot be used says why, and does not repeat the password', () => {
  for (const [url, reason] of [
    ['nonsense', /not a URL/],
    ['mysql://x', /mysql:/],
    ['postgres://me:secret@x/y?sslmode=perhaps', /sslmode=perhaps/],
    ['postgres://me:secret@x/y?pool=5', /pool/],
    ['postgres://me:secret@x/y?connect_timeout=soon', /connect_timeout/],
    ['postgres://me:secret@x/y?sslrootcert=/nowhere/ca.pem', /\/nowhere\/ca\.pem/],
  ] as const)
    assert.throws(
      () => targetOf(url),
      (error: StoreError) =>
        error.code === 'bad-database-url' && reason.test(error.message) && !/secret/.test(error.message),
    );
});
