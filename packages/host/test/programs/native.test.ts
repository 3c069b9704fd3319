import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeFrame, encodeFrame } from '../../src/programs/native/frame.ts';
import { ManualClock } from '../manual-clock.ts';
import { escapeMessage } from './escape-message.ts';
import { fakeJob, storage, textOf } from './fakes.ts';
import { openRoom } from './room.ts';

/** An executable in JavaScript that reads the frame into \`parameters\`, does this, and writes it back. */
const executable = (code: string) => `#!${process.execPath}
const input = require('node:fs').readFileSync(0);
const parameters = [];
let at = 4;
for (let i = 0; i < input.readUInt32BE(0); i++) {
  const length = input.readUInt32BE(at);
  at += 4;
  if (length === 0xffffffff) { parameters.push(null); continue; }
  parameters.push(input.subarray(at, at += length));
}
${code}
process.stdout.write(input);
`;

test('an executable changes its parameters in place', async t => {
  const room = await openRoom(t, {});
  await room.write(
    'SHOP/shout',
    executable(`
      parameters[0][0] = 0xe7;
      if (parameters[1] !== null) process.exit(9);
      parameters[2].writeInt32BE(parameters[2].readInt32BE() * 2);
      console.error(Object.keys(process.env).sort().join(' '));
      console.error(process.env.BIGIRON_JOB, process.env.BIGIRON_USER, process.env.BIGIRON_PROGRAM, process.argv.length);`),
    0o755,
  );
  await room.write('SHOP/notes', 'no executable', 0o644);
  const [text, number] = [storage('ABC', 5), Buffer.from([0, 0, 0, 21])];
  const job = fakeJob();
  await room.call('SHOUT', [text, undefined, number], job);
  assert.equal(textOf(text), 'XBC  ');
  assert.equal(number.readInt32BE(), 42);
  assert.deepEqual(
    job.sent.map(message => [message.type, message.text]),
    [
      ['02', 'BIGIRON_CCSID BIGIRON_JOB BIGIRON_PROGRAM BIGIRON_USER LANG PATH'],
      ['02', '000123/QUSER/QZRCSRVS ANNA SHOP/SHOUT 2'],
    ],
  );
  await assert.rejects(room.call('NOTES', []), escapeMessage('CPF9801'));
});

test('an executable that fails, or that gives back something else, ends with an escape message', async t => {
  const room = await openRoom(t, {});
  const programs = {
    status: executable('process.exit(3);'),
    words: executable(`console.error('first'); console.error('the disk is full'); process.exit(1);`),
    signal: executable(`process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 10_000);`),
    silent: executable('process.exit(0);'),
    shorter: executable('process.stdout.write(Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 7])); process.exit(0);'),
    flood: executable(`process.stdout.write(Buffer.alloc(1 << 20));`),
    nothing: '#!/nowhere/at/all\n',
  };
  for (const [name, source] of Object.entries(programs)) await room.write(`SHOP/${name}`, source, 0o755);
  const fails = async (name: string, why: RegExp) => {
    const before = storage('AB');
    await assert.rejects(room.call(name, [before]), escapeMessage('CPF9898', why));
    assert.equal(textOf(before), 'AB');
  };
  await fails('STATUS', /SHOP\/STATUS failed: it ended with status 3\./);
  await fails('WORDS', /failed: the disk is full\./);
  await fails('SIGNAL', /SIGTERM/);
  await fails('SILENT', /bytes wanted/);
  await fails('SHORTER', /are not its parameters/);
  await fails('FLOOD', /wrote more than its parameters/);
  await fails('NOTHING', /ENOENT/);
});

test('an executable that takes too long is ended, with what it started; so it is when the job ends', async t => {
  const clock = new ManualClock();
  const room = await openRoom(t, {}, { clock, limits: { executable: 60 } });
  const sleeper = `#!/bin/sh\necho started >&2\nsleep 600 &\nwait\n`;
  await room.write('SHOP/sleeper', sleeper, 0o755);
  const job = fakeJob();
  const late = assert.rejects(room.call('SLEEPER', [], job), escapeMessage('CPF9898', /ran for more than 60 seconds/));
  while (clock.pending === 0) await new Promise(resolve => setTimeout(resolve, 5));
  clock.advance(60_000);
  await late;

  const ended = assert.rejects(room.call('SLEEPER', [], job), escapeMessage('CPF9898', /its job ends/));
  while (clock.pending === 0) await new Promise(resolve => setTimeout(resolve, 5));
  job.abort();
  await ended;
});

test('frames round-trip, and no proper prefix is one', () => {
  const parameter = fc.option(
    fc.uint8Array({ maxLength: 20 }).map(bytes => Buffer.from(bytes)),
    { nil: undefined },
  );
  fc.assert(
    fc.property(fc.array(parameter, { maxLength: 5 }), fc.nat(), (parameters, cut) => {
      const frame = encodeFrame(parameters);
      assert.deepEqual(decodeFrame(frame), parameters);
      assert.throws(() => decodeFrame(frame.subarray(0, cut % frame.length)), { name: 'WireError' });
    }),
  );
  assert.throws(() => decodeFrame(Buffer.from('ffffffff', 'hex')), { code: 'truncated' });
});
