import type { Charset } from '@bigiron/wire/ccsid/index';
import { WireError } from '@bigiron/wire/errors';
import { FrameReader } from '@bigiron/wire/frames';
import type { CodePoints, PartInput } from '@bigiron/wire/hostserver/codepoint';
import { at } from '@bigiron/wire/hostserver/header';
import type { Message } from '@bigiron/wire/hostserver/message';
import type { Fields, Input } from '@bigiron/wire/message/index';
import { faulted, framePassed } from '../net/channels.ts';
import type { Connection, Session } from '../net/connection.ts';
import { type Failure, failureOf } from './failure.ts';
import { frameShape, maximumUnauthenticatedFrame } from './frame.ts';
import type { Answer, Exchange, Handler } from './handler.ts';
import { isPing, pingReply } from './ping.ts';
import { describe, type Vocabulary } from './vocabulary.ts';

/** Requests that have arrived and wait for their turn before the connection delivers no more. */
const maximumQueued = 64;
/** Bytes of such requests. One call may be as long as all the rest. */
const maximumQueuedBytes = 1 << 20;
/** Requests that may be overtaken and are under way at once on one connection. */
const maximumOvertaken = 1024;

/** What a door does with the requests of one connection. */
export interface Conversation<S> {
  /** Server ids that requests may name. */
  readonly serverIds: readonly number[];
  /** Largest request of somebody who has signed on. */
  readonly maximumFrame: number;
  readonly vocabulary: Vocabulary;
  readonly state: S;
  /** What is done about a request, at this point of the session; undefined for requests that are not known. */
  handler(server: number, id: number): Handler<S> | undefined;
  charset(): Charset;
  signedOn(): boolean;
  /** The error reply of this door; undefined ends the connection without one. */
  refuse(failure: Failure, exchange: Exchange<S>): Buffer | undefined;
  /** The connection is gone and no request is under way any more. */
  closed(): void;
}

/** Serves the requests of one connection: in order, one reply each, whatever they do. */
export class RequestSession<S> implements Session {
  readonly connection: Connection;
  readonly conversation: Conversation<S>;
  readonly #frames: FrameReader;
  readonly #queue: Buffer[] = [];
  #queuedBytes = 0;
  readonly #ending = new AbortController();
  /** A request is under way that the next one must wait for. */
  #busy = false;
  #overtaken = 0;
  #paused = false;
  #draining = false;
  /** Nothing is taken or sent any more. */
  #over = false;
  #gone = false;

