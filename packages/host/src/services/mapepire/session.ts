import { WireError } from '@bigiron/wire/errors';
import type { WebSocket } from 'ws';
import { faulted, framePassed } from '../../net/channels.ts';
import type { Connection } from '../../net/connection.ts';
import type { Clock } from '../../system/clock.ts';
import type { SqlConnection } from './connection.ts';
import { type Exchange, type Handler, NotConnected } from './handler.ts';
import { type Reply, replyText } from './json.ts';
import { isFault, refusal } from './refuse.ts';
import { type NoRequest, type Request, RequestError, readRequest } from './request.ts';
import { Statements } from './statements.ts';
import { Trace } from './trace.ts';

/** Requests that wait for their turn before no more are taken, and how long they may be together. */
const mostQueued = 64;
const mostQueuedText = 1 << 20;

/** `at-once`: does not wait for requests that use the database. */
export interface Served {
  readonly handler: Handler;
  readonly turn: 'in-order' | 'at-once';
  /** Later requests wait for it whatever they are. */
  readonly holdsAll?: boolean;
}

export interface SessionOptions {
  readonly clock: Clock;
  /** By the type of the request. */
  readonly requests: ReadonlyMap<string, Served>;
}

/** The requests of one WebSocket. */
export class MapepireSession {
  readonly #socket: WebSocket;
  readonly #connection: Connection;
  readonly #options: SessionOptions;
  readonly #statements = new Statements();
  readonly #trace = new Trace();
  readonly #queue: { readonly request: Request; readonly served: Served; readonly size: number }[] = [];
  readonly #exchange: Exchange;
  #queuedText = 0;
  #database: SqlConnection | undefined;
  #busy = false;
  /** What is under way, and what waits behind it. */
  #working: Promise<void> = Promise.resolve();
  /** Requests that wait or are under way, and that all others wait for. */
  #holding = 0;
  #draining = false;
  #over = false;
  #unreadable = 0;

