import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { decodeReply } from '@bigiron/wire/hostserver/portmapper';
import { allowList } from '../../src/net/allow-list.ts';
import { type DoorSettings, isDoorSettings } from '../../src/net/door-settings.ts';
import { TlsIdentity } from '../../src/net/tls/identity.ts';
import { portMapperService } from '../../src/services/port-mapper/service.ts';
import { ServiceRegistry } from '../../src/services/registry.ts';
import type { Service } from '../../src/services/service.ts';
import { systemRandom } from '../../src/system/random.ts';
import { ManualClock } from '../manual-clock.ts';
import { EchoDoor, eventually } from '../net/echo-door.ts';

const folder = mkdtempSync(join(tmpdir(), 'bigiron-registry-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const cleanup: (() => unknown)[] = [];
afterEach(async () => {
  for (const action of cleanup.splice(0).reverse()) await action();
});

const echo: Service = {
  name: 'echo',
  title: 'Echo',
  ibmName: 'as-echo',
  port: 8479,
  tlsPort: 9479,
  server: { command: 'STRHOSTSVR', value: '*ECHO' },
  maximumFrame: 1000,
  open: connection => new EchoDoor().open(connection),
};

async function opened(
  options: { tls?: boolean; movedPorts?: string; clock?: ManualClock; doors?: Record<string, DoorSettings> } = {},
) {
  const clock = options.clock ?? new ManualClock(Date.now());
  const tls = options.tls
    ? await TlsIdentity.open({ folder: join(folder, 'tls'), names: ['localhost'], clock, random: systemRandom })
    : undefined;
  const registry = new ServiceRegistry({
    bind: '127.0.0.1',
    portOffset: 'ephemeral',
    tls,
    allow: allowList([]),
    audit: { record: () => {} },
    clock,
    ...(options.doors === undefined ? {} : { doors: options.doors }),
    ...(options.movedPorts === undefined ? {} : { movedPorts: options.movedPorts }),
  });
  registry.add(echo);
  registry.add(portMapperService(registry));
  cleanup.push(async () => {
    tls?.close();
    await registry.close();
  });
  return { registry, clock };
}

function dial(port: number): Socket {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  // Keeps it reading, so that it notices the end.
  socket.on('data', () => {});
  cleanup.push(() => socket.destroy());
  return socket;
}

async function ask(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  return ((await once(socket, 'data')) as [Buffer])[0].toString('latin1');
}

/** Asks the port mapper as clients do; the pieces arrive one after the other. */
async function portOf(registry: ServiceRegistry, ...pieces: string[]): Promise<number | undefined> {
  const mapper = registry.list().find(({ name }) => name === 'port-mapper')!;
  const socket = dial(mapper.port);
  const bytes: Buffer[] = [];
  const ended = once(socket, 'end');
  socket.on('data', chunk => bytes.push(chunk));
  for (const piece of pieces) {
    socket.write(piece);
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  await ended;
  return decodeReply(Buffer.concat(bytes));
}

const state = (registry: ServiceRegistry) => registry.list().find(({ name }) => name === 'echo')!;

test('doors start and stop, and the port mapper knows', async () => {
  const { registry } = await opened();
  await registry.start('port-mapper');
  assert.deepEqual([state(registry).active, await portOf(registry, 'as-echo')], [false, undefined]);
  await registry.start('echo');
  const { active, port, tlsPort } = state(registry);
  assert.deepEqual([active, tlsPort], [true, undefined]);
  assert.equal(await portOf(registry, 'as-echo'), port);
  assert.equal(await portOf(registry, 'as-echo-s'), undefined);
  assert.equal(await ask(dial(port), 'hello'), 'hello');
  await registry.start('echo');
  assert.equal(state(registry).port, port, 'starting it again changes nothing');
  await registry.stop('echo', { connections: 'end' });
  assert.deepEqual([state(registry).active, await portOf(registry, 'as-echo')], [false, undefined]);
});

test('the TLS twin has a name and a port of its own', async () => {
  const { registry } = await opened({ tls: true });
  await registry.start('echo');
  await registry.start('port-mapper');
  const { port, tlsPort } = state(registry);
  assert.ok(tlsPort !== undefined && tlsPort !== port);
  assert.equal(await portOf(registry, 'as-echo-s'), tlsPort);
  await registry.move('echo', 'tls', undefined);
  assert.deepEqual([await portOf(registry, 'as-echo-s'), await portOf(registry, 'as-echo')], [undefined, port]);
});

test('names that nobody has are not found at once; one that is not complete is waited for', async () => {
  const { registry, clock } = await opened();
  await registry.start('echo');
  await registry.start('port-mapper');
  for (const name of ['as-hostcnn-s', 'as-echoes', 'GET / HTTP/1.0', '\0', 'x'.repeat(60)]) {
    assert.equal(await portOf(registry, name), undefined, name);
  }
  assert.equal(await portOf(registry, 'as-', 'ec', 'ho'), state(registry).port);
  assert.equal(await portOf(registry, 'as-echo\0'), state(registry).port);
  const mapper = registry.list().find(({ name }) => name === 'port-mapper')!;
  const silent = dial(mapper.port);
  silent.write('as-');
  await eventually(
    () => registry.list().some(({ name, connections }) => name === 'port-mapper' && connections === 1),
    'it',
  );
  clock.advance(10_000);
  await new Promise(resolve => silent.once('close', resolve));
  const long = dial(mapper.port);
  long.write('as-echo'.padEnd(100));
  assert.equal(await new Promise(resolve => long.once('close', resolve)), false);
});

test('a door moves to another port while it runs; connections stay', async () => {
  const { registry } = await opened();
  await registry.start('echo');
  await registry.start('port-mapper');
  const before = state(registry).port;
  const socket = dial(before);
  await ask(socket, 'x');
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const { port: free } = blocker.address() as { port: number };
  await assert.rejects(registry.move('echo', 'plain', free), { code: 'port-unusable', fault: 'network' });
  assert.equal(state(registry).port, before, 'nothing has changed');
  blocker.close();
  await once(blocker, 'close');

  await registry.move('echo', 'plain', free);
  assert.equal(await portOf(registry, 'as-echo'), free);
  assert.equal(await ask(dial(free), 'new'), 'new');
  assert.equal(await ask(socket, 'old'), 'old');
  assert.equal(state(registry).connections, 2);
  await registry.stop('echo', { connections: 'end' });
  assert.equal(state(registry).connections, 0);
});

test('moved ports are kept over restarts', async () => {
  const movedPorts = join(folder, 'new', 'ports.json');
  const first = await opened({ movedPorts });
  await Promise.all([first.registry.move('echo', 'plain', 12_345), first.registry.move('echo', 'tls', 12_346)]);
  assert.ok(existsSync(movedPorts));
  assert.equal(state((await opened({ movedPorts })).registry).port, 12_345);
  assert.equal(state((await opened({ movedPorts, tls: true })).registry).tlsPort, 12_346);
});

test('connections may be kept when a door stops, and end when it says so later', async () => {
  const { registry } = await opened();
  await registry.start('echo');
  const socket = dial(state(registry).port);
  await ask(socket, 'x');
  await registry.stop('echo', { connections: 'keep' });
  assert.equal(await ask(socket, 'y'), 'y');
  const closed = once(socket, 'close');
  await registry.stop('echo', { connections: 'end' });
  await closed;
});

test('a connection that does not end in time is ended', async () => {
  const { registry, clock } = await opened();
  await registry.start('echo');
  const socket = connect({ port: state(registry).port, host: '127.0.0.1', allowHalfOpen: true });
  cleanup.push(() => socket.destroy());
  await ask(socket, 'x');
  const stopped = registry.stop('echo', { connections: 'end' });
  await once(socket, 'end');
  clock.advance(5000);
  await stopped;
  assert.equal(state(registry).connections, 0);
});

test('a door may have an allow-list and limits of its own', async () => {
  const doors = { echo: { allow: ['10.0.0.0/8'] }, 'port-mapper': { handshakeTimeout: 60, connections: 1 } };
  const { registry, clock } = await opened({ doors });
  await registry.start('echo');
  await registry.start('port-mapper');
  const refused = dial(state(registry).port);
  await new Promise(resolve => refused.once('close', resolve));

  const mapper = registry.list().find(({ name }) => name === 'port-mapper')!;
  const asking = dial(mapper.port);
  asking.write('as-');
  await eventually(() => registry.list().some(({ connections }) => connections === 1), 'it is connected');
  const second = dial(mapper.port);
  await new Promise(resolve => second.once('close', resolve));
  clock.advance(59_999);
  assert.equal(decodeReply(Buffer.from(await ask(asking, 'echo'), 'latin1')), state(registry).port);
});

test('settings of doors are checked', () => {
  for (const good of [{}, { signon: {} }, { signon: { allow: ['::1'], idleTimeout: 60, writeBuffer: 1 } }]) {
    assert.ok(isDoorSettings(good), JSON.stringify(good));
  }
  for (const bad of [
    [],
    { signon: [] },
    { signon: { allow: ['x'] } },
    { signon: { connections: 0 } },
    { signon: { conections: 1 } },
  ]) {
    assert.ok(!isDoorSettings(bad), JSON.stringify(bad));
  }
});

test('there is no other door', async () => {
  const { registry } = await opened();
  await assert.rejects(registry.start('cellar'), { code: 'no-such-door', message: /there are echo, port-mapper/ });
  assert.throws(() => registry.add(echo), TypeError);
});
