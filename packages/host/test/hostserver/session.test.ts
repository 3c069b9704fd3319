import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ClearQueue,
  EntryReply,
  ReadEntry,
  Result,
  ReturnCode,
  WriteEntry,
} from '@bigiron/wire/hostserver/dataqueue/index';
import { at, ServerId } from '@bigiron/wire/hostserver/header';
import { Discard, Echo, Echoed } from '@bigiron/wire/hostserver/ping';
import type { Acceptor } from '../../src/net/listener.ts';
import { connectInMemory } from '../../src/net/memory.ts';
import { trace } from '../../src/net/trace.ts';
import { FrameClient } from './client.ts';
import { type Control, queueDoor } from './queue-door.ts';
import { type TestRooms, testRooms } from './rooms.ts';

interface Started {
  readonly client: FrameClient;
  readonly control: Control;
  readonly rooms: TestRooms;
  readonly door: Acceptor;
}

async function started(): Promise<Started> {
  const rooms = testRooms({ ALICE: { password: 'secret' } });
  const { door, control } = queueDoor(rooms);
  const client = new FrameClient(connectInMemory(door));
  assert.equal((await client.start('ALICE', 'secret')).returnCode, 0);
  return { client, control, rooms, door };
}

const write = (queue: string, correlation = 0, library = 'QGPL') =>
  WriteEntry.encode({ queue, library, keyed: false, entry: Buffer.from('x') }, { correlation });
const read = (queue: string, correlation = 0) =>
  ReadEntry.encode({ queue, library: 'QGPL', keyed: false, wait: -1, peek: false }, { correlation });
const clear = (queue: string, correlation = 0) =>
  ClearQueue.encode({ queue, library: 'QGPL', keyed: false }, { correlation });

async function eventually(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !holds(); i++) await new Promise(resolve => setImmediate(resolve));
  assert.ok(holds());
}

test('requests are served in order, and replies carry the correlation of their requests', async () => {
  const { client, control } = await started();
  client.send(write('A', 1), clear('B', 2), write('C', 3));
  await eventually(() => control.began.length === 1);
  control.finish.get('A')?.();
  const [first, second] = [await client.reply(), await client.reply()];
  assert.deepEqual(
    [first, second].map(frame => [at.correlation(frame!), Result.decode(frame!).message]),
    [
      [1, 'A'],
      [2, 'B'],
    ],
  );
  assert.deepEqual(control.began, ['A', 'B', 'C']);
  control.finish.get('C')?.();
  assert.equal(at.correlation((await client.reply())!), 3);
});

test('a waiting read is overtaken by what comes behind it', async () => {
  const { client, control } = await started();
  client.send(read('WAITING', 1), clear('B', 2));
  assert.equal(at.correlation((await client.reply())!), 2);
  control.finish.get('WAITING')?.();
  const reply = (await client.reply())!;
  assert.equal(at.correlation(reply), 1);
  assert.equal(at.id(reply), EntryReply.id);
});

test('a client that sends faster than it is served is not read any more, and loses nothing', async () => {
  const { client, control } = await started();
  const count = 1000;
  for (let i = 0; i < count; i++) client.send(i === 0 ? write('FIRST', i) : clear('NEXT', i));
  await eventually(() => control.began.length === 1);
  control.finish.get('FIRST')?.();
  for (let i = 0; i < count; i++) assert.equal(at.correlation((await client.reply())!), i);
});

test('long requests that wait for their turn are held in the client after a megabyte of them', async () => {
  const rooms = testRooms({ ALICE: { password: 'secret' } });
  const { door, control } = queueDoor(rooms);
  const stream = connectInMemory(door);
  const client = new FrameClient(stream);
  await client.start('ALICE', 'secret');
  client.send(write('FIRST', 0));
  const entry = Buffer.alloc(60_000);
  const count = 40;
  for (let i = 1; i < count; i++) {
    client.send(WriteEntry.encode({ queue: 'LONG', library: 'ESCAPE', keyed: false, entry }, { correlation: i }));
  }
  await eventually(() => control.began.length === 1);
  for (let i = 0; i < 200; i++) await new Promise(resolve => setImmediate(resolve));
  assert.ok(stream.writableLength > 1 << 20, `${stream.writableLength} bytes are left`);
  control.finish.get('FIRST')?.();
  for (let i = 0; i < count; i++) assert.equal(at.correlation((await client.reply())!), i);
});

test('a frame that arrives byte by byte is one frame', async () => {
  const { client } = await started();
  for (const byte of clear('SLOW', 9)) client.send(Buffer.of(byte));
  assert.equal(Result.decode((await client.reply())!).message, 'SLOW');
});

test('an escape message, a bug and an unknown request get the error reply of the door, and the session goes on', async () => {
  const { client, control } = await started();
  const refused = await client.ask(write('A', 5, 'ESCAPE'));
  assert.deepEqual([at.correlation(refused), Result.decode(refused).returnCode], [5, ReturnCode.commandCheck]);
  assert.equal(Result.decode(await client.ask(clear('BUG'))).returnCode, ReturnCode.protocol);
  const unknown = clear('X', 7);
  unknown.writeUInt16BE(0x7777, 18);
  assert.equal(at.correlation(await client.ask(unknown)), 7);
  assert.deepEqual(control.failures, ['escape', 'fault', 'unknown']);
  assert.equal(Result.decode(await client.ask(clear('OK'))).returnCode, ReturnCode.ok);
});

