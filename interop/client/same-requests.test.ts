import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byValue, connect, type Host } from '@bigiron/client';
import { int32, out } from '@bigiron/wire/program/index';
import { requiresToolbox, runJava } from '../java.ts';
import { startRecordingHost } from './recording-host.ts';

test('the client writes the requests that IBM Toolbox for Java writes, byte for byte', async t => {
  if (!requiresToolbox(t)) return;
  const recorder = await startRecordingHost();
  try {
    const { signonPort, queuePort, commandPort } = recorder;
    await runJava('client', 'Requests', { args: [signonPort, queuePort, commandPort].map(String) });
    const toolbox = recorder.taken();
    assert.ok(toolbox.length > 20);

    const ports = { 'as-signon': signonPort, 'as-dtaq': queuePort, 'as-rmtcmd': commandPort };
    await using host = await connect({ host: '127.0.0.1', user: 'ALICE', password: 'secret', ports });
    await queues(host);
    await commands(host);
    await programs(host);
    const ours = recorder.taken();
    for (const [i, request] of toolbox.entries()) assert.equal(ours[i], request, `request ${i}`);
    assert.equal(ours.length, toolbox.length);
  } finally {
    await recorder.close();
  }
});

async function queues(host: Host): Promise<void> {
  const queue = host.dataQueue('SHOP/ORDERS');
  await queue.create({ maximumLength: 200 });
  await queue.create({
    maximumLength: 64_000,
    authority: '*USE',
    sequence: 'LIFO',
    force: true,
    senderId: true,
    text: 'last in, first out',
  });
  await queue.send('one order');
  await queue.send(Buffer.from([0, 1, 2]));
  await queue.receive();
  await queue.receive({ wait: 30 });
  await queue.receive({ wait: Number.POSITIVE_INFINITY });
  await queue.peek();
  await queue.peek({ wait: 5 });
  await queue.clear();
  await queue.attributes();
  await queue.delete();

  const keyed = host.dataQueue('*LIBL', 'BYKEY');
  await keyed.create({ maximumLength: 100, sequence: { keyLength: 8 } });
  await keyed.send('value', { key: 'KEY1' });
  for (const order of ['EQ', 'NE', 'LT', 'LE', 'GT', 'GE'] as const) {
    await keyed.receive({ key: 'KEY1', wait: 7, order });
  }
  await keyed.peek({ key: 'KEY1', order: 'GE' });
  await keyed.clear({ key: 'KEY1' });
  await keyed.clear();
}

async function commands(host: Host): Promise<void> {
  await host.command("CRTLIB LIB(SHOP) TEXT('Frühstück')");
  await host.command('DSPLIBL');
}

async function programs(host: Host): Promise<void> {
  const large = Buffer.alloc(2000);
  for (let i = 0; i < 100; i++) large[i] = i;
  const text = Buffer.from('c1c20000', 'hex');
  const parameters = [
    ...[text, { out: 16 }, { inout: text, size: 8 }, null],
    ...[large, { inout: large, size: 3000 }, { out: 5000 }],
  ];
  const back = await host.call('SHOP/PRICE', parameters);
  assert.deepEqual(
    back.map(one => one?.length),
    [undefined, 16, 8, undefined, undefined, 3000, 5000],
  );
  assert.deepEqual(back[5]?.subarray(0, 2000), large);

  for (const returns of ['nothing', 'integer'] as const) {
    for (const aligned of [false, true]) {
      const add = { number: byValue(int32()), sum: out(int32()) };
      await host.callProcedure('SHOP/MATH', 'addUp', add, { number: 5 }, { returns, aligned });
    }
  }
}
