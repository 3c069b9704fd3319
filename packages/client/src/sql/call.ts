import { CursorType, OpenAndDescribe, OpenAttributes, Reuse } from '@bigiron/wire/hostserver/database/index';
import { type CallOptions, limitsOf } from '../connection/limits.ts';
import { ConnectionError } from '../errors.ts';
import { Cursor } from './cursor.ts';
import { ResultSet } from './result.ts';
import type { DatabaseServer } from './server.ts';
import { shapeOf } from './shape.ts';
import type { SqlValue } from './value.ts';
import { wanted } from './wanted.ts';

export interface CallFacts {
  /** By position; undefined for input parameters. */
  readonly outputs: readonly (SqlValue | undefined)[];
  /** What RETURN gave. */
  readonly returnValue: number;
  /** How many results the procedure left open. */
  readonly resultSets: number;
}

/** What a procedure gave back. Its results are read one after the other: read them all, or close it. */
export class CallResult implements CallFacts, AsyncDisposable {
  readonly outputs: readonly (SqlValue | undefined)[];
  readonly returnValue: number;
  readonly resultSets: number;
  readonly #server: DatabaseServer;
  readonly #handle: number;
  readonly #options: CallOptions;
  #done: (() => Promise<void>) | undefined;
  #taken = 0;

  /** `done` gives the statement back, once. */
  constructor(
    server: DatabaseServer,
    handle: number,
    facts: CallFacts,
    options: CallOptions,
    done: (() => Promise<void>) | undefined,
  ) {
    this.outputs = facts.outputs;
    this.returnValue = facts.returnValue;
    this.resultSets = facts.resultSets;
    this.#server = server;
    this.#handle = handle;
    this.#options = options;
    this.#done = done;
  }

  /** The results in their order, each once; what of one is not read is passed over. */
  async *results(): AsyncGenerator<ResultSet, void, undefined> {
    while (this.#taken < this.resultSets) {
      const cursor = await this.#next();
      const result = new ResultSet(cursor);
      try {
        yield result;
      } finally {
        await cursor.close();
      }
    }
    await this.close();
  }

  /** Drops the results that have not been read. */
  async close(): Promise<void> {
    const done = this.#done;
    this.#done = undefined;
    this.#taken = this.resultSets;
    await done?.();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  [Symbol.asyncIterator](): AsyncGenerator<ResultSet, void, undefined> {
    return this.results();
  }

  async #next(): Promise<Cursor> {
    this.#taken++;
    const ids = { rpb: this.#handle, returnResults: this.#handle, fillResults: this.#handle };
    const request = OpenAndDescribe.encode({
      results: wanted('format', 'sqlca'),
      ...ids,
      openAttributes: OpenAttributes.readOnly,
      cursorType: CursorType.forwardAsensitive,
    });
    const reply = await this.#server.ask(request, limitsOf(this.#options));
    const shape = await shapeOf(this.#server, reply);
    if (shape === undefined) throw new ConnectionError('The host does not describe the result of the CALL', 'protocol');
    const reuse = this.#taken < this.resultSets ? Reuse.nextResult : Reuse.no;
    return new Cursor(this.#server, this.#handle, shape, reply, this.#options, reuse);
  }
}