  constructor(connection: Connection, conversation: Conversation<S>) {
    this.connection = connection;
    this.conversation = conversation;
    this.#frames = new FrameReader(
      frameShape(() =>
        conversation.signedOn()
          ? conversation.maximumFrame
          : Math.min(conversation.maximumFrame, maximumUnauthenticatedFrame),
      ),
    );
  }

  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  data(chunk: Buffer): void {
    if (this.#over) return;
    try {
      this.#frames.push(chunk, frame => this.#arrived(frame));
    } catch (error) {
      this.#end();
      if (!(error instanceof WireError)) faulted.publish({ connection: this.connection, error });
      this.connection.destroy(error as Error);
    }
  }

  drain(): void {
    this.#draining = true;
    if (!this.#busy) this.#next();
  }

  closed(): void {
    this.#gone = true;
    this.#end();
    this.#settle();
  }

  send(frame: Buffer): void {
    if (this.#gone) return;
    this.#trace('out', frame);
    this.connection.write(frame);
  }

  end(reply?: Buffer): void {
    if (reply !== undefined) this.send(reply);
    this.#end();
    this.connection.end();
  }

  #arrived(frame: Buffer): void {
    if (this.#over) return;
    this.#trace('in', frame);
    const server = at.server(frame);
    if (!this.conversation.serverIds.includes(server) && !isPing(frame)) {
      throw new WireError('wrong-message', `a request to server ${server.toString(16)} on the port of another`);
    }
    this.#queue.push(frame);
    this.#queuedBytes += frame.length;
    if (!this.#busy) this.#next();
    else if ((this.#queue.length > maximumQueued || this.#queuedBytes > maximumQueuedBytes) && !this.#paused) {
      this.#paused = true;
      this.connection.pause();
    }
  }

  /** Serves what has arrived until a request takes its time. */
  #next(): void {
    while (!this.#busy && !this.#over) {
      const frame = this.#draining ? undefined : this.#queue.shift();
      if (frame === undefined) break;
      this.#queuedBytes -= frame.length;
      this.#serve(frame);
    }
    if (this.#paused && this.#queue.length === 0) {
      this.#paused = false;
      this.connection.resume();
    }
    if (this.#draining && !this.#busy) this.#leave();
  }

  #serve(frame: Buffer): void {
    const exchange = new RequestExchange(this, frame);
    let answer: Answer;
    let overtaken = false;
    try {
      const handler = this.conversation.handler(at.server(frame), at.id(frame));
      if (handler !== undefined) {
        const request = handler.decode(frame, exchange.charset);
        overtaken = handler.mayBeOvertaken(request) && this.#overtaken < maximumOvertaken;
        answer = handler.handle(request, exchange);
      } else if (isPing(frame)) answer = pingReply(frame);
      else answer = this.#refuse({ kind: 'unknown' }, exchange);
    } catch (error) {
      answer = this.#refuse(failureOf(error), exchange);
    }
    if (answer instanceof Promise) this.#await(answer, exchange, overtaken);
    else if (answer !== undefined) this.send(answer);
  }

  #await(answer: Promise<Buffer | undefined>, exchange: Exchange<S>, overtaken: boolean): void {
    if (overtaken) this.#overtaken++;
    else this.#busy = true;
    const done = (reply: Buffer | undefined) => {
      if (reply !== undefined) this.send(reply);
      if (overtaken) this.#overtaken--;
      else this.#busy = false;
      if (this.#gone) this.#settle();
      else this.#next();
    };
    answer.then(done, error => done(this.#refuse(failureOf(error), exchange)));
  }

  #refuse(failure: Failure, exchange: Exchange<S>): Buffer | undefined {
    if (failure.kind === 'fault') faulted.publish({ connection: this.connection, error: failure.error });
    let reply: Buffer | undefined;
    try {
      reply = this.conversation.refuse(failure, exchange);
    } catch (error) {
      faulted.publish({ connection: this.connection, error });
    }
    if (reply !== undefined && failure.kind !== 'malformed') return reply;
    if (reply !== undefined) this.send(reply);
    this.#end();
    this.connection.end(reasonOf(failure, exchange.frame));
    return undefined;
  }

  /** The door is closing: waiting requests stop waiting, and then the connection ends. */
  #leave(): void {
    this.#ending.abort();
    if (this.#overtaken === 0 && !this.#over) this.end();
  }

  #end(): void {
    this.#over = true;
    this.#queue.length = 0;
    this.#queuedBytes = 0;
    this.#ending.abort();
  }

  #settle(): void {
    if (!this.#busy && this.#overtaken === 0) this.conversation.closed();
  }

  #trace(direction: 'in' | 'out', frame: Buffer): void {
    if (!framePassed.hasSubscribers) return;
    const { connection, conversation } = this;
    const charset = conversation.charset();
    const text = () => describe(conversation.vocabulary, frame, charset);
    framePassed.publish({ connection, direction, length: frame.length, text });
  }
}

class RequestExchange<S> implements Exchange<S> {
  readonly frame: Buffer;
  readonly #session: RequestSession<S>;

  constructor(session: RequestSession<S>, frame: Buffer) {
    this.#session = session;
    this.frame = frame;
  }

  get connection(): Connection {
    return this.#session.connection;
  }

  get state(): S {
    return this.#session.conversation.state;
  }

  get charset(): Charset {
    return this.#session.conversation.charset();
  }

  get signal(): AbortSignal {
    return this.#session.signal;
  }

  reply<F extends Fields, C extends CodePoints>(
    message: Message<F, C>,
    value: Input<F> & PartInput<C>,
    attributes?: number,
  ): Buffer {
    const envelope = { correlation: at.correlation(this.frame), server: at.server(this.frame), attributes };
    return message.encode(value, envelope, this.charset);
  }

  send(frame: Buffer): void {
    this.#session.send(frame);
  }

  end(reply?: Buffer): void {
    this.#session.end(reply);
  }
}

/** What goes to the audit log when a connection ends because of a request. */
function reasonOf(failure: Failure, frame: Buffer): Error {
  if (failure.kind === 'unknown') {
    return new WireError('wrong-message', `request ${at.id(frame).toString(16)} is not known, or not at this point`);
  }
  return failure.error instanceof Error ? failure.error : new Error(String(failure.error));
}
