import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../src/system/messages/shipped-catalogue.ts';
import { ManualClock } from '../manual-clock.ts';
import { escapeMessage } from './escape-message.ts';
import { fakeJob } from './fakes.ts';
import { openRoom } from './room.ts';

/** A program whose body is this. */
const body = (code: string) => `
import { Escape, message, program } from '@bigiron/host/program';
export default program({}, async (_, job) => { ${code} });`;

test('an error of a program is its escape message; where it arose is in the job log', async t => {
  const room = await openRoom(t, {
    'SHOP/broken.ts': `import { program } from '@bigiron/host/program';
      interface Customer { name: string }
      function initial(customer?: Customer): string {
        return customer!.name[0]!;
      }
      export default program({}, () => void initial());`,
  });
  const job = fakeJob();
  await assert.rejects(room.call('BROKEN', [], job), escapeMessage('CPF9898', /^TypeError: .*undefined.*\.$/));
  const [error, check] = job.sent;
  assert.equal(error!.type, '02');
  assert.match(error!.help, /SHOP\/broken\.ts:4:26/);
  assert.equal(check!.id, 'CPF9999');
  assert.match(check!.text, /CPF9898 .* BROKEN \(statement 4,/);
});

test('an Escape ends a program with a message of its own or of the catalogue', async t => {
  const room = await openRoom(t, {
    'SHOP/blocked.js': body(`throw new Escape('Customer 12 is blocked');`),
    'SHOP/missing.js': body(`throw new Escape(message('CPF9801', 'ORDERS', 'QGPL', '*DTAQ'));`),
    'SHOP/strange.js': body(`throw new Escape(message('ABC1234', 'x'));`),
    'SHOP/text.js': body(`throw 'only text';`),
  });
  const job = fakeJob();
  await assert.rejects(room.call('BLOCKED', [], job), escapeMessage('CPF9898', /^Customer 12 is blocked\.$/));
  assert.deepEqual(job.sent, [], 'nothing unexpected happened');
  await assert.rejects(room.call('MISSING', []), escapeMessage('CPF9801', /ORDERS.*QGPL/));
  await assert.rejects(room.call('STRANGE', []), escapeMessage('ABC1234', /x/));
  await assert.rejects(room.call('TEXT', []), escapeMessage('CPF9898', /only text/));
});

test('what a command fails with can be caught, or goes on to the caller as it is', async t => {
  const failed = catalogue.escape('CPF2111', ['WORK'], [catalogue.diagnostic('CPF9897', ['first'])]);
  const commands = { run: () => Promise.reject(failed) };
  const room = await openRoom(
    t,
    {
      'SHOP/careful.js': body(`
        try { await job.run('CRTLIB WORK'); }
        catch (e) { if (!(e instanceof Escape)) throw e; job.inform(e.id + ' after ' + e.diagnostics.length); }`),
      'SHOP/careless.js': body(`await job.run('CRTLIB WORK');`),
    },
    { commands },
  );
  const job = fakeJob();
  await room.call('CAREFUL', [], job);
  assert.deepEqual(
    job.sent.map(({ text }) => text),
    ['CPF2111 after 1'],
  );
  await assert.rejects(room.call('CARELESS', []), error => error === failed);
});

test('a crash ends the call, never the host; the next call runs in a new thread', async t => {
  const room = await openRoom(
    t,
    {
      'SHOP/exit.js': body(`process.exit(3);`),
      'SHOP/later.js': body(`setImmediate(() => { throw new Error('too late'); }); await new Promise(() => {});`),
      'SHOP/greedy.js': body(`const all = []; for (;;) all.push(new Array(100_000).fill(0.5));`),
      'SHOP/fine.js': body(`job.inform('fine');`),
    },
    { limits: { memory: 32 } },
  );
  for (const [name, why] of [
    ['EXIT', /exit code 3/],
    ['LATER', /too late/],
    ['GREEDY', /memory/],
  ] as const) {
    const job = fakeJob();
    await assert.rejects(room.call(name, [], job), escapeMessage('CEE9901'));
    assert.match(job.sent.at(-1)!.text, why);
    await room.call('FINE', [], job);
    assert.equal(job.sent.at(-1)!.text, 'fine');
  }
});

test('a program that speaks to the host past its job harms nobody', async t => {
  const past = (sent: string) =>
    body(`
      const { parentPort } = await import('node:worker_threads');
      for (const each of ${sent}) parentPort.postMessage(each);
      await new Promise(resolve => setTimeout(resolve, 300));`);
  const request = `['constructor', '__proto__', 'none'].map(operation => ({ kind: 'request', request: 1, operation, arguments: [] }))`;
  const room = await openRoom(t, {
    'SHOP/nulls.js': past('[null]'),
    'SHOP/asks.js': past(request),
    'SHOP/fine.js': body(''),
  });
  await assert.rejects(room.call('NULLS', []), escapeMessage('CEE9901'));
  await room.call('ASKS', []);
  await room.call('FINE', []);
});

test('a program that computes without giving way is ended; one that waits is not', async t => {
  const clock = new ManualClock();
  const asked: (() => void)[] = [];
  const commands = { run: () => new Promise<void>(resolve => asked.push(resolve)) };
  const nextAsked = async () => {
    while (asked.length === 0) await new Promise(resolve => setTimeout(resolve, 5));
    return asked.pop()!;
  };
  const room = await openRoom(
    t,
    {
      'SHOP/patient.js': body(`for (let i = 0; i < 5; i++) await job.run('x');`),
      'SHOP/loop.js': body(`await job.run('x'); for (;;);`),
    },
    { clock, commands, limits: { loop: 10 } },
  );
  const patient = room.call('PATIENT', []);
  for (let i = 0; i < 5; i++) {
    const answer = await nextAsked();
    clock.advance(10_000);
    answer();
  }
  await patient;

  const job = fakeJob();
  const looping = assert.rejects(room.call('LOOP', [], job), escapeMessage('CEE9901'));
  (await nextAsked())();
  clock.advance(10_000);
  clock.advance(10_000);
  await looping;
  assert.match(job.sent.at(-1)!.text, /SHOP\/LOOP was ended: it did not give way/);
});

test('ENDJOB ends the programs of the job', async t => {
  const room = await openRoom(t, { 'SHOP/loop.js': body(`job.inform('started'); for (;;);`) });
  const job = fakeJob();
  const running = assert.rejects(room.call('LOOP', [], job), escapeMessage('CEE9901'));
  while (job.sent.length === 0) await new Promise(resolve => setTimeout(resolve, 10));
  job.abort();
  await running;
  await assert.rejects(room.call('LOOP', [], job), escapeMessage('CEE9901'));
});

test('what exports no program is no program', async t => {
  const room = await openRoom(t, {
    'SHOP/function.js': 'export default function f() {}',
    'SHOP/nothing.ts': 'export const a: number = 1;',
    'SHOP/enum.ts': 'enum Colour { red }\nexport default Colour;',
  });
  await assert.rejects(room.call('FUNCTION', []), escapeMessage('CPF9898', /does not export a program by default/));
  await assert.rejects(room.call('NOTHING', []), escapeMessage('CPF9898', /does not export a program by default/));
  await assert.rejects(room.call('ENUM', []), escapeMessage('CPF9898', /enum is not supported/));
});

test('the host does not lend its environment', async t => {
  process.env.BIGIRON_PASSWORD = 'secret';
  t.after(() => delete process.env.BIGIRON_PASSWORD);
  const room = await openRoom(t, {
    'SHOP/env.js': body(`job.inform(String(process.env.BIGIRON_PASSWORD)); console.log('printed\\nlines');`),
  });
  const job = fakeJob();
  await room.call('ENV', [], job);
  assert.deepEqual(
    job.sent.map(({ text }) => text),
    ['undefined', 'printed', 'lines'],
  );
});

test('closing the room ends what runs and what waits', async t => {
  const room = await openRoom(
    t,
    { 'SHOP/forever.js': body(`job.inform('started'); await new Promise(() => {});`) },
    { limits: { threads: 1 } },
  );
  const job = fakeJob();
  const running = assert.rejects(room.call('FOREVER', [], job), escapeMessage('CEE9901'));
  while (job.sent.length === 0) await new Promise(resolve => setTimeout(resolve, 10));
  const waiting = assert.rejects(room.call('FOREVER', []), { code: 'programs-closed' });
  await new Promise(resolve => setImmediate(resolve));
  await room.programs.close();
  await Promise.all([running, waiting]);
  await assert.rejects(room.call('FOREVER', []), { code: 'programs-closed' });
});
