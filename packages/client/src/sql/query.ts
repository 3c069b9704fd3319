import { type CallOptions, type Limits, limitsOf } from '../connection/limits.ts';
import type { Column } from './column.ts';
import { objects } from './cursor.ts';
import type { Lease } from './executor.ts';
import type { Row } from './shape.ts';
import type { PreparedStatement } from './statement.ts';
import type { SqlParameter, SqlValue } from './value.ts';

/** A block of rows, and what their columns are. */
export interface Block {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** A query that runs anew each time its rows are asked for. */
export class Query<R extends object = Row> implements AsyncIterable<R> {
  readonly #lend: (limits: Limits) => Promise<Lease>;
  readonly #text: string;
  readonly #values: readonly SqlParameter[];
  readonly #options: CallOptions;

  constructor(
    lend: (limits: Limits) => Promise<Lease>,
    text: string,
    values: readonly SqlParameter[],
    options: CallOptions,
  ) {
    this.#lend = lend;
    this.#text = text;
    this.#values = values;
    this.#options = options;
  }

  /** Row by row. The host sends a block, and the next one while it is read; leaving the loop closes the cursor. */
  async *[Symbol.asyncIterator](): AsyncGenerator<R, void, undefined> {
    let toObject: ((values: readonly SqlValue[]) => Row) | undefined;
    for await (const { columns, rows } of this.blocks()) {
      toObject ??= objects(columns);
      for (const values of rows) yield toObject(values) as R;
    }
  }

  /** All rows. */
  async all(): Promise<R[]> {
    const all: R[] = [];
    let toObject: ((values: readonly SqlValue[]) => Row) | undefined;
    for await (const { columns, rows } of this.blocks()) {
      toObject ??= objects(columns);
      for (const values of rows) all.push(toObject(values) as R);
    }
    return all;
  }

  /** The first row, if there is one. */
  async first(): Promise<R | undefined> {
    for await (const row of this) return row;
    return undefined;
  }

  /** What the result is, without running the query. */
  async columns(): Promise<readonly Column[]> {
    const limits = limitsOf(this.#options);
    const { session, giveBack } = await this.#lend(limits);
    try {
      const statement = await session.take(this.#text, limits);
      await session.give(statement);
      return statement.columns ?? [];
    } finally {
      giveBack();
    }
  }

  /** Rows as arrays, as many at once as the host sends. The first block may be empty: then there are none. */
  async *blocks(): AsyncGenerator<Block, void, undefined> {
    const limits = limitsOf(this.#options);
    const { session, giveBack } = await this.#lend(limits);
    let statement: PreparedStatement | undefined;
    let failed = false;
    try {
      statement = await session.take(this.#text, limits);
      const cursor = await statement.open(this.#values, this.#options);
      const { columns } = cursor.shape;
      let empty = true;
      for await (const rows of cursor.blocks()) {
        empty = false;
        yield { columns, rows };
      }
      if (empty) yield { columns, rows: [] };
    } catch (error) {
      failed = true;
      throw error;
    } finally {
      // Whoever leaves early leaves the statement as it was: its cursor is closed.
      if (!failed && statement !== undefined) await session.give(statement);
      else await statement?.close();
      giveBack();
    }
  }
}
