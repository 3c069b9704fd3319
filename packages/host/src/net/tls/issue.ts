import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import type { Random } from '../../system/random.ts';
import { certificate } from './certificate.ts';
import type { KeyAndCertificate } from './files.ts';

const day = 24 * 3600 * 1000;
/** Browsers and Apple's libraries take at most 398 days from a server's certificate. */
const serverLifetime = 397 * day;
const authorityLifetime = 10 * 365 * day;
/** How long before its end a certificate of ours is renewed. */
const renewal = 30 * day;
/** Clients' clocks may be behind. */
const tolerance = day;

const authorityName = 'bigiron certificate authority';

/** A new authority of this host's own. `now` in milliseconds since 1970 UTC. */
export function issueAuthority(now: number, random: Random): KeyAndCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const cert = certificate({
    subject: authorityName,
    issuer: authorityName,
    serial: serialNumber(random),
    notBefore: now - tolerance,
    notAfter: now + authorityLifetime,
    publicKey,
    issuerKey: privateKey,
    purpose: 'authority',
  });
  return { cert, key: pkcs8(privateKey) };
}

/** A certificate for a server with these names and addresses, followed by the authority's own. */
export function issueServer(
  names: readonly string[],
  authority: KeyAndCertificate,
  now: number,
  random: Random,
): KeyAndCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const leaf = certificate({
    subject: names[0] ?? 'localhost',
    issuer: authorityName,
    serial: serialNumber(random),
    notBefore: now - tolerance,
    notAfter: now + serverLifetime,
    publicKey,
    issuerKey: createPrivateKey(authority.key),
    purpose: { serverNames: names },
  });
  return { cert: leaf + authority.cert, key: pkcs8(privateKey) };
}

/** Whether an authority outlives the certificates that it signs at `now`. */
export function authorityServes(cert: string, now: number): boolean {
  return lastsUntil(cert, now + serverLifetime);
}

/** Whether a certificate was signed by this authority. */
export function issuedBy(authority: string, cert: string): boolean {
  return new X509Certificate(cert).verify(new X509Certificate(authority).publicKey);
}

/** Whether a certificate of ours can stay: it has the names and is not about to end. */
export function serves(cert: string, names: readonly string[], now: number): boolean {
  const { subjectAltName = '' } = new X509Certificate(cert);
  return lastsUntil(cert, now + renewal) && names.every(name => listed(subjectAltName, name));
}

function lastsUntil(cert: string, time: number): boolean {
  return Date.parse(new X509Certificate(cert).validTo) > time;
}

/** Node prints `DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1`. */
function listed(subjectAltName: string, name: string): boolean {
  const shown = subjectAltName.split(', ').map(entry => entry.slice(entry.indexOf(':') + 1));
  return shown.some(one => canonical(one) === canonical(name));
}

/** IPv6 addresses have many spellings; the URL parser knows the shortest. */
function canonical(name: string): string {
  return name.includes(':') ? new URL(`http://[${name}]`).hostname : name.toLowerCase();
}

/** Positive in DER, and never with a leading zero, whatever the first bits were. */
function serialNumber(random: Random): Buffer {
  const serial = Buffer.from(random.bytes(16));
  serial[0] = (serial[0]! & 0x7f) | 0x40;
  return serial;
}

function pkcs8(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }) as string;
}
