import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bigiron } from './recording-terminal.ts';

const program = fileURLToPath(new URL('../src/bigiron.js', import.meta.url));
let directory: string;
before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bigiron-cli-'));
});
after(() => rm(directory, { recursive: true, force: true }));

/** Resolves with what was printed up to the ready line. */
async function ready(child: ChildProcess): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    lines.push(line);
    if (line.startsWith('bigiron ready ')) return lines;
  }
  throw new Error(`the host was never ready: ${lines.join('\n')}`);
}

test('a host is started, seen, and stopped by another process', async t => {
  const readyFile = join(directory, 'ready.json');
  const args = [
    'start',
    '--data',
    directory,
    '--port-offset',
    '23200',
    '--services',
    'port-mapper,signon,remote-command',
  ];
  const more = ['--user', 'ann:SECRET1', '--ready-file', readyFile];
  const child = spawn(process.execPath, [program, ...args, ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const lines = await ready(child);
  assert.match(lines[0] as string, /^QSECOFR has the password \S+ \./);
  const description = JSON.parse((lines.at(-1) as string).slice('bigiron ready '.length));
  assert.deepEqual(JSON.parse(await readFile(readyFile, 'utf8')), description);

  const seen = JSON.parse((await bigiron(['status', '--json'], { BIGIRON_DATA: directory })).out);
  assert.deepEqual([seen.running, seen.pid], [true, child.pid]);
  const mapper = [
    '--port-mapper',
    String(seen.services.find((one: { name: string }) => one.name === 'port-mapper').port),
  ];
  const asAnn = ['--user', 'ann', '--password', 'SECRET1', ...mapper];
  assert.equal((await bigiron(['cmd', 'DSPLIBL', ...asAnn])).status, 0);

  const stopped = await bigiron(['stop', '--data', directory]);
  assert.deepEqual([stopped.status, stopped.out], [0, `The host has stopped; process ${child.pid} has ended.`]);
  assert.deepEqual(await ended, [0, null]);
  assert.equal((await bigiron(['status', '--data', directory])).status, 3);
  assert.equal((await bigiron(['cmd', 'DSPLIBL', ...asAnn])).status, 3);
});

test('a file that a killed host left behind names no host, even when its process id lives on', async () => {
  const path = join(directory, 'host.json');
  const left = async (pid: number) => {
    await writeFile(path, JSON.stringify({ pid, services: [] }));
    await utimes(path, new Date('2020-01-01'), new Date('2020-01-01'));
  };
  const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(dead, 'exit');
  for (const pid of [dead.pid as number, process.pid]) {
    await left(pid);
    assert.equal((await bigiron(['status', '--data', directory])).status, 3);
    const { status, error } = await bigiron(['stop', '--data', directory]);
    assert.equal(status, 3);
    assert.match(error, /no host runs/);
  }
});

test('what start cannot use is wrong usage, named', async () => {
  const wrong: [string[], RegExp][] = [
    [['--user', 'ann'], /--user takes NAME:PASSWORD/],
    [['--port-offset', 'x'], /--port-offset takes a whole number/],
    [['--nonsense'], /--nonsense/],
    [['nonsense'], /nonsense is not an option/],
  ];
  for (const [args, said] of wrong) {
    const { status, error } = await bigiron(['start', '--data', directory, ...args]);
    assert.equal(status, 2);
    assert.match(error, said);
  }
});
