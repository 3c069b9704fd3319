import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import type { MemoryClient } from '../../../src/net/memory.ts';
import { stage } from './stage.ts';

async function exchange(client: MemoryClient, request: string): Promise<string> {
  client.write(request);
  let text = '';
  for await (const chunk of client) text += String(chunk);
  return text;
}

const upgrade = (path: string, ...headers: string[]) =>
  [
    `GET ${path} HTTP/1.1`,
    'Host: host',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ...headers,
    '',
    '',
  ].join('\r\n');

const basic = (text: string) => `Authorization: Basic ${Buffer.from(text).toString('base64')}`;

test('GET /version needs no password; other paths are not there', async t => {
  const { connectRaw } = stage(t, {});
  const version = await exchange(connectRaw(), 'GET /version HTTP/1.1\r\nHost: host\r\n\r\n');
  assert.match(version, /^HTTP\/1\.1 200 OK\r\n/);
  assert.match(version, /\{"version":"\d+\.\d+\.\d+"\}/);
  assert.match(await exchange(connectRaw(), 'GET / HTTP/1.1\r\nHost: host\r\n\r\n'), /^HTTP\/1\.1 404 /);
});

test('whoever cannot prove who he is gets 403, and no WebSocket', async t => {
  const { connectRaw, tried } = stage(t, {});
  for (const header of [[], ['Authorization: Bearer abc'], [basic('alice')], [basic('alice:wrong')], [basic(':a:b')]])
    assert.match(await exchange(connectRaw(), upgrade('/db/', ...header)), /^HTTP\/1\.1 403 Forbidden\r\n/);
  assert.deepEqual(tried, [{ user: 'alice', password: 'wrong' }]);
  assert.match(await exchange(connectRaw(), upgrade('/other', basic('alice:a:b'))), /^HTTP\/1\.1 404 /);
});

test('a password may have colons; the profile is that of the connection', async t => {
  const { connectRaw } = stage(t, {});
  const client = connectRaw();
  client.write(upgrade('/db/', basic('alice:a:b')));
  const [answer] = (await once(client, 'data')) as [Buffer];
  assert.match(String(answer), /^HTTP\/1\.1 101 /);
  assert.equal(client.profile, 'ALICE');
  client.destroy();
});

test('what is no HTTP ends the connection with its reason', async t => {
  const { connectRaw } = stage(t, {});
  const client = connectRaw();
  await exchange(client, '\x16\x03\x01 nonsense\r\n\r\n');
  assert.match(client.reason?.message ?? '', /no HTTP request/);
});

test('a message beyond the limit closes with status 1009', async t => {
  const { open } = stage(t, {});
  const { socket } = await open();
  socket.send(Buffer.alloc((50 << 20) + 1, 'x'), { binary: false });
  const [code] = (await once(socket, 'close')) as [number];
  assert.equal(code, 1009);
});

test('a closing door ends the WebSocket when nothing is under way', async t => {
  const { drainAll, open } = stage(t, {});
  const { socket } = await open();
  const closed = once(socket, 'close');
  drainAll();
  assert.deepEqual((await closed)[0], 1001);
});
