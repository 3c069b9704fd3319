import { closeSync, existsSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from '../error.ts';
import type { Identity } from './identity.ts';
import { launch } from './launch.ts';
import type { Layout } from './layout.ts';
import { readPidFile, runsOn } from './pid-file.ts';
import type { Programs } from './programs.ts';

/** Crash recovery reads the write-ahead log since the last checkpoint. */
const startMs = 120_000;
/** A server that was killed is not replaced before its sessions have noticed. */
const lingeringMs = 10_000;
const politeStopMs = 30_000;
const firmStopMs = 10_000;
const pollMs = 5;
/** The log starts anew above this; the old one stays beside it. */
const largestLog = 10_000_000;

/** The process id of the server on this cluster; undefined when none runs. */
export function runningServer({ cluster }: Layout): number | undefined {
  const pid = readPidFile(cluster)?.pid;
  return pid !== undefined && runsOn(cluster, pid) ? pid : undefined;
}

/** Starts the server with settings given as command line arguments and waits until it accepts connections. */
export async function startServer(
  layout: Layout,
  programs: Programs,
  identity: Identity,
  settings: readonly string[],
): Promise<void> {
  removeStrangersPidFile(layout);
  removeSocketLocks(layout);
  const patience = performance.now() + lingeringMs;
  for (;;) {
    const failure = await tryStart(layout, programs, identity, settings);
    if (failure === undefined) return;
    if (!failure.includes('pre-existing shared memory block') || performance.now() > patience)
      throw new StoreError('postgres-unusable', `PostgreSQL does not start: ${failure}`, 'us');
    await pause(100);
  }
}

/** Stops the server on this cluster, if one runs. Its sessions end at once; what they had committed is on disk. */
export async function stopServer(layout: Layout): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', politeStopMs],
    ['SIGQUIT', firmStopMs],
  ] as const) {
    const pid = runningServer(layout);
    if (pid === undefined) return;
    process.kill(pid, signal);
    // Its file goes a moment before the process does.
    for (const end = performance.now() + patience; performance.now() < end; await pause(pollMs))
      if (!runsOn(layout.cluster, pid)) return;
  }
  throw new StoreError('postgres-unusable', `The PostgreSQL server on ${layout.cluster} does not stop.`, 'us');
}

/** Returns what the server said when it did not come up. */
async function tryStart(
  layout: Layout,
  programs: Programs,
  identity: Identity,
  settings: readonly string[],
): Promise<string | undefined> {
  if (existsSync(layout.log) && statSync(layout.log).size > largestLog) renameSync(layout.log, `${layout.log}.old`);
  const log = openSync(layout.log, 'a', 0o600);
  const said = statSync(layout.log).size;
  const server = launch(
    programs.postgres,
    identity,
    [layout.cluster, layout.socketDir],
    ([data, socket]) => ['-D', data!, '-c', `unix_socket_directories=${socket}`, ...settings],
    log,
  );
  closeSync(log);
  let ended: string | undefined;
  server.on('error', error => {
    ended = error.message;
  });
  server.on('exit', (code, signal) => {
    ended = `it ended with ${signal ?? code}`;
  });
  server.unref();
  for (const end = performance.now() + startMs; performance.now() < end; await pause(pollMs)) {
    if (ended !== undefined) return readFileSync(layout.log).subarray(said).toString().trim() || ended;
    const file = readPidFile(layout.cluster);
    if (file !== undefined && file.pid === server.pid && file.status === 'ready') return undefined;
  }
  server.kill('SIGQUIT');
  return `it was not ready within ${startMs / 1000} seconds`;
}

/**
 * A server that was killed leaves its file, and PostgreSQL takes any process with that number and the same user for it: after a
 * restart of a container often one of ours. Whether sessions of the dead server live on it finds out by other means.
 */
function removeStrangersPidFile(layout: Layout): void {
  const file = readPidFile(layout.cluster);
  if (file !== undefined && isAlive(file.pid)) rmSync(`${layout.cluster}/postmaster.pid`);
}

/** The same for the file that guards the socket: nobody but a server on this cluster uses the directory, and none runs. */
function removeSocketLocks({ socketDir }: Layout): void {
  const locks = readdirSync(socketDir).filter(name => name.startsWith('.s.PGSQL.') && name.endsWith('.lock'));
  for (const name of locks) rmSync(`${socketDir}/${name}`, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
