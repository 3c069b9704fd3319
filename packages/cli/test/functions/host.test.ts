import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { configure, type RunningHost, startHost } from '@bigiron/host';
import { identify } from '../../src/functions/probe/identify.ts';
import { bigiron } from './call.ts';

let host: RunningHost;
let data: string;
let offset: number;

before(async () => {
  data = await mkdtemp(join(tmpdir(), 'bigiron-ping-'));
  // Other test files run beside this one: a taken port is no failure, another offset is tried.
  for (let attempt = 0; host === undefined; attempt++) {
    offset = 10_000 + 20 * Math.floor(Math.random() * 600);
    try {
      host = await startHost(configure({ dataDirectory: data, portOffset: offset }));
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
});

after(async () => {
  await host?.stop();
  await rm(data, { recursive: true, force: true });
});

test('ping says that the functions of a running host can be used, and is quiet when asked to be', async () => {
  const { status, out } = await bigiron('ping', '127.0.0.1', '--port-offset', String(offset));
  assert.equal(status, 0, out);
  assert.match(out, /Remote command and program call \(command\): can be used/);
  assert.match(out, /Data queues \(dataqueue\): can be used/);
  assert.match(out, /not trusted/);
  assert.deepEqual(await bigiron('ping', '--data', data, '--quiet'), { status: 0, out: '', error: '' });
});

test('ping counts TLS only when asked to, and then the certificate must be trusted', async () => {
  const functions = ['--functions', 'command,dataqueue', '--data', data, '--quiet'];
  assert.equal((await bigiron('ping', ...functions, '--tls')).status, 3);
  const authority = host.description.certificateAuthority;
  assert.equal((await bigiron('ping', ...functions, '--tls-ca', authority)).status, 0);
});

test('ping names the server that is missing and the command that starts it', async () => {
  const { status, out } = await bigiron('ping', '--data', data, '--functions', 'rexec,command', '--json');
  assert.equal(status, 3);
  const { functions, servers } = JSON.parse(out);
  assert.deepEqual(
    functions.map((one: { name: string; usable: boolean }) => [one.name, one.usable]),
    [
      ['rexec', false],
      ['command', true],
    ],
  );
  const rexec = servers.find((one: { name: string }) => one.name === 'rexec');
  assert.match(rexec.plain.advice, /STRTCPSVR SERVER\(\*REXEC\)/);
});

test('ports recognises every door of a running host, plain and TLS', async () => {
  const { status, out } = await bigiron('ports', '--data', data, '--json');
  assert.equal(status, 0);
  const found = new Map(JSON.parse(out).ports.map((one: { port: number }) => [one.port, one]));
  for (const { name, port, tlsPort } of host.description.services) {
    for (const [where, overTls] of [
      [port, false],
      [tlsPort, true],
    ] as const) {
      if (where === undefined) continue;
      const { expected, state, tls } = found.get(where) as {
        expected: { server: string };
        state: string;
        tls: boolean;
      };
      assert.deepEqual([expected.server, state, tls], [name, 'recognised', overTls]);
    }
  }
});

test('TLS is recognised on a port where plain is expected, and plain where TLS is', async () => {
  const { port = 0, tlsPort = 0 } = host.description.services.find(({ name }) => name === 'signon') ?? {};
  const look = (where: number, overTls: boolean) =>
    identify({ host: '127.0.0.1', port: where, timeout: 1000 }, { protocol: 'host-server' }, overTls);
  for (const [where, overTls] of [
    [port, true],
    [tlsPort, false],
  ] as const) {
    const finding = await look(where, overTls);
    assert.equal(finding.state, 'recognised');
    assert.deepEqual([finding.protocol, finding.tls], ['host-server', !overTls]);
  }
});

test('where nothing listens the status is 3, a wrong function or host list is wrong usage', async () => {
  assert.equal((await bigiron('ping', '127.0.0.1', '--port-mapper', '1', '--functions', 'rexec', '--quiet')).status, 3);
  const wrong = await bigiron('ping', '--functions', 'odbc,tea');
  assert.equal(wrong.status, 2);
  assert.match(wrong.error, /no function tea/);
  assert.equal((await bigiron('ports', 'a', 'b')).status, 2);
});
