import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowList } from '../../src/net/allow-list.ts';

test('an empty list allows everybody', () => {
  const allowed = allowList([]);
  assert.ok(allowed('192.0.2.1'));
  assert.ok(allowed('2001:db8::1'));
});

test('networks and single addresses of both families', () => {
  const allowed = allowList(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32', '::1']);
  for (const address of ['10.255.0.1', '192.0.2.7', '2001:db8:ffff::1', '::1']) assert.ok(allowed(address), address);
  for (const address of ['11.0.0.1', '192.0.2.8', '2001:db9::1', '::2', '']) assert.ok(!allowed(address), address);
});

test('an IPv4 peer of a socket for both families is judged by its IPv4 address', () => {
  const allowed = allowList(['10.0.0.0/8']);
  assert.ok(allowed('::ffff:10.1.2.3'));
  assert.ok(!allowed('::ffff:11.1.2.3'));
});

test('what is no network is refused by name', () => {
  for (const network of ['10.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', 'host.example', '::/129', '']) {
    assert.throws(() => allowList([network]), { name: 'NetError', code: 'bad-address' }, network);
  }
});
