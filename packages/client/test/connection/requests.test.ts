import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { at } from '@bigiron/wire/hostserver/header';
import { Echo, Echoed } from '@bigiron/wire/hostserver/ping';
import fc from 'fast-check';
import { limitsOf } from '../../src/connection/limits.ts';
import { RequestConnection } from '../../src/connection/requests.ts';
import type { Transport } from '../../src/connection/transport.ts';
import { ConnectionError } from '../../src/errors.ts';

const server = 0xe007;

/** The host's end of a connection without a socket. */
class FakeTransport implements Transport {
  readonly written: Buffer[] = [];
  readonly holds: boolean[] = [];
  state: 'open' | 'ended' | 'closed' | 'destroyed' = 'open';

  write(bytes: Uint8Array): void {
    this.written.push(Buffer.from(bytes));
  }
  end(): void {
    this.state = 'ended';
  }
  close(): void {
    this.state = 'closed';
  }
  destroy(): void {
    this.state = 'destroyed';
  }
  hold(alive: boolean): void {
    this.holds.push(alive);
  }
}

function open(): { connection: RequestConnection; transport: FakeTransport } {
  const connection = new RequestConnection();
  const transport = new FakeTransport();
  connection.attach(transport);
  return { connection, transport };
}

function question(text = ''): Buffer {
  return Echo.encode({ data: Buffer.from(text) }, { server });
}

function answer(request: Buffer, text: string): Buffer {
  return Echoed.encode({ data: Buffer.from(text) }, { server, correlation: at.correlation(request) });
}

function textOf(frame: Buffer): string {
  return Buffer.from(Echoed.decode(frame).data).toString();
}

test('replies find their requests by correlation, in whatever order they come; each request is one write', async () => {
  const { connection, transport } = open();
  const replies = ['a', 'b', 'c'].map(text => connection.request(question(text)));
  assert.equal(transport.written.length, 3);
  const [a, b, c] = transport.written as [Buffer, Buffer, Buffer];
  connection.data(Buffer.concat([answer(c, 'C'), answer(a, 'A')]));
  connection.data(answer(b, 'B'));
  assert.deepEqual((await Promise.all(replies)).map(textOf), ['A', 'B', 'C']);
});

test('replies in pieces of any size are put together', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string(), { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 40 })),
      async (texts, sizes) => {
        const { connection, transport } = open();
        const replies = texts.map(text => connection.request(question(text)));
        const stream = Buffer.concat(transport.written.map((request, i) => answer(request, texts[i] as string)));
        for (let from = 0, i = 0; from < stream.length; i++) {
          const size = sizes[i % Math.max(1, sizes.length)] ?? 1;
          connection.data(stream.subarray(from, from + size));
          from += size;
        }
        assert.deepEqual((await Promise.all(replies)).map(textOf), texts);
      },
    ),
    { numRuns: 40 },
  );
});

test('the process is kept alive while replies are due, and only then', async () => {
  const { connection, transport } = open();
  assert.deepEqual(transport.holds, [false]);
  const replies = [connection.request(question()), connection.request(question())];
  const [first, second] = transport.written as [Buffer, Buffer];
  connection.data(answer(first, ''));
  assert.deepEqual(transport.holds, [false, true]);
  connection.data(answer(second, ''));
  await Promise.all(replies);
  assert.deepEqual(transport.holds, [false, true, false]);
});

test('a lost connection fails all calls under way, and those after it', async () => {
  const { connection } = open();
  const calls = [connection.request(question()), connection.request(question())];
  connection.closed(new ConnectionError('gone', 'connection-closed'));
  for (const call of calls) await assert.rejects(call, { code: 'connection-closed' });
  await assert.rejects(connection.request(question()), { code: 'connection-closed' });
  assert.equal(connection.usable, false);
});

test('what cannot be a reply ends the connection', async () => {
  const cases: [string, (request: Buffer) => Buffer][] = [
    ['an answer that nobody asked for', request => answer(Buffer.from(request).fill(0x55, 12, 16), '')],
    ['a length below that of a header', () => Buffer.from('00000013'.padEnd(40, '0'), 'hex')],
    ['a length of 4 GB', () => Buffer.from('ffffffff'.padEnd(40, '0'), 'hex')],
  ];
  for (const [what, make] of cases) {
    const { connection, transport } = open();
    const call = connection.request(question());
    connection.data(make(transport.written[0] as Buffer));
    await assert.rejects(call, { name: 'ConnectionError', code: 'protocol', fault: 'peer' }, what);
    assert.equal(transport.state, 'destroyed', what);
    connection.data(Buffer.alloc(100));
  }
});

test('time-out and abort end the connection, so that no late reply is taken for another', async () => {
  const { connection, transport } = open();
  await assert.rejects(connection.request(question(), limitsOf({ timeout: 10 })), {
    name: 'TimeoutError',
    code: 'timed-out',
  });
  assert.equal(transport.state, 'destroyed');

  const second = open();
  const abort = new AbortController();
  const other = second.connection.request(question());
  const call = second.connection.request(question(), limitsOf({ signal: abort.signal }));
  abort.abort(new Error('enough'));
  await assert.rejects(call, /enough/);
  await assert.rejects(other, /enough/);
  await assert.rejects(open().connection.request(question(), limitsOf({ signal: abort.signal })), /enough/);
});

test('an answer in time takes time-out and signal off', async () => {
  const { connection, transport } = open();
  const abort = new AbortController();
  const call = connection.request(question(), limitsOf({ timeout: 20, signal: abort.signal }));
  connection.data(answer(transport.written[0] as Buffer, 'here'));
  assert.equal(textOf(await call), 'here');
  await delay(40);
  abort.abort();
  assert.equal(connection.usable, true);
});

test('take or leave: given up, it says so to the host and still takes what was on its way', async () => {
  const { connection, transport } = open();
  const abort = new AbortController();
  const call = connection.takeOrLeave(question(), limitsOf({ signal: abort.signal }));
  abort.abort(new Error('enough'));
  assert.equal(transport.state, 'ended');
  assert.equal(connection.usable, false);
  connection.data(answer(transport.written[0] as Buffer, 'taken'));
  assert.equal(textOf(await call), 'taken');
  assert.equal(transport.state, 'destroyed');
});

test('take or leave: the host closes without a reply, and the call ends with the reason of the abort', async () => {
  const { connection } = open();
  const abort = new AbortController();
  const call = connection.takeOrLeave(question(), limitsOf({ signal: abort.signal }));
  abort.abort(new Error('enough'));
  connection.closed(new ConnectionError('closed', 'connection-closed'));
  await assert.rejects(call, /enough/);
});

test('take or leave: a host that neither answers nor closes is left after two seconds', async () => {
  const { connection, transport } = open();
  const start = performance.now();
  await assert.rejects(connection.takeOrLeave(question(), limitsOf({ timeout: 10 })), { name: 'TimeoutError' });
  assert.ok(performance.now() - start > 1500);
  assert.equal(transport.state, 'destroyed');
});

test('leaving an idle connection closes it after what was written', async () => {
  const { connection, transport } = open();
  connection.tell(question('bye'));
  await connection.leave();
  assert.equal(transport.written.length, 1);
  assert.equal(transport.state, 'closed');
  await connection.leave();
});
