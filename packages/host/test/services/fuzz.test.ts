import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { ServerId } from '@bigiron/wire/hostserver/header';
import { AttributesExchanged, ExchangeAttributes, RetrieveInformation } from '@bigiron/wire/hostserver/signon/index';
import { ExchangeSeeds, SeedsExchanged, StartServer } from '@bigiron/wire/hostserver/start-server/index';
import fc from 'fast-check';
import { allowList } from '../../src/net/allow-list.ts';
import { faulted } from '../../src/net/channels.ts';
import { centralService } from '../../src/services/central/service.ts';
import { portMapperService } from '../../src/services/port-mapper/service.ts';
import { ServiceRegistry } from '../../src/services/registry.ts';
import { signonService } from '../../src/services/signon/service.ts';
import type { AuditEvent } from '../../src/system/audit.ts';
import { systemClock } from '../../src/system/clock.ts';
import { testRooms } from '../hostserver/rooms.ts';
import { eventually } from '../net/echo-door.ts';

const rooms = testRooms({ ALICE: { password: 'secret' } });
const audit: AuditEvent[] = [];
const faults: unknown[] = [];
const registry = new ServiceRegistry({
  bind: '127.0.0.1',
  portOffset: 'ephemeral',
  tls: undefined,
  allow: allowList([]),
  limits: { handshakeTimeout: 400 },
  audit: { record: event => void audit.push(event) },
  clock: systemClock,
  grace: 200,
});
registry.add(signonService({ ...rooms, release: 0x00070500, textCcsid: () => 37, refusalMessage: () => undefined }));
registry.add(centralService(rooms, 0x00070500));
registry.add(portMapperService(registry));
const collect = (fault: unknown) => void faults.push(fault);

before(async () => {
  faulted.subscribe(collect);
  for (const { name } of registry.list()) await registry.start(name);
});
after(async () => {
  faulted.unsubscribe(collect);
  await registry.close();
});

const seed = Buffer.from('0000019a9d3c2b10', 'hex');
const request = { type: 3, user: 'ALICE', substitute: Buffer.alloc(20) };
/** Messages that doors know, to be spoilt. */
const messages = [
  ExchangeAttributes.encode({ version: 1, level: 10, clientSeed: seed }),
  RetrieveInformation.encode({ ...request, wantMessages: 1 }),
  ExchangeSeeds.encode({ clientSeed: seed }, { server: ServerId.central }),
  StartServer.encode({ ...request, sendReply: 1 }, { server: ServerId.central }),
];

const spoilt = fc
  .tuple(
    fc.constantFrom(...messages),
    fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 4 }),
    fc.nat(200),
    fc.uint8Array({ maxLength: 40 }),
  )
  .map(([message, changes, length, more]) => {
    const copy = Buffer.from(message);
    for (const [at, value] of changes) copy[at % copy.length] = value;
    return Buffer.concat([copy.subarray(0, length), more]);
  });

const rubbish = fc.oneof(
  { weight: 3, arbitrary: fc.array(spoilt, { minLength: 1, maxLength: 5 }).map(parts => Buffer.concat(parts)) },
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

test('rubbish in any form on any port harms nobody else, and nothing is left of it', async () => {
  const offences = fc.sample(fc.tuple(rubbish, fc.integer({ min: 1, max: 20 }), fc.boolean()), {
    seed: 7,
    numRuns: 120,
  });
  const friends = registry.list().filter(({ name }) => name === 'signon');
  const visits = { count: 0 };
  const visiting = (async () => {
    for (; visits.count < 20; visits.count++) await visit(friends[0]!.port);
  })();
  for (const { port } of registry.list()) {
    await Promise.all(offences.map(([bytes, pieces, leave]) => offend(port, bytes, pieces, leave)));
  }
  await visiting;
  assert.equal(visits.count, 20);
  await eventually(() => registry.list().every(({ connections }) => connections === 0), 'no connection is left');
  assert.deepEqual(faults, []);
  assert.ok(audit.some(({ event }) => event === 'protocol-violation'));
  assert.ok(audit.some(event => event.event === 'limit-reached' && /signed on/.test(event.reason)));
  assert.ok(rooms.started.every(job => job.ended));
});

test('a slow client is dropped although it never stops sending', async () => {
  for (const { port, name } of registry.list().filter(({ name }) => name !== 'port-mapper')) {
    const started = Date.now();
    const closed = trickle(port, messages[name === 'signon' ? 0 : 2]!);
    await closed;
    assert.ok(Date.now() - started < 2000, name);
  }
});

test('a good client is still served on every port', async () => {
  for (const { name, port } of registry.list()) if (name !== 'port-mapper') await visit(port, name);
});

/** One byte every 20 milliseconds, the same message again and again. */
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

async function visit(port: number, name = 'signon'): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  if (name === 'signon') {
    socket.write(messages[0]!);
    assert.equal(AttributesExchanged.decode(await firstFrame(socket)).returnCode, 0);
  } else {
    socket.write(messages[2]!);
    assert.equal(SeedsExchanged.decode(await firstFrame(socket)).returnCode, 0);
  }
  socket.destroy();
}

function firstFrame(socket: Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', reject).on('data', chunk => {
      bytes = Buffer.concat([bytes, chunk]);
      if (bytes.length >= 4 && bytes.length >= bytes.readUInt32BE(0)) resolve(bytes);
    });
  });
}
