import type { Socket } from 'node:net';
import { StoreError } from '../error.ts';
import { backend } from './backend.ts';
import { PgError, type ReportFields, reportFields } from './error.ts';
import type { Exchange } from './exchange.ts';
import * as frontend from './frontend.ts';
import { Writer } from './writer.ts';

/** What arrives without having been asked for. */
export interface ChannelEvents {
  notification?(channel: string, payload: string): void;
  notice?(fields: ReportFields): void;
  /** The connection is gone; `error` is undefined after {@link Channel.close}. Called once, after the pending exchanges failed. */
  closed?(error: Error | undefined): void;
}

/** How long a closed connection may go on with what was asked before. */
const closingMs = 10_000;

/** ReadyForQuery's letters: no transaction, one in progress, one that failed. */
export type TransactionStatus = 'I' | 'T' | 'E';

/**
 * A connection as a queue of exchanges. Whoever sends appends messages to {@link writer}, the last of them a Sync or a Query, and
 * then {@link expect}s their replies. What one turn of the event loop appends leaves in one write.
 */
export class Channel {
  readonly writer = new Writer();
  status: TransactionStatus = 'I';
  /** When the oldest pending exchange became the oldest (`performance.now()`). */
  headSince = 0;
  readonly #socket: Socket;
  readonly #events: ChannelEvents;
  readonly #queue: Exchange[] = [];
  #flushScheduled = false;
  #closing = false;
  /** Why nothing can be sent any more. */
  #gone: Error | undefined;
  /** A FATAL report explains why the connection ends right after it. */
  #lastWords: Error | undefined;

  constructor(socket: Socket, events: ChannelEvents) {
    this.#socket = socket;
    this.#events = events;
  }

  /** Exchanges whose replies are due. */
  get pending(): number {
    return this.#queue.length;
  }

  /** The error for a call that comes too late; undefined while the connection works. */
  get unusable(): StoreError | undefined {
    if (this.#closing) return new StoreError('store-closed', 'The connection to PostgreSQL was closed.', 'caller');
    if (this.#gone === undefined) return undefined;
    const { message } = this.#gone;
    return new StoreError(
      'store-unavailable',
      `The connection to PostgreSQL is gone: ${message}`,
      'network',
      this.#gone,
    );
  }

  /** The messages of `exchange` have been appended to {@link writer}. */
  expect(exchange: Exchange): void {
    if (this.#queue.length === 0) this.headSince = performance.now();
    this.#queue.push(exchange);
    if (this.#flushScheduled) return;
    this.#flushScheduled = true;
    setImmediate(() => {
      this.#flushScheduled = false;
      this.flush();
    });
  }

  /** Sends what was appended. */
  flush(): void {
    if (this.writer.length === 0 || this.#gone !== undefined) return;
    this.#socket.write(this.writer.collected());
    if (this.#socket.writableLength === 0) this.writer.reuse();
    else this.writer.renew();
  }

  /** Lets the pending exchanges finish, but not for ever, then ends the connection. */
  async close(): Promise<void> {
    if (this.#socket.closed) return;
    if (!this.#closing && this.#gone === undefined) {
      this.#closing = true;
      frontend.terminate(this.writer);
      // The server ends the connection when it gets there. Ending our side now would tell it that nobody waits for the answers.
      this.flush();
    }
    const late = setTimeout(() => this.destroy(new Error('it was closed before the answer came')), closingMs);
    await new Promise(resolve => this.#socket.once('close', resolve));
    clearTimeout(late);
  }

  destroy(error: Error): void {
    this.ended(error);
    this.#socket.destroy();
  }

  /** The socket has ended or failed. */
  ended(error: Error): void {
    if (this.#gone !== undefined) return;
    const cause = this.#lastWords ?? error;
    this.#gone = cause;
    for (const exchange of this.#queue.splice(0)) {
      exchange.failure ??= new StoreError(
        'connection-lost',
        `The connection to PostgreSQL broke while an answer was due: ${cause.message}`,
        'network',
        cause,
      );
      exchange.settle();
    }
    this.#events.closed?.(this.#closing ? undefined : cause);
  }

  message(type: number, bytes: Buffer, start: number, end: number): void {
    switch (type) {
      case backend.readyForQuery:
        this.#ready(String.fromCharCode(bytes[start]!) as TransactionStatus);
        break;
      case backend.errorResponse:
        this.#failed(bytes, start, end);
        break;
      case backend.noticeResponse:
        this.#events.notice?.(reportFields(bytes, start, end));
        break;
      case backend.notificationResponse:
        this.#notified(bytes, start, end);
        break;
      case backend.copyInResponse:
        // The server now waits for data that nobody has, and ignores the Sync that is on its way.
        this.destroy(new StoreError('bad-parameter', 'COPY FROM STDIN is not offered here.', 'caller'));
        break;
      default:
        this.#queue[0]?.message(type, bytes, start, end);
    }
  }

  #ready(status: TransactionStatus): void {
    this.status = status;
    const exchange = this.#queue.shift();
    if (exchange === undefined) throw new StoreError('protocol', 'PostgreSQL answered what was not asked.', 'peer');
    if (this.#queue.length > 0) this.headSince = performance.now();
    exchange.settle();
  }

  #failed(bytes: Buffer, start: number, end: number): void {
    const exchange = this.#queue[0];
    const error = new PgError(reportFields(bytes, start, end), exchange?.at ?? 0);
    if (error.severity !== 'ERROR') this.#lastWords = error;
    if (exchange !== undefined) exchange.failure ??= error;
  }

  #notified(bytes: Buffer, start: number, end: number): void {
    const stop = bytes.indexOf(0, start + 4);
    this.#events.notification?.(bytes.toString('utf8', start + 4, stop), bytes.toString('utf8', stop + 1, end - 1));
  }
}
