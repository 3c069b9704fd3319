import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { bmpString, identifier, integer, octetString } from '../../src/net/tls/der.ts';
import { issueAuthority } from '../../src/net/tls/issue.ts';
import { trustStore } from '../../src/net/tls/pkcs12.ts';
import { systemRandom } from '../../src/system/random.ts';

test('DER: lengths, numbers and identifiers as X.690 has them', () => {
  assert.equal(identifier('1.2.840.113549.1.7.1').toString('hex'), '06092a864886f70d010701');
  assert.equal(identifier('2.16.840.1.113894.746875.1.1').toString('hex'), '060c6086480186f966adca7b0101');
  assert.deepEqual(
    [0, 3, 127, 128, 255, 256, 10_000, 0x7fff_ffff].map(value => integer(value).toString('hex')),
    ['020100', '020103', '02017f', '02020080', '020200ff', '02020100', '02022710', '02047fffffff'],
  );
  assert.equal(bmpString('Aü').toString('hex'), '1e04004100fc');
  for (const [length, head] of [
    [127, '047f'],
    [128, '048180'],
    [255, '0481ff'],
    [256, '04820100'],
    [65_536, '0483010000'],
  ] as const)
    assert.equal(
      octetString(Buffer.alloc(length))
        .subarray(0, head.length / 2)
        .toString('hex'),
      head,
    );
});

test('a number is read back from its bytes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0x7fff_ffff }), value => {
      const bytes = integer(value);
      assert.equal(Number.parseInt(bytes.subarray(2).toString('hex'), 16), value);
      assert.ok((bytes[2] as number) < 0x80, 'not negative');
    }),
  );
});

test('a trust store is one that OpenSSL reads, and whose password it checks', async t => {
  const { cert } = await issueAuthority(Date.now(), systemRandom);
  const store = trustStore({ bigiron: cert }, 'pässword', systemRandom);
  const read = (password: string) =>
    execFileSync('openssl', ['pkcs12', '-nokeys', '-passin', `pass:${password}`], {
      input: store,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  try {
    execFileSync('openssl', ['version']);
  } catch (error) {
    if (process.env.BIGIRON_REQUIRE_CLIENTS === '1') throw error;
    return t.skip('openssl is not installed');
  }
  const printed = read('pässword');
  const pem = /-----BEGIN CERTIFICATE-----[\s\S]*-----END CERTIFICATE-----/.exec(printed)?.[0] ?? '';
  assert.equal(new X509Certificate(pem).fingerprint256, new X509Certificate(cert).fingerprint256);
  assert.match(printed, /friendlyName: bigiron/);
  assert.throws(() => read('another'));
});
