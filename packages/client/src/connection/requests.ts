import { FrameReader } from '@bigiron/wire/frames';
import { at, headerSize } from '@bigiron/wire/hostserver/header';
import { ConnectionError, TimeoutError } from '../errors.ts';
import { type Address, openTransport, type Transport } from './transport.ts';

/** How long a call may take, and what ends it early. */
export interface CallOptions {
  /** Milliseconds. */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Pending {
  resolve(frame: Buffer): void;
  reject(error: unknown): void;
}

/** The largest reply that is taken, in bytes: a host that claims more is not one. */
const largestReply = 64 * 1024 * 1024;

/** A connection to one host server: numbered requests out, replies matched to them by correlation. */
export class RequestConnection {
  readonly #pending = new Map<number, Pending>();
  readonly #frames = new FrameReader({
    headerSize,
    length: (bytes, start) => bytes.readUInt32BE(start),
    maximum: largestReply,
  });
  #transport: Transport | undefined;
  #correlation = 0;
  #ended: Error | undefined;

  static async open(
    address: Address,
    limits: { readonly timeout: number; readonly signal?: AbortSignal | undefined },
  ): Promise<RequestConnection> {
    const connection = new RequestConnection();
    connection.#transport = await openTransport(
      address,
      { data: chunk => connection.#data(chunk), closed: error => connection.#end(error) },
      limits,
    );
    return connection;
  }

  get usable(): boolean {
    return this.#ended === undefined;
  }

  /**
   * Sends the request that `encode` makes for a correlation and resolves with the reply frame. When the time is over or the
   * signal aborts, the connection is closed: what the host was doing for it must not be taken for another's reply.
   */
  request(encode: (correlation: number) => Uint8Array, options: CallOptions = {}): Promise<Buffer> {
    const { timeout, signal } = options;
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) return reject(this.#ended);
      if (signal?.aborted) return reject(signal.reason);
      this.#correlation = (this.#correlation + 1) & 0x7fffffff;
      const correlation = this.#correlation;
      const timer =
        timeout === undefined
          ? undefined
          : setTimeout(() => this.destroy(new TimeoutError(`No reply within ${timeout} ms`)), timeout);
      const abort = () => this.destroy(signal?.reason as Error);
      signal?.addEventListener('abort', abort, { once: true });
      const settled = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        if (this.#pending.size === 0) this.#transport?.hold(false);
      };
      this.#pending.set(correlation, {
        resolve: frame => {
          settled();
          resolve(frame);
        },
        reject: error => {
          settled();
          reject(error);
        },
      });
      this.#transport?.hold(true);
      this.#transport?.write(encode(correlation));
    });
  }

  /** Sends a message that has no reply. */
  tell(frame: Uint8Array): void {
    if (this.#ended === undefined) this.#transport?.write(frame);
  }

  /** Closes at once; calls under way fail with `reason`. */
  destroy(reason: Error = new ConnectionError('The connection was closed', 'connection-closed')): void {
    this.#end(reason);
    this.#transport?.destroy();
  }

  #data(chunk: Buffer): void {
    try {
      this.#frames.push(chunk, frame => this.#reply(frame));
    } catch (error) {
      this.destroy(error as Error);
    }
  }

  #reply(frame: Buffer): void {
    const correlation = at.correlation(frame);
    const pending = this.#pending.get(correlation);
    if (pending === undefined) return;
    this.#pending.delete(correlation);
    pending.resolve(frame);
  }

  #end(error: Error): void {
    if (this.#ended !== undefined) return;
    this.#ended = error;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}
