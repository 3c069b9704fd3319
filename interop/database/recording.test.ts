import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as database from '@bigiron/wire/hostserver/database/index';
import { at } from '@bigiron/wire/hostserver/header';
import type { Message } from '@bigiron/wire/hostserver/message';
import { olderToolboxJar, requiresToolbox, runJava, toolboxJar } from '../java.ts';
import { startRecordingHost } from './recording-host.ts';

/** What the driver reads from the replies that our tables write. */
const expected = [
  {
    name: 'row',
    values: [
      ...['-2', '3', '4', '1.5', '-2.25', '1234567.89', '-123.4', '1.5', '12345678901234567890123456789012.5'],
      ...['CHAR ', 'varchar', '010203', 'abc', 'wide', '0a0b0c', 'ff'],
      ...['2024-02-29', '23.59.58', '2024-02-29 23:59:58.123456'],
    ],
  },
  { name: 'null', value: 'null' },
  { name: 'end', value: 'false' },
  { name: 'blob', value: '01020304' },
  { name: 'refused', value: '-204 42704' },
  { name: 'valid', value: 'true' },
];

for (const [version, jar] of [
  ['9.4', toolboxJar],
  ['9.1', olderToolboxJar],
] as const) {
  test(`the tables know all that IBM Toolbox for Java ${version} sends, and it understands what they write`, async t => {
    if (!requiresToolbox(t, jar)) return;
    const host = await startRecordingHost();
    try {
      const seen = await runJava<{ name: string }>('database', 'Recorded', { args: [String(host.port)], jar });
      assert.deepEqual(seen, expected);
      const kinds = new Set<string>();
      for (const request of host.requests) {
        const [name, message] = messageOf(request);
        const value = message.decode(request) as { unknown?: unknown };
        assert.equal(value.unknown, undefined, name);
        kinds.add(name);
      }
      assert.ok(kinds.size >= 29, [...kinds].join(' '));
    } finally {
      await host.close();
    }
  });
}

function messageOf(frame: Buffer): [string, Message] {
  for (const [name, one] of Object.entries(database)) {
    if (typeof one !== 'object' || !('decode' in one) || !('template' in one)) continue;
    const message = one as unknown as Message;
    if (message.server === at.server(frame) && message.id === at.id(frame)) return [name, message];
  }
  return assert.fail(`no table for ${at.server(frame).toString(16)} ${at.id(frame).toString(16)}`);
}
