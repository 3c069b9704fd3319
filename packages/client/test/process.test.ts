import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { commandScript, done } from './command-script.ts';
import { type ScriptedHost, startScriptedHost } from './scripted-host.ts';
import { signonScript } from './signon-script.ts';

const client = new URL('../src/index.js', import.meta.url).href;

/** Runs a module that finds `connect` and `options`; what it printed, and how it ended. */
async function run(host: ScriptedHost, body: string): Promise<{ code: number | null; output: string }> {
  const options = JSON.stringify({ ...host.address, user: 'ALICE', password: 'secret' });
  const source = `import { connect } from ${JSON.stringify(client)}; const options = ${options}; ${body}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { timeout: 8000 });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      output += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

async function withHost(work: (host: ScriptedHost) => Promise<void>): Promise<void> {
  const users = { ALICE: 'secret' };
  const commands = commandScript({ command: text => (text === 'HANG' ? undefined : done()) });
  const host = await startScriptedHost({ 'as-signon': signonScript({ users }), 'as-rmtcmd': commands });
  try {
    await work(host);
  } finally {
    await host.close();
  }
}

test('a process ends although connections were left idle', async () => {
  await withHost(async host => {
    const body = `const host = await connect(options); await host.command('X'); await host.job(); console.log('done');`;
    assert.deepEqual(await run(host, body), { code: 0, output: 'done\n' });
  });
});

test('a process is kept alive by a call under way', async () => {
  await withHost(async host => {
    const body = `const host = await connect(options);
      await host.command('HANG', { timeout: 300 }).catch(error => console.log(error.name));`;
    assert.deepEqual(await run(host, body), { code: 0, output: 'TimeoutError\n' });
  });
});

test('failures that somebody handles leave no unhandled rejection behind', async () => {
  await withHost(async host => {
    const body = `
      process.on('unhandledRejection', error => { console.log('unhandled', error); process.exit(1); });
      await connect({ ...options, password: 'wrong' }).catch(() => {});
      await connect({ ...options, portMapperPort: 1 }).catch(() => {});
      const host = await connect(options);
      const abort = new AbortController();
      const calls = ['HANG', 'X', 'X'].map(text => host.command(text, { signal: abort.signal }));
      setTimeout(() => abort.abort(), 50);
      await Promise.all(calls.map(call => call.catch(() => {})));
      await host.command('HANG', { timeout: 20 }).catch(() => {});
      const last = host.command('HANG').catch(() => {});
      await host.close();
      await last;
      await host.command('X').catch(() => {});
      console.log('done');`;
    assert.deepEqual(await run(host, body), { code: 0, output: 'done\n' });
  });
});