  constructor(socket: WebSocket, connection: Connection, options: SessionOptions) {
    this.#socket = socket;
    this.#connection = connection;
    this.#options = options;
    this.#exchange = this.#exchangeOf();
    socket.on('message', (data, binary) => this.#message(data as Buffer, binary));
    socket.on('error', error => this.#violated(error));
    socket.on('close', () => this.#closed());
  }

  /** The door is closing. */
  drain(): void {
    this.#draining = true;
    if (!this.#busy) this.#leave();
  }

  #message(data: Buffer, binary: boolean): void {
    if (this.#over || this.#draining) return;
    const text = data.toString('utf8');
    const request = binary ? ({ kind: 'unparseable', text: '' } satisfies NoRequest) : readRequest(text);
    this.#trace.add('in', text);
    this.#published('in', data.length, request);
    if ('kind' in request) {
      const why =
        request.kind === 'unparseable'
          ? 'Non-parseable request'
          : "Request is missing required fields (most likely 'id' or 'type')";
      const id = `${request.kind}_${++this.#unreadable}`;
      this.#reply({
        id,
        [request.kind]: request.text,
        error: `${why}: '${request.text}'`,
        success: false,
        execution_time: 0,
      });
      return;
    }
    const served = this.#options.requests.get(request.type) ?? unknown(request.type);
    if (served.turn === 'at-once' && this.#holding === 0) void this.#serve(request, served);
    else this.#enqueue(request, served, data.length);
  }

  #enqueue(request: Request, served: Served, size: number): void {
    this.#queue.push({ request, served, size });
    this.#queuedText += size;
    if (served.holdsAll) this.#holding++;
    if (this.#queue.length > mostQueued || this.#queuedText > mostQueuedText) this.#socket.pause();
    if (!this.#busy) this.#working = this.#work();
  }

  /** Serves what waits, one after the other; each when its client has taken the reply to the one before. */
  async #work(): Promise<void> {
    this.#busy = true;
    for (let next = this.#queue.shift(); next !== undefined && !this.#over; next = this.#queue.shift()) {
      this.#queuedText -= next.size;
      await this.#serve(next.request, next.served);
      if (next.served.holdsAll) this.#holding--;
      if (this.#socket.isPaused && this.#queue.length === 0) this.#socket.resume();
      if (this.#draining) break;
    }
    this.#busy = false;
    if (this.#draining) this.#leave();
  }

  async #serve(request: Request, { handler }: Served): Promise<void> {
    const started = this.#options.clock.elapsed();
    let told: Reply = { id: request.id };
    try {
      const more = await handler(request, this.#exchange, reply => {
        told = { ...told, ...reply };
      });
      told = { ...told, ...more, success: true };
    } catch (error) {
      if (isFault(error)) faulted.publish({ connection: this.#connection, error });
      this.#trace.add('error', String(error));
      told = { ...told, ...refusal(error) };
    }
    await this.#reply({ ...told, execution_time: Math.round(this.#options.clock.elapsed() - started) });
  }

  /** Resolves when the socket has taken the reply. */
  #reply(reply: Reply): Promise<void> {
    const text = replyText(reply);
    this.#trace.add('out', text);
    if (framePassed.hasSubscribers) {
      const shown = `reply ${String(reply.id)} ${reply.success === true ? 'done' : String(reply.sql_rc ?? 'refused')}`;
      framePassed.publish({ connection: this.#connection, direction: 'out', length: text.length, text: () => shown });
    }
    return new Promise(resolve => this.#socket.send(text, () => resolve()));
  }

  #exchangeOf(): Exchange {
    const session = this;
    return {
      statements: this.#statements,
      trace: this.#trace,
      get connection() {
        return session.#usable;
      },
      connected() {
        const connection = session.#usable;
        if (connection === undefined) throw new NotConnected();
        return connection;
      },
      replace: connect => session.#replace(connect),
    };
  }

  get #usable(): SqlConnection | undefined {
    return this.#database?.usable ? this.#database : undefined;
  }

  async #replace(connect: (() => Promise<SqlConnection>) | undefined): Promise<void> {
    const former = this.#database;
    this.#database = undefined;
    this.#statements.clear();
    await former?.close();
    const database = await connect?.();
    // The client may have gone while its job was started.
    if (this.#over || database === undefined) return database?.close();
    this.#database = database;
    database.job.ending.addEventListener('abort', () => void this.#abandon(database));
  }

  #leave(): void {
    this.#socket.close(goingAway, 'The host is stopping');
  }

  #closed(): void {
    this.#over = true;
    if (this.#database !== undefined) void this.#abandon(this.#database);
  }

  /** The client has gone, or its job is ended: what is under way is interrupted, and the job closed when that has stopped. */
  async #abandon(database: SqlConnection): Promise<void> {
    if (this.#database !== database) return;
    this.#database = undefined;
    this.#statements.clear();
    try {
      if (this.#busy) {
        await database.session.cancel();
        await this.#worked();
      }
      await database.close();
    } catch (error) {
      faulted.publish({ connection: this.#connection, error });
    }
  }

  /** Resolves when nothing is under way any more, or when it has had enough time to stop. */
  #worked(): Promise<void> {
    return new Promise(resolve => {
      const tired = this.#options.clock.after(stopTime, resolve);
      void this.#working.then(() => {
        tired();
        resolve();
      });
    });
  }

  /** A frame that is too long, or none. The library answers with the status that WebSocket has for it. */
  #violated(error: Error): void {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!code.startsWith('WS_ERR_')) return;
    const kind = code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' ? 'frame-too-large' : 'wrong-message';
    this.#connection.end(new WireError(kind, `WebSocket: ${error.message}`));
  }

  #published(direction: 'in', length: number, request: Request | NoRequest): void {
    if (!framePassed.hasSubscribers) return;
    const text = () => ('kind' in request ? request.kind : shown(request));
    framePassed.publish({ connection: this.#connection, direction, length, text });
  }
}

/** Milliseconds that an interrupted request has to stop. */
const stopTime = 2000;

/** Close status of RFC 6455. */
const goingAway = 1001;

/** Which statement or command, not its values: there may be passwords in them. */
function shown({ id, type, fields }: Request): string {
  const text = typeof fields.sql === 'string' ? fields.sql : typeof fields.cmd === 'string' ? fields.cmd : '';
  const continued = fields.cont_id === undefined ? '' : ` of ${String(fields.cont_id)}`;
  return `${type} ${id}${continued} ${text.trim().split(/\s/, 1)[0]}`.trimEnd();
}

function unknown(type: string): Served {
  return {
    turn: 'at-once',
    async handler() {
      throw new RequestError(`Unknown request type: ${type}`);
    },
  };
}
