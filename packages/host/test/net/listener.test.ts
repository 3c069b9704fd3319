import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, test } from 'node:test';
import { eventually, type Opened, openEchoDoor } from './echo-door.ts';

const cleanup: (() => void)[] = [];
afterEach(() => {
  for (const action of cleanup.splice(0)) action();
});

async function opened(options?: Parameters<typeof openEchoDoor>[0]): Promise<Opened> {
  const door = await openEchoDoor(options);
  cleanup.push(() => {
    door.listener.stopListening();
    door.listener.destroy();
  });
  return door;
}

function dial(port: number): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  cleanup.push(() => socket.destroy());
  return socket;
}

/** Whether the end is orderly or a reset. */
function gone(socket: Socket): Promise<void> {
  return new Promise(resolve => socket.once('close', () => resolve()));
}

async function ask(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return answer.toString();
}

test('bytes go to the session and back, and a closed connection leaves nothing behind', async () => {
  const { door, port, listener, admission, clock } = await opened();
  const socket = dial(port);
  assert.equal(await ask(socket, 'hello'), 'hello');
  assert.equal(listener.connections, 1);
  assert.equal(door.connections[0]?.remoteAddress, '127.0.0.1');
  assert.equal(door.connections[0]?.localPort, port);
  assert.equal(door.connections[0]?.secure, false);
  socket.end();
  await eventually(() => door.closed === 1, 'the session is told');
  assert.equal(listener.connections, 0);
  assert.equal(admission.count, 0);
  assert.equal(clock.pending, 0);
  door.connections[0]?.end();
  assert.equal(clock.pending, 0, 'what is closed is not closed again');
});

test('whoever does not sign on in time is dropped, however busy', async () => {
  const { port, clock, audit, admission } = await opened({ limits: { handshakeTimeout: 1000 } });
  const [silent, talker, signedOn] = [dial(port), dial(port), dial(port)];
  await ask(talker, 'x');
  await ask(signedOn, 'sign on');
  await eventually(() => admission.count === 3, 'all are connected');
  clock.advance(999);
  assert.equal(await ask(talker, 'still here'), 'still here');
  clock.advance(1);
  await Promise.all([gone(silent), gone(talker)]);
  assert.equal(await ask(signedOn, 'me too'), 'me too');
  await eventually(() => audit.length === 2, 'it is audited');
  assert.equal(audit[0]?.event, 'limit-reached');
  assert.match(JSON.stringify(audit[0]), /nobody signed on within 1 seconds/);
});

test('the idle time-out counts from the last byte, and only after the sign-on', async () => {
  const { port, clock, door } = await opened({ limits: { idleTimeout: 5000 } });
  const socket = dial(port);
  await ask(socket, 'sign on');
  clock.advance(4000);
  await ask(socket, 'x');
  clock.advance(4000);
  assert.equal(await ask(socket, 'y'), 'y');
  // Setting the clock makes nobody idle, or busy.
  clock.set(24 * 3_600_000);
  clock.advance(4000);
  assert.equal(await ask(socket, 'z'), 'z');
  clock.set(-48 * 3_600_000);
  clock.advance(5000);
  await gone(socket);
  await eventually(() => door.closed === 1, 'closed');
});

test('addresses that are not allowed are reset and audited', async () => {
  const { port, audit, door } = await opened({ allow: ['10.0.0.0/8'] });
  const socket = dial(port);
  await gone(socket);
  assert.equal(door.connections.length, 0);
  const reason = 'the address is not on the allow-list of this door';
  assert.deepEqual(audit, [{ event: 'address-refused', door: 'echo', address: '127.0.0.1', reason }]);
});

test('a door has room for so many connections, and an address for so many of them', async () => {
  for (const limits of [{ connections: 2 }, { connectionsPerAddress: 2 }]) {
    const { port, audit, admission } = await opened({ limits });
    const [first, second] = [dial(port), dial(port)];
    await ask(first, 'a');
    await ask(second, 'b');
    const third = dial(port);
    await gone(third);
    assert.equal(audit[0]?.event, 'limit-reached');
    first.end();
    await eventually(() => admission.count === 1, 'the first has left');
    assert.equal(await ask(dial(port), 'c'), 'c');
  }
});

