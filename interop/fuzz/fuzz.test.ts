import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { connect as connectPlain } from 'node:net';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, SignonError } from '@bigiron/client';
import { layout } from '@bigiron/host/store/embedded/layout';
import { Connection } from '@bigiron/host/store/postgres/connection';
import { targetOf } from '@bigiron/host/store/postgres/target';
import * as central from '@bigiron/wire/hostserver/central/index';
import * as command from '@bigiron/wire/hostserver/command/index';
import * as dataQueue from '@bigiron/wire/hostserver/dataqueue/index';
import { at, ServerId } from '@bigiron/wire/hostserver/header';
import type { Message } from '@bigiron/wire/hostserver/message';
import { Echo } from '@bigiron/wire/hostserver/ping';
import * as signon from '@bigiron/wire/hostserver/signon/index';
import * as startServer from '@bigiron/wire/hostserver/start-server/index';
import { type HostProcess, removeDirectory, startHostProcess, temporaryDirectory } from '../host-process.ts';
import { random } from '../random.ts';
import { startBystander } from './bystander.ts';
import { type Requests, record } from './corpus.ts';
import { claim, invent, mutate, noise } from './nonsense.ts';
import type { Probe } from './probe.ts';
import { type Entrance, RawConnection, signedOn } from './raw-connection.ts';

/** ALICE signs on and sends nonsense, BOB works beside her, MALLORY is the one whom mutated sign-ons lock out. */
const users = { ALICE: 'wonderland1', BOB: 'builder2', MALLORY: 'mutated3', EVE: 'evening4' };

/** The doors whose messages are known: their server ids and tables. Others get what needs no knowledge. */
const families: Readonly<Record<string, { readonly server: number; readonly messages: readonly Message[] }>> = {
  signon: { server: ServerId.signon, messages: messagesOf(signon) },
  central: { server: ServerId.central, messages: messagesOf(central, startServer) },
  'data-queue': { server: ServerId.dataQueue, messages: messagesOf(dataQueue, startServer) },
  'remote-command': { server: ServerId.remoteCommand, messages: messagesOf(command, startServer) },
};

function messagesOf(...modules: readonly object[]): Message[] {
  return modules
    .flatMap(module => Object.values(module))
    .filter(one => typeof one?.decode === 'function' && 'id' in one);
}

