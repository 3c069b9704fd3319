import type { Column } from './column.ts';
import { type Cursor, objects } from './cursor.ts';
import type { Row } from './shape.ts';
import type { SqlValue } from './value.ts';

/** Rows, read once: by a loop, or all at once. */
export class ResultSet<R extends object = Row> implements AsyncIterable<R> {
  readonly #cursor: Cursor;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  get columns(): readonly Column[] {
    return this.#cursor.shape.columns;
  }

  /** Blocks of rows as arrays, in the order of the columns. */
  blocks(): AsyncGenerator<SqlValue[][], void, undefined> {
    return this.#cursor.blocks();
  }

  async *rows(): AsyncGenerator<R, void, undefined> {
    const toObject = objects(this.columns);
    for await (const block of this.blocks()) for (const values of block) yield toObject(values) as R;
  }

  [Symbol.asyncIterator](): AsyncGenerator<R, void, undefined> {
    return this.rows();
  }

  async all(): Promise<R[]> {
    const rows: R[] = [];
    const toObject = objects(this.columns);
    for await (const block of this.blocks()) for (const values of block) rows.push(toObject(values) as R);
    return rows;
  }

  close(): Promise<void> {
    return this.#cursor.close();
  }
}
