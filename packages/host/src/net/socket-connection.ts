import type { Socket } from 'node:net';
import type { Clock } from '../system/clock.ts';
import { plainAddress } from './allow-list.ts';
import type { Connection } from './connection.ts';
import { NetError } from './error.ts';
import type { Limits } from './limits.ts';

/** How long a client may take to close its side, or to read the last bytes, after we closed ours. Milliseconds. */
const lingerTime = 5000;

/** Bytes that wait for a client which has not signed on: whoever does not even say who he is gets little memory. */
const unauthenticatedWriteBuffer = 256 << 10;

let lastId = 0;

export function nextConnectionId(): number {
  return ++lastId;
}

/** A connection over a TCP or TLS socket, under the limits of its door. */
export class SocketConnection implements Connection {
  readonly id = nextConnectionId();
  readonly door: string;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localPort: number;
  readonly secure: boolean;
  /** Why it was destroyed, if it was. */
  reason: Error | undefined;
  readonly #socket: Socket;
  readonly #limits: Limits;
  readonly #clock: Clock;
  #corked = false;
  #cancelTimer: () => void = () => {};
  #lastActivity = 0;
  #writeBuffer: number;

  constructor(door: string, socket: Socket, secure: boolean, limits: Limits, clock: Clock) {
    this.door = door;
    this.secure = secure;
    // A socket that was reset at once has no addresses any more.
    this.remoteAddress = plainAddress(socket.remoteAddress ?? '');
    this.remotePort = socket.remotePort ?? 0;
    this.localPort = socket.localPort ?? 0;
    this.#socket = socket;
    this.#limits = limits;
    this.#writeBuffer = Math.min(limits.writeBuffer, unauthenticatedWriteBuffer);
    this.#clock = clock;
  }

  get bytesIn(): number {
    return this.#socket.bytesRead;
  }

  get bytesOut(): number {
    return this.#socket.bytesWritten;
  }

  write(bytes: Uint8Array): void {
    const socket = this.#socket;
    if (!socket.writable) return;
    if (!this.#corked) {
      this.#corked = true;
      socket.cork();
      process.nextTick(this.#uncork);
    }
    socket.write(bytes);
    this.active();
    if (socket.writableLength > this.#writeBuffer) {
      this.destroy(
        new NetError('client-not-reading', `${socket.writableLength} bytes wait for a client that does not read`),
      );
    }
  }

  readonly #uncork = (): void => {
    this.#corked = false;
    this.#socket.uncork();
  };

  drained(): Promise<void> {
    const socket = this.#socket;
    if (!socket.writableNeedDrain || socket.destroyed) return Promise.resolve();
    return new Promise(resolve => {
      const done = () => {
        socket.off('drain', done).off('close', done);
        resolve();
      };
      socket.on('drain', done).on('close', done);
    });
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  end(reason?: Error): void {
    if (this.#socket.destroyed) return;
    this.reason ??= reason;
    this.#socket.end();
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.after(lingerTime, () => this.#socket.destroy());
  }

  destroy(reason: Error): void {
    this.reason ??= reason;
    this.#socket.destroy();
  }

  /** Ends the connection unless somebody signs on within `milliseconds`. */
  awaitSignon(milliseconds: number): void {
    this.#cancelTimer = this.#clock.after(milliseconds, () => {
      this.destroy(new NetError('handshake-timeout', `nobody signed on within ${milliseconds / 1000} seconds`));
    });
  }

  authenticated(_profile: string): void {
    this.#cancelTimer();
    const { idleTimeout, writeBuffer } = this.#limits;
    this.#writeBuffer = writeBuffer;
    if (idleTimeout === undefined) return;
    this.#lastActivity = this.#clock.elapsed();
    this.#awaitActivity(idleTimeout);
  }

  /** Bytes came or went. */
  active(): void {
    if (this.#limits.idleTimeout !== undefined) this.#lastActivity = this.#clock.elapsed();
  }

  /** One timer that looks again when it was too early costs less than one that is set anew with every byte. */
  #awaitActivity(milliseconds: number): void {
    this.#cancelTimer = this.#clock.after(milliseconds, () => {
      const idleTimeout = this.#limits.idleTimeout as number;
      const idle = this.#clock.elapsed() - this.#lastActivity;
      if (idle < idleTimeout) return this.#awaitActivity(idleTimeout - idle);
      this.destroy(new NetError('idle-timeout', `silent for ${Math.round(idle / 1000)} seconds`));
    });
  }

  /** The socket is gone. */
  release(): void {
    this.#cancelTimer();
  }
}
