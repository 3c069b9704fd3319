import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** What a scripted server does with a connection. */
export type Script = (socket: Socket) => void;

/** Speaks first. */
export function greets(bytes: Buffer): Script {
  return socket => void socket.write(bytes);
}

/** Answers the first bytes that begin with `start`, and then closes. Is silent to everything else. */
export function answers(start: Buffer, reply: Buffer): Script {
  return socket => {
    socket.once('data', chunk => {
      if ((chunk as Buffer).subarray(0, start.length).equals(start)) socket.end(reply);
    });
  };
}

/** Listens until the test ends; gives the port. */
export async function listen(context: TestContext, script: Script): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => {});
    script(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

export interface ScriptedDoor {
  readonly name: string;
  readonly port: number;
  readonly tlsPort?: number;
}

/** A data directory whose host.json names these doors. */
export async function dataDirectory(context: TestContext, services: readonly ScriptedDoor[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bigiron-doors-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'host.json'), JSON.stringify({ services }));
  return folder;
}
