import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { StoreError } from '../error.ts';

/** libpq's modes: from no encryption, over encryption if the server has it, to a verified certificate and host name. */
export type SslMode = 'disable' | 'prefer' | 'require' | 'verify-ca' | 'verify-full';

export interface TlsFiles {
  /** PEM texts. Without `ca` the authorities that come with Node are trusted. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** Where a server is and how to sign on to it. */
export interface Target {
  /** Host name or address; a directory (starting with `/`) means the unix socket `.s.PGSQL.<port>` in it. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
  readonly sslMode: SslMode;
  readonly tls: TlsFiles;
  /** Run-time parameters for the startup message. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Bound of connecting and signing on together. */
  readonly connectTimeoutMs: number;
}

const sslModes: readonly string[] = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'] satisfies SslMode[];

/**
 * Reads `postgres://user:password@host:port/database?sslmode=..`, the form that libpq documents. Known query parameters: host (a
 * socket directory), sslmode, sslrootcert, sslcert, sslkey, connect_timeout (seconds), application_name, options is refused.
 * Without `sslmode` a server on this machine is `prefer`, any other is `verify-full`: libpq's default would hand the password
 * and the data to whoever answers.
 */
export function targetOf(url: string): Target {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch (error) {
    throw bad('it is not a URL like postgres://user@host/database', error);
  }
  if (parsed.protocol !== 'postgres:' && parsed.protocol !== 'postgresql:')
    throw bad(`it begins with ${parsed.protocol} instead of postgres:`);
  const query = new Map(parsed.searchParams);
  const take = (name: string): string | undefined => {
    const value = query.get(name);
    query.delete(name);
    return value;
  };
  const host = take('host') ?? decode(parsed.hostname.replace(/^\[(.*)\]$/, '$1')) ?? 'localhost';
  const user = decode(parsed.username) ?? take('user') ?? 'postgres';
  const password = decode(parsed.password) ?? take('password');
  const mode = take('sslmode') ?? (onThisMachine(host) ? 'prefer' : 'verify-full');
  if (!sslModes.includes(mode)) throw bad(`sslmode=${mode} is not one of ${sslModes.join(', ')}`);
  const timeout = Number(take('connect_timeout') ?? 10);
  if (!Number.isFinite(timeout) || timeout <= 0) throw bad('connect_timeout is not a number of seconds');
  const tls = { ...file('ca', take('sslrootcert')), ...file('cert', take('sslcert')), ...file('key', take('sslkey')) };
  const applicationName = take('application_name');
  const [unknown] = query.keys();
  if (unknown !== undefined) throw bad(`its parameter ${unknown} is not known here`);
  return {
    host,
    port: Number(parsed.port || 5432),
    user,
    ...(password === undefined ? {} : { password }),
    database: decode(parsed.pathname.slice(1)) ?? user,
    sslMode: mode as SslMode,
    tls,
    parameters: applicationName === undefined ? {} : { application_name: applicationName },
    connectTimeoutMs: timeout * 1000,
  };
}

/** The target for logs: everything but the password. */
export function locationOf(target: Target): string {
  const host = target.host.includes(':') ? `[${target.host}]` : target.host;
  return `postgres://${target.user}@${host}:${target.port}/${target.database}`;
}

export function isSocketDirectory(host: string): boolean {
  return host.startsWith('/');
}

/** Whether bytes to this host stay on this machine. */
export function onThisMachine(host: string): boolean {
  return (
    isSocketDirectory(host) || host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
  );
}

function decode(text: string): string | undefined {
  return text === '' ? undefined : decodeURIComponent(text);
}

function file(name: keyof TlsFiles, path: string | undefined): TlsFiles {
  if (path === undefined) return {};
  try {
    return { [name]: readFileSync(path, 'utf8') };
  } catch (error) {
    throw bad(`the file ${path} cannot be read`, error);
  }
}

function bad(reason: string, cause?: unknown): StoreError {
  return new StoreError('bad-database-url', `The database URL cannot be used: ${reason}.`, 'caller', cause);
}
