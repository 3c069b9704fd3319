import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { join } from 'node:path';
import { type ConnectionOptions, checkServerIdentity, connect as connectTls } from 'node:tls';
import { StoreError } from '../error.ts';
import { sslRequest } from './frontend.ts';
import type { Reader } from './reader.ts';
import { isSocketDirectory, type Target } from './target.ts';

export interface OpenSocket {
  readonly socket: Socket;
  /** True when nobody on the way can read or change the bytes. */
  readonly encrypted: boolean;
}

const acceptsTls = 0x53; // 'S'
const declinesTls = 0x4e; // 'N'
const keepAliveMs = 30_000;

/** Connects to the server's socket, encrypted as `sslMode` says, and lets its bytes flow into `reader`. */
export async function openSocket(target: Target, reader: Reader, signal: AbortSignal): Promise<OpenSocket> {
  if (isSocketDirectory(target.host) || target.sslMode === 'disable')
    return { socket: await plainSocket(target, signal, reader), encrypted: false };
  const socket = await plainSocket(target, signal);
  const answer = await tlsAnswer(socket, signal);
  if (answer === acceptsTls) {
    const secured = await secure(socket, target, signal);
    pour(secured, reader);
    return { socket: secured, encrypted: true };
  }
  if (answer === declinesTls && target.sslMode === 'prefer') {
    pour(socket, reader);
    return { socket, encrypted: false };
  }
  socket.destroy();
  throw new StoreError(
    'authentication',
    `The PostgreSQL server at ${target.host} does not offer TLS. If the network between is trusted, add sslmode=disable to the database URL.`,
    'peer',
  );
}

/** With a `reader` the kernel's bytes land in it without a copy. */
function plainSocket(target: Target, signal: AbortSignal, reader?: Reader): Promise<Socket> {
  const address = isSocketDirectory(target.host)
    ? { path: join(target.host, `.s.PGSQL.${target.port}`) }
    : { host: target.host, port: target.port, noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAliveMs };
  const socket: Socket = connectTcp({ ...address, ...(reader === undefined ? {} : { onread: directly(reader) }) });
  return once(socket, 'connect', signal, () => socket);

  function directly(reader: Reader) {
    return {
      buffer: () => reader.space(),
      callback(count: number) {
        feed(socket, () => reader.received(count));
        return true;
      },
    };
  }
}

function pour(socket: Socket, reader: Reader): void {
  socket.on('data', chunk => feed(socket, () => reader.push(chunk)));
  socket.resume();
}

/** A reader that cannot make sense of the bytes ends the connection. */
function feed(socket: Socket, read: () => void): void {
  try {
    read();
  } catch (error) {
    socket.destroy(error as Error);
  }
}

/** Asks for TLS and returns the one byte of the answer. Anything sent ahead of the handshake would be unauthenticated. */
function tlsAnswer(socket: Socket, signal: AbortSignal): Promise<number> {
  socket.write(sslRequest());
  return once(socket, 'data', signal, (chunk: Buffer) => {
    socket.pause();
    if (chunk.length !== 1)
      throw new StoreError('protocol', 'The server sent more than the answer to the request for TLS.', 'peer');
    return chunk[0]!;
  });
}

function secure(socket: Socket, target: Target, signal: AbortSignal): Promise<Socket> {
  const verified = target.sslMode === 'verify-full' || target.sslMode === 'verify-ca' || target.tls.ca !== undefined;
  const options: ConnectionOptions = {
    socket,
    minVersion: 'TLSv1.2',
    ...target.tls,
    rejectUnauthorized: verified,
    ...(isIP(target.host) ? {} : { servername: target.host }),
    checkServerIdentity: (_, certificate) =>
      target.sslMode === 'verify-full' ? checkServerIdentity(target.host, certificate) : undefined,
  };
  const secured = connectTls(options);
  return once(secured, 'secureConnect', signal, () => secured).catch(error => {
    if (signal.aborted) throw error;
    throw new StoreError(
      'authentication',
      `The PostgreSQL server at ${target.host} is not trusted: ${(error as Error).message}. Name its authority with ` +
        'sslrootcert=FILE in the database URL, or give up knowing who answers with sslmode=require.',
      'peer',
      error,
    );
  });
}

/** The first `event` of `socket`, or its failure. The socket is destroyed on failure. */
function once<T>(socket: Socket, event: string, signal: AbortSignal, take: (value: Buffer) => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      socket.off(event, arrived);
      socket.off('error', failed);
      socket.off('close', closed);
      signal.removeEventListener('abort', aborted);
      finish();
    };
    const fail = (error: unknown) =>
      settle(() => {
        socket.on('error', () => {});
        socket.destroy();
        reject(error);
      });
    const arrived = (value: Buffer) => {
      try {
        const taken = take(value);
        settle(() => resolve(taken));
      } catch (error) {
        fail(error);
      }
    };
    const failed = (error: Error) => fail(error);
    const closed = () => fail(new Error('the server closed the connection'));
    const aborted = () => fail(signal.reason);
    socket.once(event, arrived);
    socket.once('error', failed);
    socket.once('close', closed);
    signal.addEventListener('abort', aborted);
    if (signal.aborted) aborted();
  });
}
