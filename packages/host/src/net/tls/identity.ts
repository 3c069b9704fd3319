import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { Clock } from '../../system/clock.ts';
import type { Random } from '../../system/random.ts';
import { NetError } from '../error.ts';
import { authorityServes, issuedBy, serves } from './certificate.ts';
import { type KeyAndCertificate, readPair, savedAt, savePair } from './files.ts';

export type { KeyAndCertificate } from './files.ts';

/** How often a running host looks for files that another process replaced, and at its calendar. Milliseconds. */
const lookInterval = 60_000;

export interface TlsOptions {
  /** Where certificates and keys are kept; made when it is not there. */
  readonly folder: string;
  /** Names and addresses by which clients reach this host; they go into the certificate. */
  readonly names: readonly string[];
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Who this host is to clients that connect with TLS: a certificate and its key, in files that only this user may read. The
 * first start makes a certificate authority of this host's own, which clients can trust, and a certificate signed by it,
 * which is renewed in time. A certificate from elsewhere can take its place and is then left alone.
 */
export class TlsIdentity {
  readonly #options: TlsOptions;
  readonly #listeners = new Set<() => void>();
  #current: KeyAndCertificate;
  #savedAt: number;
  #closed = false;
  #stopLooking: () => void = () => {};

  private constructor(options: TlsOptions, current: KeyAndCertificate, saved: number) {
    this.#options = options;
    this.#current = current;
    this.#savedAt = saved;
    this.#look();
  }

  /** Opens the files in `folder`, making what is missing. Throws NetError `bad-certificate` for files that do not fit. */
  static async open(options: TlsOptions): Promise<TlsIdentity> {
    const current = await load(options);
    return new TlsIdentity(options, current, await savedAt(options.folder));
  }

  get current(): KeyAndCertificate {
    return this.#current;
  }

  /** Calls back when the certificate was renewed or replaced. The returned function ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#closed = true;
    this.#stopLooking();
  }

  #look(): void {
    if (this.#closed) return;
    this.#stopLooking = this.#options.clock.after(lookInterval, () => {
      const goOn = () => this.#look();
      // Half of the files may be there, or none: the next look will find both.
      this.#refresh().then(goOn, goOn);
    });
  }

  async #refresh(): Promise<void> {
    const { folder } = this.#options;
    if ((await savedAt(folder)) === this.#savedAt && (await canStay(this.#current, this.#options))) return;
    this.#current = await load(this.#options);
    this.#savedAt = await savedAt(folder);
    for (const listener of this.#listeners) listener();
  }
}

/** The certificate of this host's own authority, for the trust stores of clients. PEM. */
export function authorityCertificate(folder: string): Promise<string> {
  return readFile(join(folder, 'ca.pem'), 'utf8');
}

/**
 * Puts a certificate (with the chain behind it, leaf first) and its key in place of the host's own; a running host takes
 * them within a minute. Throws NetError `bad-certificate`.
 */
export async function replaceCertificate(folder: string, pair: KeyAndCertificate): Promise<void> {
  check(pair);
  await savePair(folder, 'server', pair);
}

async function load(options: TlsOptions): Promise<KeyAndCertificate> {
  const pair = await readPair(options.folder, 'server');
  if (pair === undefined) return issue(options);
  check(pair);
  return (await canStay(pair, options)) ? pair : issue(options);
}

/** Only certificates of this host's own authority are renewed. */
async function canStay({ cert }: KeyAndCertificate, { folder, names, clock }: TlsOptions): Promise<boolean> {
  const authority = await readPair(folder, 'ca');
  return authority === undefined || !issuedBy(authority.cert, cert) || serves(cert, names, clock.now());
}

async function issue({ folder, names, clock, random }: TlsOptions): Promise<KeyAndCertificate> {
  // Most starts issue nothing, and need not wait for the library that does.
  const { issueAuthority, issueServer } = await import('./issue.ts');
  let authority = await readPair(folder, 'ca');
  if (authority === undefined || !authorityServes(authority.cert, clock.now())) {
    authority = await issueAuthority(clock.now(), random);
    await savePair(folder, 'ca', authority);
  }
  const pair = await issueServer(names, authority, clock.now(), random);
  await savePair(folder, 'server', pair);
  return pair;
}

/** OpenSSL finds out what does not fit: certificate and key, a key too short, a chain in no order. */
function check({ cert, key }: KeyAndCertificate): void {
  try {
    createSecureContext({ cert, key, minVersion: 'TLSv1.2' });
  } catch (error) {
    const why = (error as Error).message;
    throw new NetError('bad-certificate', `the certificate and its key cannot be used: ${why}`, 'caller', error);
  }
}