test('a client that does not read is dropped before it fills the memory', async () => {
  const { port, door, audit } = await opened({ limits: { writeBuffer: 1 << 20 } });
  const socket = dial(port);
  await ask(socket, 'x');
  socket.pause();
  const connection = door.connections[0]!;
  let written = 0;
  while (door.closed === 0 && written < 64 << 20) {
    connection.write(Buffer.alloc(256 << 10));
    written += 256 << 10;
    await new Promise(resolve => setImmediate(resolve));
  }
  await eventually(() => door.closed === 1, 'dropped');
  assert.ok(written < 64 << 20);
  assert.match(JSON.stringify(audit), /does not read/);
});

test('a session that streams waits for room', async () => {
  const { port, door } = await opened({ limits: { writeBuffer: 1 << 20 } });
  const socket = dial(port);
  await ask(socket, 'x');
  const connection = door.connections[0]!;
  const total = 32 << 20;
  let received = 0;
  socket.on('data', chunk => {
    received += chunk.length;
  });
  for (let sent = 0; sent < total; sent += 256 << 10) {
    connection.write(Buffer.alloc(256 << 10));
    await connection.drained();
  }
  await eventually(() => received === total, 'all has arrived');
  assert.equal(door.closed, 0);
});

test('what is written in one turn leaves in one piece', async () => {
  const { port, door } = await opened();
  const socket = dial(port);
  await ask(socket, 'x');
  const connection = door.connections[0]!;
  for (const part of ['one ', 'two ', 'three']) connection.write(Buffer.from(part));
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  assert.equal(chunk.toString(), 'one two three');
});

test('a paused connection delivers nothing until it is resumed', async () => {
  const { port, door } = await opened();
  const socket = dial(port);
  await ask(socket, 'x');
  const connection = door.connections[0]!;
  connection.pause();
  let answered = false;
  const answer = ask(socket, 'later').then(text => {
    answered = true;
    return text;
  });
  await new Promise(resolve => setTimeout(resolve, 30));
  assert.equal(answered, false);
  connection.resume();
  assert.equal(await answer, 'later');
});

test('a bug in a session ends its connection and no other', async () => {
  const { port, door } = await opened();
  const [good, bad] = [dial(port), dial(port)];
  await ask(good, 'x');
  bad.write('fail');
  await gone(bad);
  assert.equal(await ask(good, 'y'), 'y');
  await eventually(() => door.closed === 1, 'one session is closed');
});

test('a bug in opening a session, too', async () => {
  const { port, door, admission } = await opened();
  const open = door.open.bind(door);
  door.open = () => {
    throw new TypeError('a bug');
  };
  await gone(dial(port));
  door.open = open;
  assert.equal(await ask(dial(port), 'x'), 'x');
  await eventually(() => admission.count === 1, 'one is left');
});

test('a client that does not close its side is closed', async () => {
  const { port, door, clock, admission } = await opened();
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  cleanup.push(() => socket.destroy());
  await ask(socket, 'x');
  door.connections[0]!.end(new Error('enough'));
  await once(socket, 'end');
  assert.equal(admission.count, 1);
  clock.advance(5000);
  await eventually(() => admission.count === 0, 'closed');
});

test('a door that stops takes nobody new, lets sessions finish, and ends the rest', async () => {
  const { port, listener, admission } = await opened();
  const socket = dial(port);
  await ask(socket, 'x');
  listener.stopListening();
  const late = dial(port);
  await gone(late);
  const bye = once(socket, 'data');
  listener.drain();
  assert.equal(((await bye) as [Buffer])[0].toString(), 'bye');
  await gone(socket);
  await eventually(() => admission.count === 0, 'nobody is left');
  listener.destroy();
});

test('a port that is taken is named with the reason', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  cleanup.push(() => blocker.close());
  const { port } = blocker.address() as { port: number };
  await assert.rejects(openEchoDoor({ port }), {
    name: 'NetError',
    code: 'port-unusable',
    message: `echo cannot listen on 127.0.0.1 port ${port}: another program listens there`,
  });
});