suite('clients that send nonsense', () => {
  let host: HostProcess;
  let corpus: ReadonlyMap<string, Requests>;
  let bystander: ReturnType<typeof startBystander>;
  let connections = 0;

  before(async () => {
    const dataDirectory = await temporaryDirectory();
    const config = join(dataDirectory, 'fuzz.yaml');
    const doors = ['port-mapper', 'database', 'mapepire', 'mapepire', ...Object.keys(families)].map(name => [
      name,
      { handshakeTimeout: 2, writeBuffer: 4 << 20 },
    ]);
    const settings = Object.fromEntries(doors);
    settings.central.allow = ['127.0.0.1/32'];
    await writeFile(config, JSON.stringify({ doors: settings }));
    const probe = new URL('probe.js', import.meta.url).href;
    host = await startHostProcess({
      ...{ dataDirectory, users, args: ['--config', config] },
      environment: { NODE_OPTIONS: `--import ${probe} --max-old-space-size=128` },
    });
    corpus = await record(host, 'MALLORY', users.MALLORY);
    bystander = startBystander(host, 'BOB', users.BOB);
  });

  after(async () => {
    await host.stop();
    await removeDirectory(host.dataDirectory);
  });

  /** Every door, plain and TLS. */
  function entrances(): { readonly name: string; readonly entrance: Entrance }[] {
    return host.services.flatMap(({ name, port, tlsPort }) => [
      ...(port === undefined ? [] : [{ name, entrance: { port, tls: false } }]),
      ...(tlsPort === undefined ? [] : [{ name, entrance: { port: tlsPort, tls: true } }]),
    ]);
  }

  /** Sends bytes to a door and goes away; the host must let go of the connection too. */
  async function hitAndRun(entrance: Entrance, bytes: Buffer): Promise<void> {
    connections++;
    const connection = await RawConnection.open(entrance);
    connection.write(bytes);
    await connection.leave();
  }

  async function strangers(seed: number): Promise<void> {
    for (const { name, entrance } of entrances()) {
      const chance = random(seed);
      const { server, messages } = families[name] ?? { server: ServerId.signon, messages: [] };
      const { before, after } = corpus.get(name) ?? { before: [], after: [] };
      const valid = [...before, ...after];
      const lengths = [0, 1, 19, 20, 21, 0xffff, 0x10001, 0x7fffffff, 0x80000000, 0xffffffff];
      const cases = [
        Buffer.alloc(0),
        ...Array.from({ length: 6 }, () => noise(chance, 3000)),
        noise(chance, 200_000),
        ...lengths.map(length => claim(server, 0x7001, length, 64)),
        ...valid,
        ...valid.flatMap(request => [mutate(chance, request, valid), mutate(chance, request, valid)]),
        ...messages.map(message => invent(chance, message, server)),
      ];
      await Promise.all(cases.map(bytes => hitAndRun(entrance, bytes)));
    }
  }

  /** Nonsense from somebody who may be there: the host answers, or closes the connection, and never does neither. */
  async function insiders(seed: number): Promise<void> {
    for (const { name, entrance } of entrances()) {
      const family = families[name];
      if (family === undefined) continue;
      const chance = random(seed);
      const { server, messages } = family;
      const { after } = corpus.get(name) as Requests;
      const requests = name === 'signon' ? (corpus.get(name) as Requests).before : after;
      const frames = [
        ...requests.flatMap(request => [
          request,
          ...Array.from({ length: 3 }, () => mutate(chance, request, requests)),
        ]),
        ...messages.flatMap(message => Array.from({ length: 2 }, () => invent(chance, message, server))),
      ];
      let connection: RawConnection | undefined;
      for (const frame of frames) {
        connection ??= await enter(name, server, entrance);
        connection.write(frame);
        const whole = frame.length >= 20 && frame.readUInt32BE(0) === frame.length;
        const what = `${name}, seed ${seed}: ${frame.toString('hex')}`;
        if (whole) assert.ok(await connection.settles(server), what);
        else await connection.leave();
        if (!connection.isOpen) connection = undefined;
      }
      await connection?.leave();
    }
  }

  async function enter(name: string, server: number, entrance: Entrance): Promise<RawConnection> {
    connections++;
    const connection = await RawConnection.open(entrance);
    const returnCode =
      name === 'signon'
        ? await connection.signOn('ALICE', users.ALICE)
        : await connection.start(server, 'ALICE', users.ALICE);
    assert.equal(returnCode, signedOn);
    return connection;
  }

  /** What the probe in the host says. */
  async function probe(): Promise<Probe> {
    const heard = () =>
      host
        .output()
        .split('\n')
        .filter(line => line.startsWith('probe '));
    const count = heard().length;
    process.kill(host.pid, 'SIGUSR2');
    while (heard().length === count) await pause(10);
    return JSON.parse((heard().at(-1) as string).slice('probe '.length)) as Probe;
  }

  async function auditLog(): Promise<Record<string, unknown>[]> {
    const text = await readFile(join(host.dataDirectory, 'audit.jsonl'), 'utf8');
    return text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>);
  }

  async function audited(wanted: Record<string, unknown>): Promise<boolean> {
    return (await auditLog()).some(record => Object.entries(wanted).every(([key, value]) => record[key] === value));
  }

  test('before sign-on', () => strangers(1));
  test('after sign-on', () => insiders(2));

  test('it costs nothing that stays: memory does not grow when all of it comes again', async () => {
    const first = await probe();
    await strangers(3);
    await insiders(4);
    const second = await probe();
    assert.ok(second.used - first.used < 8e6, `${first.used} bytes in use before, ${second.used} after`);
    assert.ok(second.resident < 400e6, `${second.resident} bytes resident`);
  });

  test('TLS ports: plain text, a handshake that breaks off, an old protocol', async () => {
    for (const { tlsPort } of host.services) {
      if (tlsPort === undefined) continue;
      const chance = random(tlsPort);
      const entrance = { port: tlsPort, tls: false };
      const hello = Buffer.from('16030100c8010000c40303', 'hex');
      await Promise.all([
        hitAndRun(entrance, claim(ServerId.signon, 0x7003, 52, 52)),
        hitAndRun(entrance, Buffer.from('GET / HTTP/1.0\r\n\r\n')),
        hitAndRun(entrance, hello),
        hitAndRun(entrance, Buffer.concat([hello, chance.bytes(194)])),
        hitAndRun(entrance, Buffer.from('80460103010031000000100000', 'hex')),
        hitAndRun(entrance, noise(chance, 5000)),
      ]);
    }
    assert.ok(await audited({ event: 'tls-failed', door: 'signon', address: '127.0.0.1' }));
  });

  test('slow ones: byte by byte is no fault, but who takes for ever to sign on is sent away', async () => {
    const { server } = families['data-queue'] as { server: number };
    const [exchange] = (corpus.get('data-queue') as Requests).before as [Buffer];
    const entrance = { port: host.port('data-queue'), tls: false };
    const patient = await RawConnection.open(entrance);
    await patient.trickle(exchange, 1, 1);
    assert.equal(at.id((await patient.frame()) as Buffer), startServer.SeedsExchanged.id);

    const silent = await Promise.all(entrances().map(({ entrance }) => RawConnection.open(entrance)));
    const slow = await RawConnection.open(entrance);
    const started = performance.now();
    const trickling = slow.trickle(Echo.encode({ data: Buffer.alloc(500) }, { server }), 1, 50);
    await Promise.all([patient, slow, ...silent].map(({ closed }) => closed));
    await trickling;
    const took = performance.now() - started;
    assert.ok(took > 1000 && took < 5000, `sent away after ${took} ms; the limit is 2 seconds`);
    for (const { name } of host.services) assert.ok(await audited({ event: 'limit-reached', door: name }), name);
  });

  test('one that sends and never reads fills no memory', async () => {
    const before = await probe();
    const { server } = families['remote-command'] as { server: number };
    const echo = Echo.encode({ data: Buffer.alloc(60_000) }, { server });
    const deaf = await Promise.all(
      Array.from({ length: 10 }, () => RawConnection.open({ port: host.port('remote-command'), tls: false })),
    );
    for (const connection of deaf) {
      connection.neglect();
      for (let i = 0; i < 200; i++) connection.write(echo);
    }
    await pause(500);
    const during = await probe();
    for (const connection of deaf) connection.destroy();
    assert.ok(during.used - before.used < 20e6, `${during.used - before.used} bytes for ten who do not read`);
  });

  test('wrong passwords are refused at every door, and audited', async () => {
    for (const { name, entrance } of entrances()) {
      const family = families[name];
      if (family === undefined) continue;
      const connection = await RawConnection.open(entrance);
      const user = 'NOBODY';
      const returnCode =
        name === 'signon'
          ? await connection.signOn(user, 'wrong')
          : await connection.start(family.server, user, 'wrong');
      assert.equal(returnCode, signon.ReturnCode.userUnknown, name);
      await connection.leave();
      const wanted = {
        event: 'sign-on-refused',
        door: name,
        address: '127.0.0.1',
        profile: user,
        reason: 'user-unknown',
      };
      assert.ok(await audited(wanted), name);
    }
    const portMapperPort = host.port('port-mapper');
    await assert.rejects(connect({ host: '127.0.0.1', portMapperPort, user: 'EVE', password: 'wrong' }), SignonError);
    assert.ok(await audited({ event: 'sign-on-refused', profile: 'EVE', reason: 'password-incorrect' }));
  });

  test('an address that the door does not know gets no byte, and is audited', async () => {
    const port = host.port('central');
    const received = await new Promise<string>(resolve => {
      const socket = connectPlain({ port, host: '127.0.0.1', localAddress: '127.0.0.2' });
      socket.on('data', bytes => resolve(`${bytes.length} bytes`));
      socket.on('error', error => resolve((error as NodeJS.ErrnoException).code ?? ''));
      socket.on('close', () => resolve('closed'));
    });
    assert.ok(['ECONNRESET', 'closed'].includes(received), received);
    assert.ok(await audited({ event: 'address-refused', door: 'central', address: '127.0.0.2' }));
  });

  test('afterwards the host is as it was, and the client beside it noticed nothing', async () => {
    const { rounds, slowest } = await bystander.stop();
    assert.ok(rounds > 20, `${rounds} rounds`);
    assert.ok(slowest < 5000, `${slowest} ms`);
    for (const { name } of host.services) {
      if (name !== 'port-mapper') assert.ok(await audited({ event: 'protocol-violation', door: name }), name);
    }
    const end = performance.now() + 8000;
    while ((await probe()).connections > 0 && performance.now() < end) await pause(50);
    const { connections: left, opened } = await probe();
    assert.equal(left, 0, 'connections');
    assert.ok(opened >= connections);
    while ((await serverJobs()) > 0 && performance.now() < end) await pause(50);
    assert.equal(await serverJobs(), 0, 'jobs');
    assert.doesNotMatch(host.output(), /^fault/m);
  });

  /** Jobs that serve a connection, as the database has them. */
  async function serverJobs(): Promise<number> {
    const { socketDir } = layout(host.dataDirectory);
    const database = await Connection.open(targetOf(`postgres:///postgres?host=${encodeURIComponent(socketDir)}`));
    const { rows } = await database.query<{ count: bigint }>(
      "SELECT count(*) AS count FROM bigiron.job WHERE user_name = 'QUSER' AND ended IS NULL",
    );
    await database.close();
    return Number(rows[0]?.count);
  }
});
