import { Buffer } from 'node:buffer';
import { Authentication } from './authentication.ts';
import { backend } from './backend.ts';
import { PgError, reportFields } from './error.ts';
import * as frontend from './frontend.ts';
import type { OpenSocket } from './socket.ts';
import type { Target } from './target.ts';
import { Writer } from './writer.ts';

/** What a CancelRequest needs. */
export interface CancelKey {
  readonly processId: number;
  readonly secret: Buffer;
}

/**
 * The start of a connection: StartupMessage, authentication, cancel key. It takes every message up to the first ReadyForQuery and
 * then settles {@link done}.
 */
export class SignOn {
  readonly done: Promise<CancelKey>;
  readonly #wire: OpenSocket;
  readonly #authentication: Authentication;
  #resolve!: (key: CancelKey) => void;
  #reject!: (error: unknown) => void;
  #key: CancelKey = { processId: 0, secret: Buffer.alloc(4) };
  /** Answers are computed one after the other, and the sign-on counts only when all of them were good. */
  #answers: Promise<void> = Promise.resolve();

  constructor(target: Target, parameters: Readonly<Record<string, string>>, wire: OpenSocket) {
    this.#wire = wire;
    this.#authentication = new Authentication(target, wire.encrypted);
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#send(writer =>
      frontend.startup(writer, {
        user: target.user,
        database: target.database,
        client_encoding: 'UTF8',
        DateStyle: 'ISO',
        TimeZone: 'UTC',
        application_name: 'bigiron',
        ...target.parameters,
        ...parameters,
      }),
    );
  }

  message(type: number, bytes: Buffer, start: number, end: number): void {
    switch (type) {
      case backend.authentication: {
        const content = Buffer.from(bytes.subarray(start, end));
        this.#answers = this.#answers.then(() => this.#answer(content));
        this.#answers.catch(this.#reject);
        break;
      }
      case backend.backendKeyData:
        this.#key = { processId: bytes.readInt32BE(start), secret: Buffer.from(bytes.subarray(start + 4, end)) };
        break;
      case backend.errorResponse:
        this.#reject(new PgError(reportFields(bytes, start, end), 0));
        break;
      case backend.readyForQuery:
        this.#answers.then(() => this.#resolve(this.#key), this.#reject);
        break;
    }
  }

  /** The socket failed or closed, or the time is up. */
  readonly failed = (reason: unknown): void => {
    if (reason instanceof Error) this.#reject(reason);
    else if (reason instanceof Event) this.#reject(new Error('the server did not answer in time'));
    else this.#reject(new Error('the server closed the connection'));
  };

  async #answer(content: Buffer): Promise<void> {
    const response = await this.#authentication.answer(content);
    if (response !== undefined) this.#send(writer => frontend.authenticationResponse(writer, response));
  }

  #send(append: (writer: Writer) => void): void {
    const writer = new Writer();
    append(writer);
    this.#wire.socket.write(writer.collected());
  }
}
