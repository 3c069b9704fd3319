import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HostProcess, removeDirectory, startHostProcess } from '../host-process.ts';
import { requiresToolbox, runJava, startJava } from '../java.ts';

const users = { ALICE: 'alice1' };
const rows = (name: string, ...ids: string[]) => ({ name, rows: ids.map(id => [id]) });
const argumentsFor = (host: HostProcess, mode: string) => {
  const ports = [host.port('signon'), host.port('database')].map(String);
  return ['ALICE', 'alice1', ...ports, 'plain', 'CRASH', mode];
};

test('kill -9 of the host: what was committed is there, what was not is gone, a prepared branch waits for its end', async t => {
  if (!requiresToolbox(t)) return;
  let host = await startHostProcess({ users });
  try {
    const program = await startJava<{ name: string; lost?: string }>('database', 'Crash', {
      args: argumentsFor(host, 'before'),
      timeout: 180_000,
    });
    for await (const line of program.lines) {
      if (line.name === 'not committed') {
        await host.kill();
        program.send('');
      }
      if (line.name === 'commit') assert.equal(line.lost, 'true');
    }
    host = await startHostProcess({ dataDirectory: host.dataDirectory });
    const seen = await runJava('database', 'Crash', { args: argumentsFor(host, 'after'), timeout: 180_000 });
    assert.deepEqual(seen, [
      rows('after', '1'),
      { name: 'in doubt', count: 1, format: 7 },
      rows('completed', '1', '2'),
    ]);
  } finally {
    await host.stop();
    await removeDirectory(host.dataDirectory);
  }
});
