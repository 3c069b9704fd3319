import { X509Certificate } from 'node:crypto';

const day = 24 * 3600 * 1000;
/** How long a server's certificate of ours lasts: browsers and Apple's libraries take at most 398 days. Milliseconds. */
export const serverLifetime = 397 * day;
export const authorityLifetime = 10 * 365 * day;
/** How long before its end a certificate of ours is renewed. */
const renewal = 30 * day;

/** Whether an authority outlives the certificates that it signs at `now`, in milliseconds since 1970 UTC. */
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

/**
 * One spelling for each name. IPv6 addresses have many, of which the URL parser knows the shortest, without dots; their
 * zones mean something on one machine only.
 */
export function canonicalName(name: string): string {
  if (!name.includes(':')) return name.toLowerCase();
  return new URL(`http://[${name.replace(/%.*/, '')}]`).hostname.slice(1, -1);
}

function lastsUntil(cert: string, time: number): boolean {
  return Date.parse(new X509Certificate(cert).validTo) > time;
}

/** Node prints `DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1`. */
function listed(subjectAltName: string, name: string): boolean {
  const shown = subjectAltName.split(', ').map(entry => entry.slice(entry.indexOf(':') + 1));
  return shown.some(one => canonicalName(one) === canonicalName(name));
}
