import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as central from '@bigiron/wire/hostserver/central/index';
import * as command from '@bigiron/wire/hostserver/command/index';
import * as dataqueue from '@bigiron/wire/hostserver/dataqueue/index';
import { ServerId } from '@bigiron/wire/hostserver/header';
import type { Message } from '@bigiron/wire/hostserver/message';
import { substitute, verifier } from '@bigiron/wire/hostserver/password/index';
import { ExchangeAttributes, ProofType, RetrieveInformation } from '@bigiron/wire/hostserver/signon/index';
import { ExchangeSeeds, SeedsExchanged, ServerStarted, StartServer } from '@bigiron/wire/hostserver/start-server/index';
import fc from 'fast-check';
import { allowList } from '../src/net/allow-list.ts';
import { faulted } from '../src/net/channels.ts';
import { TlsIdentity } from '../src/net/tls/identity.ts';
import { openRooms, type Rooms } from '../src/rooms.ts';
import { doors } from '../src/services/doors.ts';
import { ServiceRegistry } from '../src/services/registry.ts';
import type { AuditEvent } from '../src/system/audit.ts';
import { systemClock as clock } from '../src/system/clock.ts';
import { systemRandom as random } from '../src/system/random.ts';
import { eventually } from './net/echo-door.ts';

const user = 'ALICE';
const password = 'Secret pass 1';
const clientSeed = Buffer.from('0000019a9d3c2b10', 'hex');

const audit: AuditEvent[] = [];
const faults: unknown[] = [];
const collect = (fault: unknown) => void faults.push((fault as { error: unknown }).error);
let dataDirectory: string;
let tls: TlsIdentity;
let rooms: Rooms;
let registry: ServiceRegistry;

before(async () => {
  faulted.subscribe(collect);
  dataDirectory = await mkdtemp(join(tmpdir(), 'bigiron-fuzz-'));
  tls = await TlsIdentity.open({ folder: join(dataDirectory, 'tls'), names: ['localhost'], clock, random });
  const recorder = { record: (event: AuditEvent) => void audit.push(event) };
  registry = new ServiceRegistry({
    ...{ bind: '127.0.0.1', portOffset: 'ephemeral', tls, allow: allowList([]), audit: recorder, clock },
    ...{ limits: { handshakeTimeout: 2000 }, grace: 500 },
  });
  rooms = await openRooms({
    ...{ dataDirectory, databaseUrl: undefined, keyFile: join(dataDirectory, 'key'), programs: undefined },
    ...{ release: 'V7R5M0', clock, random, audit: recorder, services: registry },
  });
  await rooms.profiles.create(await rooms.systemJob(), { name: user, password: { text: password } });
  for (const door of doors({ ...rooms, clock, random, release: 0x00070500 }, registry)) registry.add(door);
  for (const { name } of registry.list()) await registry.start(name);
});

after(async () => {
  faulted.unsubscribe(collect);
  tls.close();
  await registry.close();
  await rooms.close();
  await rm(dataDirectory, { recursive: true, force: true });
});

/** Doors that can be gone through, and the messages that are understood behind them. */
const servers: Readonly<Record<string, { readonly id: number; readonly messages: object }>> = {
  central: { id: ServerId.central, messages: central },
  'data-queue': { id: ServerId.dataQueue, messages: dataqueue },
  'remote-command': { id: ServerId.remoteCommand, messages: command },
};

const proof = { type: ProofType.sha1, user, substitute: Buffer.alloc(20) };
const firstMessages = [
  ExchangeAttributes.encode({ version: 1, level: 10, clientSeed }),
  RetrieveInformation.encode({ ...proof, wantMessages: 1 }),
  ExchangeSeeds.encode({ clientSeed }, { server: ServerId.dataQueue }),
  StartServer.encode({ ...proof, sendReply: 1 }, { server: ServerId.dataQueue }),
];

/** A few bytes of a message changed, the message cut short, something behind it. */
function spoilt(messages: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const changes = fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 4 });
  return fc
    .tuple(fc.constantFrom(...messages), changes, fc.nat(400), fc.uint8Array({ maxLength: 40 }))
    .map(([message, changes, length, more]) => {
      const copy = Buffer.from(message);
      for (const [at, value] of changes) copy[at % copy.length] = value;
      return Buffer.concat([copy.subarray(0, length), more]);
    });
}

/** A whole message under one of the ids of a server, with a body that nobody has checked. */
function unchecked({ id, messages }: (typeof servers)[string]): fc.Arbitrary<Buffer> {
  const ids = Object.values(messages as Record<string, Partial<Message>>).flatMap(one =>
    one.template === undefined || one.id === undefined ? [] : [one.id],
  );
  return fc
    .tuple(fc.constantFrom(...ids), fc.nat(60), fc.uint8Array({ maxLength: 120 }))
    .map(([message, templateLength, body]) => {
      const header = Buffer.alloc(20);
      header.writeUInt32BE(20 + body.length, 0);
      header.writeUInt16BE(id, 6);
      header.writeUInt16BE(templateLength, 16);
      header.writeUInt16BE(message, 18);
      return Buffer.concat([header, body]);
    });
}

