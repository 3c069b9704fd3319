import type { Charset } from '@bigiron/wire/ccsid/index';
import type { CodePoints, PartInput, PartValues } from '@bigiron/wire/hostserver/codepoint';
import type { Message, UnknownPart } from '@bigiron/wire/hostserver/message';
import { Discard, Echo } from '@bigiron/wire/hostserver/ping';
import type { Fields, Input, Values } from '@bigiron/wire/message/index';
import type { Connection } from '../net/connection.ts';

/** One request under way, and the way to its reply. `S` is what the door keeps per connection. */
export interface Exchange<S> {
  readonly connection: Connection;
  readonly state: S;
  /** The whole request. It shares memory with the bytes that arrived: keep a copy, not a view. */
  readonly frame: Buffer;
  /** Of text in requests and replies: the CCSID of the server job. */
  readonly charset: Charset;
  /** Aborted when the connection is gone or is to end; requests that wait stop waiting. */
  readonly signal: AbortSignal;
  /** A reply to this request: correlation and server id are those of the request. */
  reply<F extends Fields, C extends CodePoints>(
    message: Message<F, C>,
    value: Input<F> & PartInput<C>,
    attributes?: number,
  ): Buffer;
  /** Sends a part of a reply ahead; what the handler returns is the last one. */
  send(frame: Buffer): void;
  /** Ends the connection after this reply; requests that came behind are not served. */
  end(reply?: Buffer): void;
}

/** The reply, or undefined for requests that get none. */
export type Answer = Buffer | undefined | Promise<Buffer | undefined>;

/** What decoding a request yields. */
export type Request<M> =
  M extends Message<infer F, infer C> ? Values<F> & PartValues<C> & { readonly unknown?: UnknownPart[] } : never;

/** A request that a door understands. Made by `on`. */
export interface Handler<S> {
  readonly message: Message;
  decode(frame: Buffer, charset: Charset): unknown;
  handle(request: unknown, exchange: Exchange<S>): Answer;
  mayBeOvertaken(request: unknown): boolean;
}

export interface HandlerOptions<R> {
  /**
   * True for a request that later ones of the same connection need not wait for: a read that waits for a data queue entry.
   * Clients pair its reply by the correlation. Default: requests are served strictly in order.
   */
  readonly mayBeOvertaken?: (request: R) => boolean;
}

/**
 * Joins a message with what is done about it. The handler may throw: an escape message, a refused value or a bug becomes
 * the error reply of the door.
 */
export function on<F extends Fields, C extends CodePoints, S>(
  message: Message<F, C>,
  handle: (request: Request<Message<F, C>>, exchange: Exchange<S>) => Answer,
  options: HandlerOptions<Request<Message<F, C>>> = {},
): Handler<S> {
  type R = Request<Message<F, C>>;
  const { mayBeOvertaken } = options;
  return {
    message: message as unknown as Message,
    decode: (frame, charset) => message.decode(frame, charset),
    handle: (request, exchange) => handle(request as R, exchange),
    mayBeOvertaken: request => mayBeOvertaken?.(request as R) ?? false,
  };
}

/** The messages that a door answers which has these handlers: theirs, and the pings that every door knows. */
export function requestsOf<S>(handlers: readonly Handler<S>[]): Message[] {
  return [...handlers.map(({ message }) => message), Echo as unknown as Message, Discard as unknown as Message];
}
