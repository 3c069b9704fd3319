import {
  CloseCursor,
  EndOfData,
  ErrorClass,
  Fetch,
  type Reply,
  ReplyBit,
  Reuse,
  type Value,
  Yes,
} from '@bigiron/wire/hostserver/database/index';
import { type CallOptions, limitsOf } from '../connection/limits.ts';
import { defaults } from './options.ts';
import type { DatabaseServer } from './server.ts';
import type { Row, Shape } from './shape.ts';
import type { SqlValue } from './value.ts';
import { wanted } from './wanted.ts';

/** Rows of a result, fetched block by block. The next block is asked for while the one before is read, and no further one. */
export class Cursor {
  readonly shape: Shape;
  readonly #server: DatabaseServer;
  readonly #handle: number;
  /** Time and signal count for each block anew. */
  readonly #options: CallOptions;
  readonly #reuse: number;
  #open = true;
  /** The last block has come, or is on its way. */
  #complete = false;
  #next: Promise<Value[][]> | undefined;

  /** `first`: the reply that opened the cursor, with rows or without. `reuse`: what closing it leaves. */
  constructor(
    server: DatabaseServer,
    handle: number,
    shape: Shape,
    first: Reply,
    options: CallOptions,
    reuse: number = Reuse.yes,
  ) {
    this.#server = server;
    this.#handle = handle;
    this.shape = shape;
    this.#options = options;
    this.#reuse = reuse;
    const rows = this.#rowsIn(first);
    if (rows.length > 0 || this.#complete) this.#next = Promise.resolve(rows);
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Blocks of rows, until there are no more. */
  async *blocks(): AsyncGenerator<SqlValue[][], void, undefined> {
    try {
      for (;;) {
        const block = await (this.#next ?? this.#fetch());
        this.#next = this.#complete ? undefined : this.#fetch();
        // Whoever leaves early looks at no error of a block that nobody wanted.
        this.#next?.catch(() => {});
        if (block.length > 0) yield block.map(row => row.map((value, index) => this.shape.readers[index]!(value)));
        if (this.#next === undefined && this.#complete) return;
      }
    } finally {
      await this.close();
    }
  }

  /** Tells the host, after what is under way. Says nothing where the host has closed the cursor itself. */
  async close(reuse: number = this.#reuse): Promise<void> {
    const pending = this.#next;
    this.#next = undefined;
    this.#complete = true;
    await pending?.catch(() => {});
    if (!this.#open) return;
    this.#open = false;
    this.#server.hold(CloseCursor.encode({ rpb: this.#handle, returnResults: this.#handle, reuse }));
  }

  async #fetch(): Promise<Value[][]> {
    const handle = this.#handle;
    const request = Fetch.encode({
      results: wanted('data'),
      returnResults: handle,
      fillResults: handle,
      rpb: handle,
      ...blockOf(this.#server),
    });
    return this.#rowsIn(await this.#server.ask(request, limitsOf(this.#options)));
  }

  #rowsIn(reply: Reply): Value[][] {
    const { errorClass, returnCode, data, results } = reply;
    const noRow = errorClass === ErrorClass.sql && returnCode === 100;
    if (noRow || errorClass === ErrorClass.endOfData) this.#complete = true;
    if (errorClass === ErrorClass.endOfData && returnCode === EndOfData.closed) this.#open = false;
    if (!data) return [];
    return this.shape.codec.readAll(data, (results & ReplyBit.variableLength) !== 0);
  }
}

/** How many rows a request for rows wants: as many as a buffer holds, cut to their length. */
export function blockOf({ options }: DatabaseServer) {
  return { variableLength: Yes, bufferSize: options.blockSize ?? defaults.blockSize } as const;
}

/** Rows as objects by column name. */
export function objects(columns: Shape['columns']): (values: readonly SqlValue[]) => Row {
  const names = columns.map(({ name }) => name);
  return values => {
    const row: Row = {};
    for (let index = 0; index < names.length; index++) row[names[index] as string] = values[index];
    return row;
  };
}