test('a request that does not follow its table is answered, and ends the connection with a reason', async () => {
  const { client, rooms, control } = await started();
  const long = Buffer.concat([clear('X'), Buffer.alloc(3)]);
  long.writeUInt32BE(long.length, 0);
  client.send(long, clear('NEVER'));
  assert.equal(Result.decode((await client.reply())!).returnCode, ReturnCode.protocol);
  await client.closed;
  assert.equal((client.reason as { code?: string }).code, 'truncated');
  assert.deepEqual(control.failures, ['malformed']);
  assert.ok(!control.began.includes('NEVER'));
  assert.ok(rooms.started[0]!.ended);
});

for (const [what, code, spoil] of [
  ['for another server', 'wrong-message', (frame: Buffer) => frame.writeUInt16BE(ServerId.central, 6)],
  ['that is too large', 'frame-too-large', (frame: Buffer) => frame.writeUInt32BE((1 << 20) + 1, 0)],
  ['shorter than its header', 'bad-length', (frame: Buffer) => frame.writeUInt32BE(19, 0)],
] as const) {
  test(`a frame ${what} ends the connection at once`, async () => {
    const { client, rooms } = await started();
    const frame = clear('X');
    spoil(frame);
    client.send(frame);
    await client.closed;
    assert.equal((client.reason as { code?: string }).code, code);
    assert.ok(rooms.started[0]!.ended);
  });
}

test('pings are answered at any time, whatever server they name', async () => {
  const rooms = testRooms({ ALICE: { password: 'secret' } });
  const client = new FrameClient(connectInMemory(queueDoor(rooms).door));
  const echo = (correlation: number) => Echo.encode({ data: Buffer.from('hello') }, { server: 7, correlation });
  const reply = await client.ask(echo(1));
  assert.equal(Buffer.from(Echoed.decode(reply).data).toString(), 'hello');
  assert.deepEqual([at.correlation(reply), at.server(reply)], [1, 7]);
  client.send(Discard.encode({ data: Buffer.from('nothing') }, { server: 7 }));
  await client.start('ALICE', 'secret');
  assert.equal(at.correlation(await client.ask(echo(2))), 2);
});

test('a job that is ended by somebody takes its connection along', async () => {
  const { client, rooms, control } = await started();
  client.send(read('WAITING'));
  await eventually(() => control.began.length === 1);
  rooms.started[0]!.requestEnd({ immediate: true, delay: 0 });
  await client.closed;
  await eventually(() => rooms.started[0]!.ended);
  assert.equal(control.ended, 1);
});

test('a client that leaves ends its waiting requests, then its job', async () => {
  const { client, rooms, control } = await started();
  client.send(read('WAITING'), write('TOO'));
  await eventually(() => control.began.length === 2);
  client.close();
  await eventually(() => rooms.started[0]!.ended);
  assert.equal(control.ended, 1);
});

test('a door that drains lets the request under way finish, and ends waiting ones', async () => {
  const rooms = testRooms({ ALICE: { password: 'secret' } });
  const { door, control } = queueDoor(rooms);
  const sessions: { drain(): void }[] = [];
  const client = new FrameClient(
    connectInMemory({
      name: door.name,
      open: connection => {
        const session = door.open(connection);
        sessions.push(session);
        return session;
      },
    }),
  );
  await client.start('ALICE', 'secret');
  client.send(read('WAITING', 1), write('BUSY', 2), clear('LATE', 3));
  await eventually(() => control.began.length === 2);
  sessions[0]!.drain();
  control.finish.get('BUSY')?.();
  assert.equal(at.correlation((await client.reply())!), 2);
  assert.equal(at.correlation((await client.reply())!), 1);
  await client.closed;
  assert.deepEqual(control.began, ['WAITING', 'BUSY']);
  await eventually(() => rooms.started[0]!.ended);
});

test('a trace tells every message by name, field by field, without secrets', async () => {
  const lines: string[] = [];
  const stop = trace(['*'], line => void lines.push(line));
  const { client } = await started();
  await client.ask(clear('ORDERS'));
  stop();
  const told = lines.map(line => line.replace(/^queue #\d+ /, ''));
  assert.match(told[2]!, /^<- \d+ bytes 7002 StartServer type=sha1 sendReply=1 substitute=\(secret\) user="ALICE"$/);
  assert.equal(told.at(-2), '<- 41 bytes 0006 ClearQueue queue="ORDERS" library="QGPL" keyed=no');
  assert.equal(told.at(-1), '-> 34 bytes 8002 Result returnCode=ok message="ORDERS"');
  assert.deepEqual(
    told.filter(line => /no table/.test(line)),
    [],
  );
});
