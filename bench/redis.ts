import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect as tryConnect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { removeDirectory, temporaryDirectory } from '@bigiron/interop/host-process';
import { createClient } from 'redis';

/** A Redis server of our own with append-only persistence, and connections to it. */
export interface Redis {
  connect(): Promise<RedisConnection>;
  stop(): Promise<void>;
}

export type RedisConnection = Awaited<ReturnType<typeof open>>;

async function open(port: number) {
  const client = createClient({ socket: { host: '127.0.0.1', port, noDelay: true } });
  await client.connect();
  return client;
}

export async function startRedis(appendfsync: 'always' | 'everysec', port: number): Promise<Redis> {
  const directory = await temporaryDirectory();
  const server = spawn(
    'redis-server',
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      directory,
      '--appendonly',
      'yes',
      '--appendfsync',
      appendfsync,
      '--save',
      '',
    ],
    { stdio: 'ignore' },
  );
  await listening(port);
  const clients: RedisConnection[] = [];
  return {
    async connect() {
      const client = await open(port);
      clients.push(client);
      return client;
    },
    async stop() {
      for (const client of clients) client.destroy();
      server.kill('SIGTERM');
      await once(server, 'close');
      await removeDirectory(directory);
    },
  };
}

async function listening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await accepts(port)) return;
    await pause(50);
  }
  throw new Error(`redis-server does not listen on ${port}`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = tryConnect({ host: '127.0.0.1', port });
    const answer = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}
