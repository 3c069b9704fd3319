import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { TlsIdentity } from '../../src/net/tls/identity.ts';
import { issueAuthority, issueServer } from '../../src/net/tls/issue.ts';
import { systemRandom } from '../../src/system/random.ts';
import { ManualClock } from '../manual-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'bigiron-issue-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const withoutOpenssl = spawnSync('openssl', ['version']).error !== undefined;
const skip = withoutOpenssl && process.env.BIGIRON_REQUIRE_CLIENTS !== '1' && 'openssl is not installed';

test('openssl finds the chain sound, for servers only, by the names asked for only', { skip }, async () => {
  const identity = await open(['host.example', '192.0.2.1', '2001:DB8:0::1', '::ffff:192.0.2.7', 'fe80::1%eth0']);
  identity.close();
  const verify = (...more: string[]) => {
    const files = ['-CAfile', join(folder, 'ca.pem'), join(folder, 'server.pem')];
    const { status, stderr } = spawnSync('openssl', ['verify', '-x509_strict', ...more, ...files], {
      encoding: 'utf8',
    });
    return status === 0 ? 'OK' : /error \d+ at \d depth lookup: (.*)/.exec(stderr)?.[1];
  };
  assert.equal(verify('-purpose', 'sslserver'), 'OK');
  assert.match(verify('-purpose', 'sslclient') ?? '', /purpose/);
  assert.equal(verify('-verify_hostname', 'host.example'), 'OK');
  assert.match(verify('-verify_hostname', 'other.example') ?? '', /mismatch/);
  for (const address of ['192.0.2.1', '2001:db8::1', '::ffff:192.0.2.7', 'fe80::1']) {
    assert.equal(verify('-verify_ip', address), 'OK', address);
  }
  assert.match(verify('-verify_ip', '192.0.2.7') ?? '', /mismatch/);
});

test('openssl reads what the authority may do', { skip }, () => {
  const text = execFileSync('openssl', ['x509', '-noout', '-text', '-in', join(folder, 'ca.pem')], {
    encoding: 'utf8',
  });
  assert.match(text, /Basic Constraints: critical\s+CA:TRUE, pathlen:0\s/);
  assert.match(text, /Key Usage: critical\s+Certificate Sign, CRL Sign\s/);
  assert.match(text, /ASN1 OID: prime256v1/);
});

test('serial numbers and times come from the system', async () => {
  const now = Date.UTC(2045, 0, 2, 3, 4, 5);
  const authority = await issueAuthority(now, { bytes: count => Buffer.alloc(count, 0xfe) });
  const server = await issueServer(['x.example'], authority, now, { bytes: count => Buffer.alloc(count, 0x12) });
  const [ca, leaf] = [authority, server].map(({ cert }) => new X509Certificate(cert));
  assert.equal(ca?.serialNumber, 'FE'.repeat(16));
  assert.equal(ca?.validFrom, 'Jan  1 03:04:05 2045 GMT');
  assert.equal(ca?.validTo, 'Dec 31 03:04:05 2054 GMT', 'four digits of the year from 2050 on');
  assert.equal(leaf?.serialNumber, '12'.repeat(16));
  assert.equal(leaf?.validTo, 'Feb  3 03:04:05 2046 GMT');
});

test('a start that finds its certificate does not load the library that makes certificates', () => {
  const fresh = join(folder, 'fresh');
  const loads = () =>
    execFileSync(process.execPath, ['--input-type=module', '-e', opening(fresh)], { encoding: 'utf8' });
  assert.equal(loads(), 'true', 'the first start makes one');
  assert.equal(loads(), 'false');
});

function open(names: readonly string[]): Promise<TlsIdentity> {
  return TlsIdentity.open({ folder, names, clock: new ManualClock(Date.now()), random: systemRandom });
}

/** A program that opens the identity in `directory` and prints whether the library was loaded for that. */
function opening(directory: string): string {
  const at = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  return `
    import { createRequire } from 'node:module';
    import { TlsIdentity } from ${at('../../src/net/tls/identity.js')};
    import { systemRandom } from ${at('../../src/system/random.js')};
    import { ManualClock } from ${at('../manual-clock.js')};
    const options = { names: ['localhost'], clock: new ManualClock(Date.now()), random: systemRandom };
    (await TlsIdentity.open({ ...options, folder: ${JSON.stringify(directory)} })).close();
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    process.stdout.write(String(loaded.some(path => path.includes('@peculiar'))));
  `;
}
