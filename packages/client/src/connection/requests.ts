import { FrameReader } from '@bigiron/wire/frames';
import { at, headerSize } from '@bigiron/wire/hostserver/header';
import { ConnectionError } from '../errors.ts';
import { type Limits, overdue, unlimited, watch } from './limits.ts';
import { type Address, openTransport, type Transport } from './transport.ts';

interface Pending {
  readonly resolve: (frame: Buffer) => void;
  readonly reject: (error: unknown) => void;
  /** Takes back the watch over time and signal. */
  readonly forget: () => void;
}

/** The largest reply that is taken, in bytes: a host that claims more is not one. */
const largestReply = 64 * 1024 * 1024;

/** Milliseconds that a host has to answer or to close when a `takeOrLeave` request was given up. */
const graceTime = 2000;

/** Where the correlation is in a frame; see the table Header. */
const correlationOffset = 12;

/**
 * A connection to one host server: numbered requests out, replies matched to them by correlation. Sans-IO but for `open`: it is
 * told what arrives, and writes to a Transport.
 */
export class RequestConnection {
  readonly #pending = new Map<number, Pending>();
  readonly #frames = new FrameReader({
    headerSize,
    length: (bytes, start) => bytes.readUInt32BE(start),
    maximum: largestReply,
  });
  readonly #deliver = (frame: Buffer): void => this.#reply(frame);
  /** The memory of the chunk that is being read. */
  #chunk: ArrayBufferLike | undefined;
  readonly #whenClosed: (() => void)[] = [];
  #transport: Transport | undefined;
  #correlation = 0;
  #ended: unknown;
  /** Why the connection is being closed although a reply may still come. */
  #leaving: unknown;

  static async open(address: Address, limits: Limits): Promise<RequestConnection> {
    const connection = new RequestConnection();
    connection.attach(await openTransport(address, connection, limits));
    return connection;
  }

  attach(transport: Transport): void {
    this.#transport = transport;
    transport.hold(this.#pending.size > 0);
  }

  /** Whether it can take another request. */
  get usable(): boolean {
    return this.#ended === undefined && this.#leaving === undefined;
  }

  /**
   * Sends a request, whose correlation is filled in here, and resolves with the reply frame. When the time is over or the signal
   * aborts, the connection is closed: what the host was doing for it must not be taken for another's reply. `ahead`: messages without a
   * reply that go with it, in front.
   */
  request(frame: Buffer, limits: Limits = unlimited, ahead: readonly Buffer[] = []): Promise<Buffer> {
    return this.#send(frame, limits, reason => this.destroy(reason), ahead);
  }

  /**
   * As `request`, for replies that hand over something which the host no longer has. Given up, it tells the host that nothing more
   * comes and waits for it to close: a reply that was on its way is taken after all, otherwise the host keeps what it has.
   */
  takeOrLeave(frame: Buffer, limits: Limits = unlimited): Promise<Buffer> {
    return this.#send(frame, limits, reason => this.#leave(reason));
  }

  /** Sends a message that has no reply. */
  tell(frame: Buffer): void {
    if (this.usable) this.#transport?.write(frame);
  }

  /** Closes at once; calls under way fail with `reason`. */
  destroy(reason: unknown = closedHere()): void {
    this.#transport?.destroy();
    this.#end(reason);
  }

  /**
   * Closes after what has been written; replies under way are still delivered, and calls that get none fail with `reason`. Resolves when
   * nothing is under way any more.
   */
  leave(reason: unknown = closedHere()): Promise<void> {
    if (this.usable) this.#leave(reason);
    return new Promise(resolve => this.onClosed(resolve));
  }

  /** Calls `listener` when the connection has come to its end, whatever the reason. */
  onClosed(listener: () => void): void {
    if (this.#ended === undefined) this.#whenClosed.push(listener);
    else listener();
  }

  data(chunk: Buffer): void {
    if (this.#ended !== undefined) return;
    this.#chunk = chunk.buffer;
    try {
      this.#frames.push(chunk, this.#deliver);
    } catch (error) {
      this.destroy(new ConnectionError(`The host sent no valid frame: ${(error as Error).message}`, 'protocol', error));
    }
  }

  closed(error: ConnectionError): void {
    this.#end(this.#leaving ?? error);
  }

  #send(
    frame: Buffer,
    limits: Limits,
    giveUp: (reason: unknown) => void,
    ahead: readonly Buffer[] = [],
  ): Promise<Buffer> {
    const refusal = this.#ended ?? this.#leaving ?? overdue(limits);
    if (refusal !== undefined) return Promise.reject(refusal);
    return new Promise((resolve, reject) => {
      this.#correlation = (this.#correlation + 1) & 0x7fffffff;
      frame.writeUInt32BE(this.#correlation, correlationOffset);
      this.#pending.set(this.#correlation, { resolve, reject, forget: watch(limits, giveUp) });
      if (this.#pending.size === 1) this.#transport?.hold(true);
      this.#transport?.write(ahead.length === 0 ? frame : Buffer.concat([...ahead, frame]));
    });
  }

  #leave(reason: unknown): void {
    if (this.#pending.size === 0) {
      this.#transport?.close();
      this.#end(reason);
      return;
    }
    this.#leaving = reason;
    this.#transport?.end();
    const timer = setTimeout(() => this.destroy(reason), graceTime);
    this.onClosed(() => clearTimeout(timer));
  }

  #reply(frame: Buffer): void {
    const correlation = at.correlation(frame);
    const pending = this.#pending.get(correlation);
    if (pending === undefined)
      throw new ConnectionError(`it answers request ${correlation}, which was not asked`, 'protocol');
    this.#pending.delete(correlation);
    pending.forget();
    pending.resolve(frame.buffer === this.#chunk ? Buffer.from(frame) : frame);
    if (this.#pending.size > 0) return;
    if (this.#leaving === undefined) this.#transport?.hold(false);
    else this.destroy(this.#leaving);
  }

  #end(reason: unknown): void {
    if (this.#ended !== undefined) return;
    this.#ended = reason;
    for (const { reject, forget } of this.#pending.values()) {
      forget();
      reject(reason);
    }
    this.#pending.clear();
    for (const listener of this.#whenClosed.splice(0)) listener();
  }
}

function closedHere(): ConnectionError {
  return new ConnectionError('The connection was closed', 'closed');
}
