import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bigiron } from './call.ts';
import { answers, dataDirectory, greets, listen } from './scripted.ts';

const notFound = Buffer.from([0x2d, 0, 0, 0, 0]);
const telnetOptions = Buffer.from([0xff, 0xfd, 39, 0xff, 0xfd, 24]);

test('another server on the port does not pass for the one that is needed', async context => {
  const mapper = await listen(context, answers(Buffer.alloc(0), notFound));
  const lpd = await listen(context, greets(telnetOptions));
  const data = await dataDirectory(context, [
    { name: 'port-mapper', port: mapper },
    { name: 'lpd', port: lpd },
  ]);
  const { status, out } = await bigiron('ping', '--data', data, '--functions', 'lpr', '--timeout', '1');
  assert.equal(status, 3);
  assert.match(out, /CANNOT be used/);
  assert.match(out, /does not answer as Line printer does: see what it is with bigiron ports/);
});

test('each failure comes with what to do next', async context => {
  const mapper = await listen(context, answers(Buffer.alloc(0), notFound));
  const plain = await listen(context, greets(telnetOptions));
  const data = await dataDirectory(context, [
    { name: 'port-mapper', port: mapper },
    { name: 'telnet', port: plain, tlsPort: plain },
    { name: 'lpd', port: 1 },
  ]);
  const { out } = await bigiron('ping', '--data', data, '--functions', '5250,lpr', '--timeout', '1', '--json');
  const { portMapper, functions, servers } = JSON.parse(out);
  assert.equal(portMapper.kind, 'answered');
  assert.deepEqual(
    functions.map((one: { usable: boolean }) => one.usable),
    [false, false],
  );
  const named = Object.fromEntries(servers.map((one: { name: string }) => [one.name, one]));
  assert.equal(named.telnet.plain.works, true);
  assert.equal(named.telnet.plain.advice, undefined);
  assert.match(named.telnet.tls.advice, /no TLS on \d+ .*: give the Telnet 5250 server a certificate/);
  assert.match(named.signon.plain.advice, /does not know as-signon: start it with STRHOSTSVR SERVER\(\*SIGNON\)/);
  assert.match(named.lpd.plain.advice, /nothing listens on 1, or a firewall refuses: start it with STRTCPSVR/);
});

test('without a port mapper the well-known ports count, and the failure is told', async () => {
  const { status, out } = await bigiron('ping', '127.0.0.1', '--port-mapper', '1', '--functions', 'command');
  assert.equal(status, 3);
  assert.match(out, /Port mapper of 127\.0\.0\.1: nothing listens on 1: start it with STRHOSTSVR SERVER\(\*SVRMAP\)/);
  assert.match(out, /Sign-on +8476/);
});

test('a data directory without a host is wrong usage', async () => {
  const { status, error } = await bigiron('ping', '--data', '/nonexistent');
  assert.equal(status, 2);
  assert.match(error, /no host runs there/);
});