const rubbish = fc.oneof(
  { weight: 3, arbitrary: fc.array(spoilt(firstMessages), { minLength: 1, maxLength: 5 }).map(Buffer.concat) },
  fc.uint8Array({ minLength: 1, maxLength: 2000 }).map(bytes => Buffer.from(bytes)),
  fc.constantFrom(
    Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
    Buffer.from('ffffffff', 'hex'),
    Buffer.from('7fffffff0000e009', 'hex'),
    Buffer.from('00000013'.padEnd(200, '0'), 'hex'),
    Buffer.alloc(300_000),
  ),
);

/** Sends bytes in pieces and resolves when the connection is closed, by whichever end. */
function offend(port: number, bytes: Buffer, pieces: number, leave: boolean): Promise<void> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    socket
      .on('error', () => {})
      .on('data', () => {})
      .on('close', () => resolve());
    const size = Math.ceil(bytes.length / pieces);
    const send = (from: number) => {
      if (socket.destroyed) return;
      if (from < bytes.length) socket.write(bytes.subarray(from, from + size), () => setImmediate(send, from + size));
      else if (leave) socket.end();
    };
    send(0);
  });
}

test('rubbish in any form on any port harms nobody else, and nothing is left of it', { timeout: 60_000 }, async () => {
  const offence = fc.tuple(rubbish, fc.integer({ min: 1, max: 20 }), fc.boolean());
  const offences = fc.sample(offence, { seed: 7, numRuns: 100 });
  const ports = registry.list().flatMap(({ port, tlsPort }) => [port, ...(tlsPort === undefined ? [] : [tlsPort])]);
  assert.ok(ports.length >= 9);
  let visits = 0;
  const visiting = (async () => {
    for (; visits < 10; visits++) (await goThrough('data-queue')).destroy();
  })();
  await Promise.all(ports.flatMap(port => offences.map(args => offend(port, ...args))));
  await visiting;
  assert.equal(visits, 10);
  await nothingLeft();
  assert.ok(audit.some(({ event }) => event === 'protocol-violation'));
  assert.ok(audit.some(({ event }) => event === 'tls-failed'));
  assert.ok(audit.some(event => event.event === 'limit-reached' && /signed on/.test(event.reason)));
});

test('a slow client is dropped although it never stops sending', { timeout: 30_000 }, async () => {
  // The port mapper answers what cannot become a name at once; it has a test of its own.
  const doors = registry.list().filter(({ name }) => name !== 'port-mapper');
  await Promise.all(
    doors.map(async ({ name, port }) => {
      const started = Date.now();
      await trickle(port, name === 'signon' ? firstMessages[0]! : firstMessages[2]!);
      assert.ok(Date.now() - started < 5000, name);
    }),
  );
  await nothingLeft();
});

for (const [name, server] of Object.entries(servers)) {
  test(`rubbish from somebody who has signed on to ${name}`, { timeout: 60_000 }, async () => {
    const offences = fc.sample(fc.array(unchecked(server), { minLength: 1, maxLength: 10 }), { seed: 11, numRuns: 60 });
    for (let i = 0; i < offences.length; i += 10) {
      await Promise.all(
        offences.slice(i, i + 10).map(async frames => {
          const socket = await goThrough(name);
          const closed = new Promise(resolve => socket.on('close', resolve));
          for (const frame of frames) socket.write(frame);
          // Long enough to see what the door makes of it.
          setTimeout(() => socket.end(), 100);
          await closed;
        }),
      );
    }
    await nothingLeft();
  });
}

test('a good client is still served on every port', async () => {
  for (const name of Object.keys(servers)) (await goThrough(name)).destroy();
  await nothingLeft();
});

async function nothingLeft(): Promise<void> {
  await eventually(() => registry.list().every(({ connections }) => connections === 0), 'no connection is left');
  await eventually(() => [...rooms.jobs.here.values()].every(({ id }) => id.user !== 'QUSER'), 'no server job is left');
  assert.deepEqual(faults, []);
}

/** One byte every 20 milliseconds, the beginning of the same message again and again. */
function trickle(port: number, message: Buffer): Promise<void> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    let at = 0;
    const timer = setInterval(() => socket.write(message.subarray(at % 15, (at++ % 15) + 1)), 20);
    socket.on('close', () => {
      clearInterval(timer);
      resolve();
    });
  });
}

/** Signs on to a server; resolves to a socket on which its requests may follow. */
async function goThrough(name: string) {
  const { id: server } = servers[name]!;
  const socket = connect(registry.list().find(door => door.name === name)!.port, '127.0.0.1').on('error', () => {});
  let received = Buffer.alloc(0);
  let arrived = () => {};
  socket
    .on('data', chunk => {
      received = Buffer.concat([received, chunk]);
      arrived();
    })
    .on('close', () => arrived());
  const ask = async (frame: Buffer): Promise<Buffer> => {
    received = Buffer.alloc(0);
    socket.write(frame);
    while (received.length < 4 || received.length < received.readUInt32BE(0)) {
      assert.ok(!socket.destroyed, `${name} closed the connection of a good client`);
      await new Promise<void>(resolve => {
        arrived = resolve;
      });
    }
    return received;
  };
  const { serverSeed } = SeedsExchanged.decode(await ask(ExchangeSeeds.encode({ clientSeed }, { server })));
  const seeds = { client: clientSeed, server: Buffer.from(serverSeed) };
  const token = substitute(3, user, await verifier(3, user, password), seeds);
  const start = StartServer.encode({ ...proof, substitute: token, sendReply: 1 }, { server });
  assert.equal(ServerStarted.decode(await ask(start)).returnCode, 0);
  return socket;
}
