import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { charset } from '@bigiron/wire/ccsid/index';
import {
  AttributesExchanged,
  AttributesReply,
  ClearQueue,
  EntryReply,
  messageText,
  ReadEntry,
  RequestAttributes,
  Result,
  ReturnCode,
  WriteEntry,
} from '@bigiron/wire/hostserver/dataqueue/index';
import { at } from '@bigiron/wire/hostserver/header';
import type { Conversation, Script } from './scripted-host.ts';
import { signedOn } from './signed-on.ts';

const ok = Result.encode({ returnCode: ReturnCode.ok });
const noEntry = Result.encode({ returnCode: ReturnCode.noEntry });
const blanks = Buffer.alloc(36, 0x40);

function entry(text: string, key?: string, sender = blanks): Buffer {
  const data = { entry: ebcdic(text), key: key === undefined ? undefined : ebcdic(key) };
  return EntryReply.encode({ returnCode: ReturnCode.ok, sender, ...data });
}

function refused(id: string, text: string): Buffer {
  return Result.encode({ returnCode: ReturnCode.commandCheck, message: messageText(id, text) });
}

function ebcdic(text: string): Buffer {
  return Buffer.from(charset(37).encode(text));
}

/** A data queue server: `answer` says what comes back; undefined: nothing yet. */
function queueScript(answer: (request: Buffer, conversation: Conversation) => Buffer | undefined): Script {
  return (request, conversation) => {
    const exchange = at.id(request) === 0;
    const accepted = { returnCode: ReturnCode.ok, version: 0x70500, level: 0 };
    const reply = exchange ? AttributesExchanged.encode(accepted) : answer(request, conversation);
    if (reply !== undefined) conversation.reply(request, Buffer.from(reply));
  };
}

test('an entry with sender; text is in the CCSID of the jobs', async () => {
  const sender = Buffer.concat([
    ebcdic('CLERKJOB'),
    Buffer.from([0x40, 0x40]),
    ebcdic('BOB'),
    Buffer.alloc(7, 0x40),
    ebcdic('000123'),
    ebcdic('ALICE'),
    Buffer.alloc(5, 0x40),
  ]);
  await signedOn({ 'as-dtaq': queueScript(() => entry('ABC12', undefined, sender)) }, async host => {
    const received = await host.dataQueue('SHOP/ORDERS').receive();
    assert.equal(received?.text, 'ABC12');
    assert.deepEqual(received?.sender, { job: '000123/BOB/CLERKJOB', user: 'ALICE' });
    assert.equal(received?.key, undefined);
  });
  await signedOn({ 'as-dtaq': queueScript(() => entry('ABC')) }, async host => {
    assert.equal((await host.dataQueue('SHOP/ORDERS').receive())?.sender, undefined);
  });
});

test('no entry is undefined, not an error', async () => {
  await signedOn({ 'as-dtaq': queueScript(() => noEntry) }, async host => {
    assert.equal(await host.dataQueue('SHOP/ORDERS').receive(), undefined);
    assert.equal(await host.dataQueue('SHOP/ORDERS').peek({ wait: 1 }), undefined);
  });
});

test('refusals: message id and text, or what the return code means', async () => {
  const cases = [
    [
      refused('CPF9801', 'Object ORDERS not found.'),
      { messageId: 'CPF9801', message: 'CPF9801 Object ORDERS not found.' },
    ],
    [Result.encode({ returnCode: ReturnCode.exitDenied }), { code: 'return-code-f009', fault: 'caller' }],
    [Result.encode({ returnCode: 0xf0ff }), { code: 'return-code-f0ff', fault: 'peer' }],
  ] as const;
  for (const [reply, expected] of cases) {
    await signedOn({ 'as-dtaq': queueScript(() => reply) }, async host => {
      const queue = host.dataQueue('SHOP', 'ORDERS');
      for (const call of [queue.send('A'), queue.receive(), queue.clear(), queue.create(), queue.attributes()]) {
        await assert.rejects(call, { name: 'HostError', ...expected });
      }
    });
  }
});

test('a server that does not take the exchange of attributes', async () => {
  const script: Script = (request, conversation) =>
    conversation.reply(request, Result.encode({ returnCode: ReturnCode.release }));
  await signedOn({ 'as-dtaq': script }, async host => {
    await assert.rejects(host.dataQueue('A/B').receive(), { code: 'return-code-f008' });
  });
});

