import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { isIP } from 'node:net';
import * as der from './der.ts';

/** What a certificate of ours says; RFC 5280 says how. */
export interface CertificateRequest {
  /** Common name of the subject. */
  readonly subject: string;
  readonly issuer: string;
  /** 16 random bytes: RFC 5280 wants serial numbers that nobody can guess, at most 20 bytes long. */
  readonly serial: Uint8Array;
  /** Milliseconds since 1970 UTC. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: KeyObject;
  /** Key of the issuer. P-256. */
  readonly issuerKey: KeyObject;
  readonly purpose: 'authority' | { readonly serverNames: readonly string[] };
}

const ecdsaWithSha256 = der.sequence(der.objectIdentifier('1.2.840.10045.4.3.2'));

/** A signed certificate as PEM. */
export function certificate(request: CertificateRequest): string {
  const toBeSigned = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))),
    der.integer(request.serial),
    ecdsaWithSha256,
    commonName(request.issuer),
    der.sequence(der.time(request.notBefore), der.time(request.notAfter)),
    commonName(request.subject),
    subjectPublicKey(request.publicKey),
    der.explicit(3, der.sequence(...extensions(request))),
  );
  const signature = sign('sha256', toBeSigned, request.issuerKey);
  return toPem(der.sequence(toBeSigned, ecdsaWithSha256, der.bitString(signature)));
}

function extensions({ purpose, publicKey, issuerKey }: CertificateRequest): Buffer[] {
  const identifiers = [
    extension('2.5.29.14', der.octetString(keyIdentifier(publicKey))),
    extension('2.5.29.35', der.sequence(der.implicit(0, keyIdentifier(createPublicKey(issuerKey))))),
  ];
  if (purpose === 'authority') {
    return [
      critical('2.5.29.19', der.sequence(der.boolean(true), der.integer(Buffer.from([0])))),
      // keyCertSign and cRLSign: bits 5 and 6.
      critical('2.5.29.15', der.bitString(Buffer.from([0x06]), 1)),
      ...identifiers,
    ];
  }
  return [
    critical('2.5.29.19', der.sequence()),
    // digitalSignature: bit 0.
    critical('2.5.29.15', der.bitString(Buffer.from([0x80]), 7)),
    extension('2.5.29.37', der.sequence(der.objectIdentifier('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', der.sequence(...purpose.serverNames.map(generalName))),
    ...identifiers,
  ];
}

function extension(id: string, value: Buffer): Buffer {
  return der.sequence(der.objectIdentifier(id), der.octetString(value));
}

function critical(id: string, value: Buffer): Buffer {
  return der.sequence(der.objectIdentifier(id), der.boolean(true), der.octetString(value));
}

function commonName(name: string): Buffer {
  return der.sequence(der.set(der.sequence(der.objectIdentifier('2.5.4.3'), der.utf8String(name))));
}

/** Node exports the SubjectPublicKeyInfo ready made. */
function subjectPublicKey(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' });
}

/** RFC 5280 4.2.1.2 leaves the method open as long as it tells keys apart. */
function keyIdentifier(key: KeyObject): Buffer {
  return createHash('sha256').update(subjectPublicKey(key)).digest().subarray(0, 20);
}

/** dNSName [2] or iPAddress [7]. */
function generalName(name: string): Buffer {
  const family = isIP(name);
  if (family === 0) return der.implicit(2, Buffer.from(name, 'ascii'));
  return der.implicit(7, family === 4 ? Buffer.from(name.split('.').map(Number)) : ipv6Bytes(name));
}

function ipv6Bytes(address: string): Buffer {
  const [head = '', tail] = address.split('%', 1)[0]!.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':').flatMap(group16));
  const start = groups(head);
  const end = tail === undefined ? [] : groups(tail);
  const bytes = Buffer.alloc(16);
  bytes.set(start);
  bytes.set(end, 16 - end.length);
  return bytes;
}

/** A group of hex digits, or the dotted end of a mapped address. */
function group16(group: string): number[] {
  if (group.includes('.')) return group.split('.').map(Number);
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 0xff];
}

function toPem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) as string[];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
