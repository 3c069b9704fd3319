import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { BigironError } from '@bigiron/wire/errors';
import { releaseNumber } from '@bigiron/wire/hostserver/release';
import { parse } from 'yaml';
import { type DoorSettings, isDoorSettings } from './net/door-settings.ts';

/** What a host is started with. `configure` fills in the defaults. */
export interface HostConfig {
  /** Where the host keeps everything: database, certificates, keys, audit log. */
  readonly dataDirectory: string;
  /** Address to listen on. */
  readonly bind: string;
  /** Added to every port. */
  readonly portOffset: number;
  /** Names of the doors to open; undefined: all. */
  readonly services: readonly string[] | undefined;
  /** Ordinary user profiles to create, or to give this password when they exist. */
  readonly users: readonly { readonly name: string; readonly password: string }[];
  /** A PostgreSQL server to use in place of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Holds the key under which the store keeps what stands for passwords; hosts that share a database share the key. */
  readonly keyFile: string;
  /** Directory of programs, LIBRARY/PROGRAM.ts and the like. */
  readonly programs: string | undefined;
  /** What the host says it is, e.g. `V7R5M0`. */
  readonly release: string;
  /** Doors, or `*`, whose messages are printed field by field. */
  readonly trace: readonly string[];
  /** File that receives the ready line's JSON. */
  readonly readyFile: string | undefined;
  /** Address ranges (CIDR) that may connect; empty: whoever reaches the address. */
  readonly allow: readonly string[];
  /** What single doors take from their clients, where they are to differ, by their names. */
  readonly doors: Readonly<Record<string, DoorSettings>>;
}

/** As `HostConfig`, everything optional; also the shape of the configuration file. */
export type HostOptions = Partial<HostConfig>;

/** The configuration is wrong; the message names option, value and remedy. */
export class ConfigError extends BigironError {
  override readonly name = 'ConfigError';

  constructor(message: string) {
    super(message, { code: 'configuration', layer: 'usage', fault: 'caller' });
  }
}

/** Options given in the call win over the file's, those over the defaults. */
export function configure(given: HostOptions, file: HostOptions = {}): HostConfig {
  const dataDirectory = resolve(given.dataDirectory ?? file.dataDirectory ?? join(homedir(), '.bigiron'));
  const config: HostConfig = {
    dataDirectory,
    bind: given.bind ?? file.bind ?? '127.0.0.1',
    portOffset: given.portOffset ?? file.portOffset ?? 0,
    services: given.services ?? file.services,
    users: [...(file.users ?? []), ...(given.users ?? [])],
    databaseUrl: given.databaseUrl ?? file.databaseUrl,
    keyFile: resolve(given.keyFile ?? file.keyFile ?? join(dataDirectory, 'verifier.key')),
    programs: given.programs ?? file.programs,
    release: given.release ?? file.release ?? 'V7R5M0',
    trace: given.trace ?? file.trace ?? [],
    readyFile: given.readyFile ?? file.readyFile,
    allow: given.allow ?? file.allow ?? [],
    doors: { ...file.doors, ...given.doors },
  };
  check(config);
  return config;
}

const known: Readonly<Record<keyof HostConfig, (value: unknown) => boolean>> = {
  dataDirectory: isText,
  bind: isText,
  portOffset: value => Number.isInteger(value),
  services: value => isList(value, isText),
  users: value => isList(value, isUser),
  databaseUrl: isText,
  keyFile: isText,
  programs: isText,
  release: isText,
  trace: value => isList(value, isText),
  readyFile: isText,
  allow: value => isList(value, isText),
  doors: isDoorSettings,
};

/** Reads a configuration file (YAML or JSON). Throws ConfigError for a key or a value that it does not know. */
export async function readConfig(path: string): Promise<HostOptions> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`--config ${path}: ${(error as Error).message}`);
  }
  return parseConfig(text, path);
}

export function parseConfig(text: string, path: string): HostOptions {
  let value: unknown;
  try {
    value = parse(text) ?? {};
  } catch (error) {
    throw new ConfigError(`${path}: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ConfigError(`${path}: a configuration is a mapping of names to values`);
  }
  for (const [key, one] of Object.entries(value)) {
    const accepts = Object.hasOwn(known, key) ? known[key as keyof HostConfig] : undefined;
    if (accepts === undefined)
      throw new ConfigError(`${path}: there is no setting ${key}; there are ${Object.keys(known).join(', ')}`);
    if (!accepts(one)) throw new ConfigError(`${path}: ${key} cannot be ${JSON.stringify(one)}`);
  }
  return value as HostOptions;
}

function check({ bind, portOffset, release }: HostConfig): void {
  if (isIP(bind) === 0 && bind !== 'localhost') {
    throw new ConfigError(`bind ${bind} is not an address; use 127.0.0.1, or 0.0.0.0 for all interfaces`);
  }
  if (!Number.isInteger(portOffset) || portOffset < 0 || portOffset > 50_000) {
    throw new ConfigError(`port-offset ${portOffset} must be a whole number from 0 to 50000`);
  }
  try {
    releaseNumber(release);
  } catch {
    throw new ConfigError(`vrm ${release} is not a release; it looks like V7R5M0`);
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isList(value: unknown, element: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(element);
}

function isUser(value: unknown): boolean {
  const user = value as { name?: unknown; password?: unknown } | null;
  return typeof user === 'object' && user !== null && isText(user.name) && isText(user.password);
}