test('names: library and name, in any case; impossible ones are refused here', async () => {
  const asked: unknown[] = [];
  const script = queueScript(request => {
    const { queue, library } = ReadEntry.decode(request);
    asked.push(`${library}/${queue}`);
    return noEntry;
  });
  await signedOn({ 'as-dtaq': script }, async host => {
    await host.dataQueue('shop/orders').receive();
    await host.dataQueue('orders').receive();
    assert.deepEqual(asked, ['SHOP/ORDERS', '*LIBL/ORDERS']);
    for (const name of ['', 'A/B/C', 'A/', 'LIBRARYISTOOLONG/X', 'A B']) {
      assert.throws(() => host.dataQueue(name), { code: 'object-name' }, name);
    }
  });
});

test('keys: the length is asked for once, shorter ones are filled with zeros', async () => {
  const heard: string[] = [];
  const attributes = { maximumLength: 50, senderId: false, type: 2, keyLength: 4, force: true, text: 'keyed' };
  const script = queueScript(request => {
    switch (at.id(request)) {
      case RequestAttributes.id:
        heard.push('attributes');
        return AttributesReply.encode({ returnCode: ReturnCode.ok, ...attributes });
      case WriteEntry.id:
        heard.push(`write ${hex(WriteEntry.decode(request).key)}`);
        return ok;
      case ClearQueue.id:
        heard.push(`clear ${hex(ClearQueue.decode(request).key)}`);
        return ok;
      default: {
        const { key, order, wait } = ReadEntry.decode(request);
        heard.push(`read ${hex(key)} ${order} ${wait}`);
        return entry('X', 'AB');
      }
    }
  });
  await signedOn({ 'as-dtaq': script }, async host => {
    const queue = host.dataQueue('SHOP/KEYED');
    await queue.send('X', { key: 'AB' });
    assert.equal((await queue.receive({ key: 'AB', order: 'GE' }))?.key?.toString('hex'), 'c1c2');
    await queue.receive({ key: Buffer.from('01020304', 'hex'), wait: Number.POSITIVE_INFINITY });
    await queue.clear({ key: 'A' });
    assert.deepEqual(heard, [
      ...['attributes', 'write c1c20000', 'read c1c20000 GE 0', 'read 01020304 EQ -1', 'clear c1000000'],
    ]);
    assert.deepEqual(await queue.attributes(), {
      maximumLength: 50,
      sequence: { keyLength: 4 },
      senderId: false,
      force: true,
      text: 'keyed',
    });
  });
});

test('fifty receivers that wait do not lock out a sender', async () => {
  const waiting: { request: Buffer; conversation: Conversation }[] = [];
  const script = queueScript((request, conversation) => {
    if (at.id(request) === WriteEntry.id) return ok;
    waiting.push({ request: Buffer.from(request), conversation });
    return undefined;
  });
  await signedOn(
    { 'as-dtaq': script },
    async host => {
      const queue = host.dataQueue('SHOP/ORDERS');
      const receivers = Array.from({ length: 50 }, () => queue.receive({ wait: Number.POSITIVE_INFINITY }));
      while (waiting.length < 50) await delay(5);
      await queue.send('A', { timeout: 2000 });
      for (const { request, conversation } of waiting) conversation.reply(request, entry('A'));
      assert.equal((await Promise.all(receivers)).filter(one => one?.text === 'A').length, 50);
    },
    { pool: { maximum: 2 } },
  );
});

test('an aborted receive that got no entry: the reason of the abort, and the host sees the connection end', async () => {
  let ended = 0;
  const script = queueScript((_, { socket }) => {
    socket.once('end', () => ended++);
    return undefined;
  });
  await signedOn({ 'as-dtaq': script }, async (host, scripted) => {
    const abort = new AbortController();
    const call = host.dataQueue('SHOP/ORDERS').receive({ wait: 60, signal: abort.signal });
    setTimeout(() => abort.abort(new Error('enough')), 20);
    const start = performance.now();
    await assert.rejects(call, /enough/);
    assert.ok(performance.now() - start < 1000, 'without waiting for the grace time');
    assert.equal(ended, 1);
    assert.equal(scripted.open('as-dtaq'), 0);
  });
});

