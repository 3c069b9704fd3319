import { chmod, mkdir, rm, rmdir, stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from '../error.ts';
import { type ShortDirectory, shortDirectory } from './short-directory.ts';

export interface Ownership {
  release(): Promise<void>;
}

const socketName = 'owner.sock';
const askMs = 2_000;

/**
 * Makes this process the one host of a data directory, or fails with `data-directory-in-use`, naming the process that is. The
 * owner listens on a socket in the directory: the kernel forgets the listener when its process dies, however it dies, and knows
 * it from other containers that share the directory, where process ids mean nothing.
 */
export async function own(dataDir: string): Promise<Ownership> {
  const directory = shortDirectory(dataDir);
  const path = join(directory.name, socketName);
  try {
    for (;;) {
      const server = await listen(path);
      if (server !== undefined) return { release: () => release(server, directory) };
      const holder = await ask(path);
      if (holder !== undefined) throw inUse(dataDir, holder);
      await removeDead(path);
    }
  } catch (error) {
    directory.close();
    throw error;
  }
}

/** Undefined when there is such a socket already. */
async function listen(path: string): Promise<Server | undefined> {
  const server = createServer(socket => {
    socket.on('error', () => {});
    socket.end(`${process.pid} on ${hostname()}`);
  });
  server.unref();
  const listening = await new Promise<boolean>((resolve, reject) => {
    server.once('listening', () => resolve(true));
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(path);
  });
  if (!listening) return undefined;
  await chmod(path, 0o600);
  return server;
}

/** Who listens; undefined when nobody does, an empty string when the listener says nothing. */
function ask(path: string): Promise<string | undefined> {
  return new Promise(resolve => {
    let answer = '';
    const socket = connect(path);
    socket.setTimeout(askMs, () => socket.destroy());
    socket.setEncoding('utf8');
    socket.on('data', text => {
      answer += text;
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(undefined);
    });
    socket.on('close', () => resolve(answer));
  });
}

/**
 * Takes a dead socket away. Two hosts may find the same one, and the second must not take away the first one's new socket: so they
 * do it one at a time, and each looks again before.
 */
async function removeDead(path: string): Promise<void> {
  const turn = `${path}.turn`;
  try {
    await mkdir(turn);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await forgetTurn(turn);
    await pause(20);
    return;
  }
  try {
    if ((await ask(path)) === undefined) await rm(path, { force: true });
  } finally {
    await rmdir(turn).catch(() => {});
  }
}

/** A host that was killed during its turn does not keep the others waiting. */
async function forgetTurn(turn: string): Promise<void> {
  const begun = await stat(turn).catch(() => undefined);
  if (begun !== undefined && Date.now() - begun.mtimeMs > 2 * askMs) await rmdir(turn).catch(() => {});
}

async function release(server: Server, directory: ShortDirectory): Promise<void> {
  await new Promise(resolve => server.close(resolve));
  directory.close();
}

function inUse(dataDir: string, holder: string): StoreError {
  const who = holder === '' ? 'a process that does not answer' : `process ${holder}`;
  return new StoreError(
    'data-directory-in-use',
    `The data directory ${dataDir} is in use by another bigiron host, ${who}. Stop it, or name another directory.`,
    'caller',
  );
}
