import type { Socket } from 'node:net';
import { StoreError } from '../error.ts';
import { Channel, type ChannelEvents } from './channel.ts';
import { PgError } from './error.ts';
import { cancelRequest } from './frontend.ts';
import { Reader } from './reader.ts';
import { type CancelKey, SignOn } from './sign-on.ts';
import { openSocket } from './socket.ts';
import { locationOf, type Target } from './target.ts';

/** PostgreSQL's own bound of a message: a value of a gigabyte and its frame. */
const largestMessage = 0x4000_0400;

export interface Dialled {
  readonly channel: Channel;
  readonly cancelKey: CancelKey;
}

/**
 * Connects and signs on, within the target's time limit. Errors: PgError when the server refuses (28P01 wrong password, 3D000 no
 * such database, 53300 too many connections, 57P03 starting up ..), otherwise StoreError.
 */
export async function dial(
  target: Target,
  parameters: Readonly<Record<string, string>>,
  events: ChannelEvents,
): Promise<Dialled> {
  const signal = AbortSignal.timeout(target.connectTimeoutMs);
  const reader = new Reader();
  let socket: Socket | undefined;
  try {
    const opened = await openSocket(target, reader, signal);
    socket = opened.socket;
    const signOn = new SignOn(target, parameters, opened);
    reader.onMessage = (type, bytes, start, end) => signOn.message(type, bytes, start, end);
    socket.on('error', signOn.failed);
    socket.on('close', signOn.failed);
    signal.addEventListener('abort', signOn.failed);
    const cancelKey = await signOn.done;
    signal.removeEventListener('abort', signOn.failed);
    const channel = new Channel(socket, events);
    socket.on('error', error => channel.ended(error));
    socket.on('close', () => channel.ended(new Error('the server closed it')));
    reader.onMessage = (type, bytes, start, end) => channel.message(type, bytes, start, end);
    reader.limit = largestMessage;
    return { channel, cancelKey };
  } catch (error) {
    socket?.destroy();
    if (error instanceof PgError || error instanceof StoreError) throw error;
    throw new StoreError(
      'store-unavailable',
      `PostgreSQL at ${locationOf(target)} cannot be reached: ${(error as Error).message}`,
      'network',
      error,
    );
  }
}

/** Asks the server to interrupt what the connection with `key` is doing; resolves when the server has taken note. */
export async function cancel(target: Target, key: CancelKey): Promise<void> {
  const { socket } = await openSocket(target, new Reader(), AbortSignal.timeout(target.connectTimeoutMs));
  await new Promise<void>(resolve => {
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    socket.end(cancelRequest(key.processId, key.secret));
  });
}
