// @peculiar/x509 needs it loaded first and leaves that to its users.
import 'reflect-metadata';
import { createPrivateKey, KeyObject, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Random } from '../../system/random.ts';
import { authorityLifetime, canonicalName, serverLifetime } from './certificate.ts';
import type { KeyAndCertificate } from './files.ts';

/** Clients' clocks may be behind. Milliseconds. */
const tolerance = 24 * 3600 * 1000;

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

/** A new authority of this host's own. `now` in milliseconds since 1970 UTC. */
export async function issueAuthority(now: number, random: Random): Promise<KeyAndCertificate> {
  const keys = await generateKeys();
  const identifier = await SubjectKeyIdentifierExtension.create(keys.publicKey);
  const authority = await X509CertificateGenerator.createSelfSigned({
    ...validity(now, authorityLifetime),
    serialNumber: serialNumber(random),
    name: commonName('bigiron certificate authority'),
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      identifier,
      new AuthorityKeyIdentifierExtension(identifier.keyId),
    ],
  });
  return { cert: pem(authority), key: pkcs8(keys.privateKey) };
}

/** A certificate for a server with these names and addresses, followed by the authority's own. */
export async function issueServer(
  names: readonly string[],
  authority: KeyAndCertificate,
  now: number,
  random: Random,
): Promise<KeyAndCertificate> {
  const keys = await generateKeys();
  const issuer = new X509Certificate(authority.cert);
  const leaf = await X509CertificateGenerator.create({
    ...validity(now, serverLifetime),
    serialNumber: serialNumber(random),
    subject: commonName(names[0] ?? 'localhost'),
    issuer: issuer.subjectName,
    publicKey: keys.publicKey,
    signingKey: await signingKey(authority.key),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(names.map(generalName)),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      new AuthorityKeyIdentifierExtension(await keyIdentifier(issuer)),
    ],
  });
  return { cert: pem(leaf) + authority.cert, key: pkcs8(keys.privateKey) };
}

function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

function signingKey(key: string): Promise<webcrypto.CryptoKey> {
  const bytes = createPrivateKey(key).export({ type: 'pkcs8', format: 'der' });
  return webcrypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign']);
}

function validity(now: number, lifetime: number): { notBefore: Date; notAfter: Date } {
  return { notBefore: new Date(now - tolerance), notAfter: new Date(now + lifetime) };
}

/** RFC 5280 4.1.2.2 wants numbers that nobody can guess, at most 20 bytes long. */
function serialNumber(random: Random): string {
  return random.bytes(16).toString('hex');
}

function commonName(name: string): Name {
  return new Name([{ CN: [{ utf8String: name }] }]);
}

function generalName(name: string): { type: 'dns' | 'ip'; value: string } {
  // The library does not read an IPv6 address that ends in dots: `::ffff:192.0.2.1`.
  return isIP(name) === 0 ? { type: 'dns', value: name } : { type: 'ip', value: canonicalName(name) };
}

/** As the authority itself states it: RFC 5280 4.2.1.2 leaves open how it is made. */
async function keyIdentifier(issuer: X509Certificate): Promise<string> {
  const stated = issuer.getExtension(SubjectKeyIdentifierExtension);
  return (stated ?? (await SubjectKeyIdentifierExtension.create(issuer.publicKey))).keyId;
}

function pem(certificate: X509Certificate): string {
  return `${certificate.toString('pem')}\n`;
}

function pkcs8(key: webcrypto.CryptoKey): string {
  return KeyObject.from(key).export({ type: 'pkcs8', format: 'pem' }) as string;
}
