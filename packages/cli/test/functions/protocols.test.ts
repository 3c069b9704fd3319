import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identify } from '../../src/functions/probe/identify.ts';
import type { ProtocolName } from '../../src/functions/servers.ts';
import { answers, greets, listen, type Script } from './scripted.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const latin = (text: string) => Buffer.from(text, 'latin1');

/** Each answers its own protocol only. Bytes are those of the RFCs and specifications, and of the notes on JTOpen. */
const scripts: Readonly<Partial<Record<ProtocolName, Script>>> = {
  'port-mapper': answers(latin('as-'), hex('2b 0000211c')),
  telnet: greets(hex('fffd27 fffd18')),
  ftp: greets(latin('220-QTCP at AS400.EXAMPLE.COM.\r\n220 Connection will close if idle.\r\n')),
  http: answers(latin('GET /'), latin('HTTP/1.1 401 Unauthorized\r\nServer: Apache\r\n\r\n')),
  smb: answers(
    hex('00000068 fe534d42'),
    hex(`00000080 fe534d42 ${'00'.repeat(12)} 01000000 ${'00'.repeat(44)} 4100 0100 1002 0000 ${'00'.repeat(56)}`),
  ),
  // SearchResultEntry of the root, then SearchResultDone, as RFC 4511 spells them.
  ldap: answers(hex('302a020101 63'), hex('3007 020101 6402 3000 300c 020101 6507 0a0100 0400 0400')),
  // EXCSATRD with SRVCLSNM QAS in EBCDIC (Open Group DDM).
  drda: answers(hex('001ed001'), hex('0011 d002 0001 000b 1443 0007 1147 d8c1e2')),
  rexec: answers(latin('0\0'), latin('\x01Login incorrect.\n')),
  lpd: answers(hex('03'), latin('bigiron: unknown printer\n')),
};

for (const [name, script] of Object.entries(scripts)) {
  test(`${name} is recognised where it is expected and where it is not`, async context => {
    const port = await listen(context, script);
    const target = { host: '127.0.0.1', port, timeout: 300 };
    for (const protocol of [name as ProtocolName, 'host-server' as const]) {
      const finding = await identify(target, { protocol }, false);
      assert.equal(finding.state, 'recognised');
      assert.equal(finding.state === 'recognised' && finding.protocol, name);
      assert.equal(finding.state === 'recognised' && finding.sure, name !== 'lpd' && name !== 'rexec');
    }
  });
}

test('what says nothing, closes at once or talks rubbish is not recognised, in bounded time', async context => {
  const rubbish: readonly Script[] = [
    () => {},
    socket => socket.end(),
    greets(latin('220 mail.example.com ESMTP\r\n')),
    greets(Buffer.alloc(100_000, 0x2b)),
    socket => socket.on('data', chunk => socket.write(chunk)),
    socket => socket.resetAndDestroy(),
  ];
  for (const script of rubbish) {
    const port = await listen(context, script);
    const started = performance.now();
    const finding = await identify({ host: '127.0.0.1', port, timeout: 200 }, { protocol: 'host-server' }, false);
    assert.notEqual(finding.state, 'recognised', String(script));
    assert.ok(performance.now() - started < 2000);
  }
});

test("a stranger's greeting cannot steer the terminal", async context => {
  const port = await listen(context, greets(latin('220 \x1b[2Jhello\r\n')));
  const finding = await identify({ host: '127.0.0.1', port, timeout: 300 }, { protocol: 'ftp' }, false);
  assert.equal(finding.state === 'recognised' && finding.evidence, '220 .[2Jhello');
});
