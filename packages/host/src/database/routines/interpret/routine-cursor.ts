import type { FetchOrientation, RowSink } from '../../room.ts';
import { rowDecoder } from '../../rows/row.ts';
import { valueDecoder } from '../../rows/value.ts';
import type { OpenCursor } from '../../session/cursor.ts';
import type { SqlValue } from '../../types/sql-type.ts';
import type { DeclaredCursor } from './scope.ts';

/** Rows that are read ahead where nobody can tell. */
const block = 100;

/** An open cursor of a routine. */
export class RoutineCursor {
  readonly declared: DeclaredCursor;
  readonly cursor: OpenCursor;
  readonly #ahead: boolean;
  readonly #sink: RowSink;
  #rows: SqlValue[][] = [];
  #next = 0;
  #atEnd = false;

  /** `ahead`: it only goes forward, and neither its position nor its rest is of interest to anybody. */
  constructor(declared: DeclaredCursor, cursor: OpenCursor, ahead: boolean) {
    this.declared = declared;
    this.cursor = cursor;
    this.#ahead = ahead && !cursor.scrollable && !cursor.updatable;
    const decode = rowDecoder(cursor.columns.map(valueDecoder));
    this.#sink = (bytes, start, end) => {
      this.#rows.push(decode(bytes, start, end));
    };
  }

  /** The next row; undefined at the end. */
  async fetch(orientation?: FetchOrientation): Promise<readonly SqlValue[] | undefined> {
    if (orientation !== undefined && orientation.to !== 'next') return this.#fetchAt(orientation);
    if (this.#next < this.#rows.length) return this.#rows[this.#next++];
    if (this.#ahead && this.#atEnd) return undefined;
    this.#rows = [];
    const { atEnd } = await this.cursor.fetch({ rows: this.#ahead ? block : 1, sink: this.#sink });
    this.#atEnd = atEnd;
    this.#next = 1;
    return this.#rows[0];
  }

  async #fetchAt(orientation: FetchOrientation): Promise<readonly SqlValue[] | undefined> {
    this.#rows = [];
    this.#next = 0;
    await this.cursor.fetch({ orientation, rows: 1, sink: this.#sink });
    const [row] = this.#rows.splice(0);
    return row;
  }
}
