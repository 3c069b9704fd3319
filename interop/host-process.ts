import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../packages/cli/dist/src/bigiron.js', import.meta.url));

/** As `npm start` and the command's first line have them. */
const nodeOptions = ['--max-semi-space-size=4'];

/** One door in the ready line. */
export interface ReadyService {
  readonly name: string;
  /** Absent where it has none but that for TLS. */
  readonly port?: number;
  readonly tlsPort?: number;
}

/** The ready line, as far as tests need it. */
export interface Ready {
  readonly services: readonly ReadyService[];
  readonly pid: number;
  readonly certificateAuthority: string;
}

/** A host as users run it: `bigiron start` in a process of its own. */
export interface HostProcess {
  readonly dataDirectory: string;
  readonly services: readonly ReadyService[];
  readonly pid: number;
  /** PEM file of the authority that signed the host's certificate. */
  readonly certificateAuthority: string;
  /** Password of QSECOFR, when this start created it. */
  readonly securityOfficerPassword: string | undefined;
  /** Milliseconds from the start of the process to the ready line. */
  readonly startTime: number;
  port(service: string): number;
  tlsPort(service: string): number;
  /** Everything that it printed, for a failing test. */
  output(): string;
  /** SIGTERM; resolves with the exit status. */
  stop(): Promise<number | null>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

export interface HostProcessOptions {
  readonly dataDirectory?: string;
  readonly args?: readonly string[];
  readonly users?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** As many open files as `ulimit -n` allows it. */
  readonly openFiles?: number;
}

/** Offsets that tests use are multiples of 100, and keep the ports of all doors below those that the system gives to clients. */
const offsets = { first: 11_000, count: 110 };
let lastOffset = Math.floor(Math.random() * offsets.count);

/** Another offset at each call. Test files run side by side: what it yields may be in use by one of them. */
export function freePortOffset(): number {
  lastOffset = (lastOffset + 1) % offsets.count;
  return offsets.first + 100 * lastOffset;
}

export async function temporaryDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'bigiron-'));
}

export async function removeDirectory(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Starts a host and waits for its ready line. The caller stops it, and removes the data directory. */
export async function startHostProcess(options: HostProcessOptions = {}): Promise<HostProcess> {
  const dataDirectory = options.dataDirectory ?? (await temporaryDirectory());
  if (options.args?.includes('--port-offset')) return start(dataDirectory, options, []);
  for (let attempts = 1; ; attempts++) {
    try {
      return await start(dataDirectory, options, ['--port-offset', String(freePortOffset())]);
    } catch (error) {
      const taken = error instanceof NotReady && error.message.includes('another program listens there');
      if (!taken || attempts === offsets.count) throw error;
    }
  }
}

/** What a host printed that ended without becoming ready. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
}

async function start(
  dataDirectory: string,
  options: HostProcessOptions,
  offset: readonly string[],
): Promise<HostProcess> {
  const users = Object.entries(options.users ?? {}).flatMap(([name, password]) => ['--user', `${name}:${password}`]);
  const started = performance.now();
  const { openFiles } = options;
  const limited = openFiles === undefined ? [] : ['sh', '-c', `ulimit -n ${openFiles} && exec "$@"`, 'sh'];
  const [executable = process.execPath, ...before] = [...limited, process.execPath];
  const child = spawn(
    executable,
    [...before, ...nodeOptions, bin, 'start', '--data', dataDirectory, ...offset, ...users, ...(options.args ?? [])],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.environment },
    },
  );
  let printed = '';
  child.stderr.setEncoding('utf8').on('data', text => {
    printed += text;
  });
  const ready = await readyLine(child, line => {
    printed += `${line}\n`;
  });
  if (ready === undefined) throw new NotReady(`The host did not become ready:\n${printed}`);
  const startTime = performance.now() - started;
  const { services, pid, certificateAuthority } = JSON.parse(ready) as Ready;
  const find = (name: string) => {
    const service = services.find(one => one.name === name);
    if (service === undefined) throw new Error(`The host has no door ${name}: ${ready}`);
    return service;
  };
  return {
    dataDirectory,
    services,
    pid,
    startTime,
    certificateAuthority,
    securityOfficerPassword: /QSECOFR has the password (\S+)/.exec(printed)?.[1],
    port: name => {
      const { port } = find(name);
      if (port === undefined) throw new Error(`The door ${name} has no plain port`);
      return port;
    },
    tlsPort: name => {
      const { tlsPort } = find(name);
      if (tlsPort === undefined) throw new Error(`The door ${name} has no TLS port`);
      return tlsPort;
    },
    output: () => printed,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill('SIGTERM');
      return ((await once(child, 'close')) as [number | null])[0];
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
}

/** The JSON of the ready line; undefined when the process ended without one. Further output is kept reading. */
function readyLine(child: ChildProcess, each: (line: string) => void): Promise<string | undefined> {
  return new Promise(resolve => {
    const lines = createInterface({ input: child.stdout! });
    lines.on('line', line => {
      each(line);
      if (line.startsWith('bigiron ready ')) resolve(line.slice('bigiron ready '.length));
    });
    child.once('close', () => resolve(undefined));
  });
}
