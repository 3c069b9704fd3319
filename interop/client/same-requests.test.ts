import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { byValue, connect, type Host, PcmlDocument } from '@bigiron/client';
import { charset } from '@bigiron/wire/ccsid/index';
import { int32, out } from '@bigiron/wire/program/index';
import { requiresToolbox, runJava } from '../java.ts';
import { startRecordingHost } from './recording-host.ts';

const folder = fileURLToPath(new URL('../../client', import.meta.url));

test('the client writes the requests that IBM Toolbox for Java writes, byte for byte', async t => {
  if (!requiresToolbox(t)) return;
  const recorder = await startRecordingHost();
  try {
    const { signonPort, queuePort, commandPort } = recorder;
    const args = [...[signonPort, queuePort, commandPort].map(String), folder];
    const read = await runJava<{ name: string; value: string }>('client', 'Requests', { args });
    // For dates the Toolbox asks for the host's time zone, which the client does not need.
    const toolbox = recorder.taken().filter(request => !request.includes(hex('QWCRSVAL')));
    assert.ok(toolbox.length > 20);

    const ports = { 'as-signon': signonPort, 'as-dtaq': queuePort, 'as-rmtcmd': commandPort };
    await using host = await connect({ host: '127.0.0.1', user: 'ALICE', password: 'secret', ports });
    await queues(host);
    await commands(host);
    await programs(host);
    const ourValues = await documents(host);
    const ours = recorder.taken();
    for (const [i, request] of toolbox.entries()) assert.equal(ours[i], request, `request ${i}`);
    assert.equal(ours.length, toolbox.length);
    for (const { name, value } of read) assert.equal(String(ourValues[name]), value, name);
  } finally {
    await recorder.close();
  }
});

async function documents(host: Host): Promise<Record<string, unknown>> {
  const pcml = new PcmlDocument(await readFile(join(folder, 'kinds.pcml'), 'utf8'));
  const { values } = await host.callPcml(pcml, 'kinds', {
    header: { id: 'A1', german: 'Übung', wide: '日本', size: 4, text: ' x' },
    small: -5,
    unsignedSmall: 65_535,
    large: -(2n ** 63n),
    single: 1.5,
    amount: '-1234567.89',
    even: 9876,
    zoned: '-12.345',
    codes: ['C0', 'C1', 'C2'],
    lineCount: 2,
    lines: [
      { item: ' I0', price: '10.50' },
      { item: ' I1', quantity: 7, price: '10.51' },
    ],
  });
  await host.callPcml(pcml, 'days', {
    ...{ usa: '2024-02-29', plain: '2024-02-29', julian: '2024-02-29', century: '2024-02-29' },
    points: '23:59:00',
  });
  assert.deepEqual(await host.callPcml(pcml, 'service', { number: 5 }), { values: { sum: 0 }, returned: 0, errno: 0 });
  const lines = values.lines as { item: string; price: string }[];
  const last = { codes: (values.codes as string[])[2], item: lines[1]?.item, price: lines[1]?.price };
  return { ...values, ...last };
}

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

function hex(text: string): string {
  return Buffer.from(charset(37).encode(text)).toString('hex');
}