test('an aborted receive whose entry was on its way returns it', async () => {
  const script = queueScript((request, conversation) => {
    const { socket } = conversation;
    socket.allowHalfOpen = true;
    socket.once('end', () => {
      conversation.reply(request, entry('LATE'));
      socket.end();
    });
    return undefined;
  });
  await signedOn({ 'as-dtaq': script }, async host => {
    const abort = new AbortController();
    const call = host.dataQueue('SHOP/ORDERS').receive({ wait: 60, signal: abort.signal });
    setTimeout(() => abort.abort(new Error('enough')), 20);
    assert.equal((await call)?.text, 'LATE');
  });
});

test('the wait of a receive comes on top of the time-out', async () => {
  const script = queueScript((request, conversation) => {
    void delay(80).then(() => conversation.reply(request, Buffer.from(noEntry)));
    return undefined;
  });
  await signedOn(
    { 'as-dtaq': script },
    async host => {
      const queue = host.dataQueue('SHOP/ORDERS');
      assert.equal(await queue.receive({ wait: 1 }), undefined);
      await assert.rejects(queue.receive(), { name: 'TimeoutError' });
    },
    { timeout: 40 },
  );
});

test('entries one after the other, until the loop is left', async () => {
  let sent = 0;
  const script = queueScript(() => entry(`A${++sent}`));
  await signedOn({ 'as-dtaq': script }, async (host, scripted) => {
    const seen: string[] = [];
    for await (const { text } of host.dataQueue('SHOP/ORDERS')) {
      seen.push(text);
      if (seen.length === 3) break;
    }
    assert.deepEqual(seen, ['A1', 'A2', 'A3']);
    assert.equal(sent, 3, 'none was taken that nobody gets');
    assert.equal(scripted.opened('as-dtaq'), 1);
  });
});

test('entries end quietly when the signal aborts', async () => {
  const script = queueScript(request => (ReadEntry.decode(request).wait === 0 ? noEntry : undefined));
  await signedOn({ 'as-dtaq': script }, async host => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 20);
    for await (const _ of host.dataQueue('SHOP/ORDERS').entries({ signal: abort.signal })) assert.fail();
    for await (const _ of host.dataQueue('SHOP/ORDERS').entries({ signal: abort.signal })) assert.fail();
  });
});

test('closing the host: an entry on its way is still delivered, a receive without one fails', async () => {
  const script = queueScript((request, conversation) => {
    const { socket, number } = conversation;
    if (number === 0) return undefined;
    socket.allowHalfOpen = true;
    socket.once('end', () => {
      conversation.reply(request, entry('LAST'));
      socket.end();
    });
    return undefined;
  });
  await signedOn({ 'as-dtaq': script }, async (host, scripted) => {
    const first = host.dataQueue('SHOP/ORDERS').receive({ wait: 60 });
    const failed = assert.rejects(first, { code: 'closed' });
    while (scripted.opened('as-dtaq') < 1) await delay(5);
    const second = host.dataQueue('SHOP/ORDERS').receive({ wait: 60 });
    while (scripted.opened('as-dtaq') < 2) await delay(5);
    await delay(30);
    await host.close();
    await failed;
    assert.equal((await second)?.text, 'LAST');
  });
});

test('a reply that is cut short or is no data queue reply fails that call by name', async () => {
  const short = entry('ABC').subarray(0, 40);
  short.writeUInt32BE(short.length, 0);
  await signedOn({ 'as-dtaq': queueScript(() => short) }, async host => {
    await assert.rejects(host.dataQueue('A/B').receive(), { name: 'WireError', code: 'truncated' });
  });
  await signedOn(
    {
      'as-dtaq': queueScript(() =>
        AttributesReply.encode({
          returnCode: 0,
          maximumLength: 1,
          senderId: true,
          type: 0,
          keyLength: 0,
          force: false,
          text: '',
        }),
      ),
    },
    async host => {
      await assert.rejects(host.dataQueue('A/B').receive(), { name: 'WireError', code: 'wrong-message' });
    },
  );
});

function hex(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('hex');
}
