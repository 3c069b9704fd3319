import type { Execution } from '../../store/postgres/exchange.ts';
import type { Operation, Run } from '../../store/postgres/operation.ts';
import { SqlError } from '../error.ts';
import type { Cursor, Fetched, FetchOrientation, FetchRequest, ResultColumn, RowSink } from '../room.ts';
import { RowSpool } from './row-spool.ts';

/** How a cursor gets at rows: statements go through the session, which knows the unit of work. */
export interface CursorSession {
  run(operations: readonly Operation[]): Promise<Execution[]>;
  closed(cursor: OpenCursor): void;
}

export interface CursorFacts {
  readonly name: string;
  readonly columns: readonly ResultColumn[];
  readonly holdable: boolean;
  readonly scrollable: boolean;
  readonly updatable: boolean;
  /** The last column of the rows is the RRN. */
  readonly positioned: boolean;
}

/** Rows that are read ahead at a time when a cursor is left by its transaction or scrolls. */
const readAhead = 1000;

/**
 * A cursor: a portal of PostgreSQL as long as its transaction lasts, then what was read from it before that ended. One that scrolls keeps all rows
 * that it has passed.
 */
export class OpenCursor implements Cursor {
  readonly name: string;
  readonly columns: readonly ResultColumn[];
  readonly holdable: boolean;
  readonly scrollable: boolean;
  readonly updatable: boolean;
  readonly #session: CursorSession;
  readonly #positioned: boolean;
  /** undefined when there is nothing more to read from PostgreSQL. */
  #portal: Execution | undefined;
  #spool: RowSpool | undefined;
  /** Rows before the next one, in the result; with a scrollable cursor the row it stands on, from 0, is one less. */
  #position = 0;
  #spooledBefore = 0;
  #rrn: bigint | undefined;
  #open = true;
  #failure: unknown;

  constructor(session: CursorSession, facts: CursorFacts) {
    this.#session = session;
    this.name = facts.name;
    this.columns = facts.columns;
    this.holdable = facts.holdable;
    this.scrollable = facts.scrollable;
    this.updatable = facts.updatable;
    this.#positioned = facts.positioned;
    if (facts.scrollable) this.#spool = new RowSpool();
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** It still needs the transaction in which it was opened. */
  get reading(): boolean {
    return this.#open && this.#portal !== undefined;
  }

  /** What PostgreSQL calls the rest of its rows. */
  get portal(): string | undefined {
    return this.#portal?.portal;
  }

  /** The RRN of the row that was fetched last, for WHERE CURRENT OF. */
  get currentRow(): bigint | undefined {
    return this.#rrn;
  }

  /** Runs the query to its end. Rows that were not asked for yet are kept. */
  async startWhole(run: Run, first: FetchRequest): Promise<Fetched> {
    const counting = this.#counting(first.sink);
    let taken = 0;
    const raw: RowSink = (bytes, start, end) => {
      if (taken++ < first.rows) return counting(bytes, start, end);
      this.#spool ??= this.#newSpool();
      this.#spool.append(bytes, start, end);
    };
    await this.#session.run([{ ...run, raw }]);
    return this.#fetched(this.#position, taken <= first.rows);
  }

  /** Runs the query with the first rows. */
  async start(run: Run, first: FetchRequest | undefined, portal: string): Promise<Fetched | undefined> {
    const rows = first === undefined || this.scrollable ? readAhead : first.rows;
    const direct = first !== undefined && !this.scrollable;
    if (!direct) this.#spool ??= new RowSpool();
    const raw = direct ? this.#counting(first.sink) : this.#spool!.append;
    const executions = await this.#session.run([{ ...run, portal, limit: rows, raw }]);
    const execution = executions[0]!;
    if (execution.suspended) this.#portal = execution;
    if (!direct) return first === undefined ? undefined : this.fetch(first);
    const read = this.#position;
    return this.#fetched(read, !execution.suspended);
  }

  async fetch(request: FetchRequest): Promise<Fetched> {
    if (this.#failure !== undefined) throw new SqlError(-906, ['', this.name], undefined, { cause: this.#failure });
    if (!this.#open) throw new SqlError(-501, [this.name]);
    if (this.scrollable) return this.#scroll(request);
    const { orientation = { to: 'next' } } = request;
    if (orientation.to !== 'next') throw new SqlError(-225, [this.name]);
    return this.#forward(request);
  }

  /** Reads the rest, so that the transaction can end. */
  async detach(): Promise<void> {
    this.#spool ??= this.#newSpool();
    while (this.#portal !== undefined) await this.#readOn(readAhead, this.#spool.append);
  }

  /** How many rows the whole result has. Reads all of them. */
  async rowCount(): Promise<number> {
    if (this.#portal !== undefined) await this.detach();
    return this.#spool === undefined ? this.#position : this.#spooledBefore + this.#spool.count;
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    const portal = this.#portal;
    this.#portal = undefined;
    this.#spool?.close();
    if (portal !== undefined) await this.#session.run([{ close: portal }]).catch(() => undefined);
    this.#session.closed(this);
  }

  #newSpool(): RowSpool {
    this.#spooledBefore = this.#position;
    return new RowSpool();
  }

  async #forward({ rows, sink }: FetchRequest): Promise<Fetched> {
    const from = this.#position;
    const counting = this.#counting(sink);
    while (
      this.#spool !== undefined &&
      this.#position - from < rows &&
      this.#position - this.#spooledBefore < this.#spool.count
    ) {
      this.#spool.read(this.#position - this.#spooledBefore, counting);
    }
    const missing = rows - (this.#position - from);
    if (missing > 0 && this.#portal !== undefined) await this.#readOn(missing, counting);
    const spooled = this.#spool === undefined ? 0 : this.#spool.count - (this.#position - this.#spooledBefore);
    return this.#fetched(this.#position - from, this.#portal === undefined && spooled <= 0);
  }

  async #readOn(limit: number, raw: RowSink): Promise<void> {
    const portal = this.#portal!;
    try {
      const [execution] = await this.#session.run([{ fetch: portal, limit, raw }]);
      if (!execution!.suspended) this.#portal = undefined;
    } catch (error) {
      this.#portal = undefined;
      this.#failure = error;
      throw error;
    }
  }

  #counting(sink: RowSink): RowSink {
    return (bytes, start, end) => {
      this.#position++;
      if (this.#positioned) this.#rrn = bytes.readBigInt64BE(end - 8);
      sink(bytes, start, end);
    };
  }

  async #scroll({ orientation = { to: 'next' }, rows, sink }: FetchRequest): Promise<Fetched> {
    const spool = this.#spool!;
    const start = await this.#target(orientation);
    if (orientation.to === 'before-first' || orientation.to === 'after-last') {
      this.#position = orientation.to === 'before-first' ? 0 : spool.count + 1;
      return { rows: 0, atEnd: false, closed: false };
    }
    if (start < 0) {
      this.#position = 0;
      return { rows: 0, atEnd: true, closed: false };
    }
    await this.#readUpTo(start + rows);
    let read = 0;
    for (; read < rows && start + read < spool.count; read++) {
      this.#position = start + read;
      spool.read(start + read, this.#counting(sink));
    }
    if (read === 0) this.#position = spool.count + 1;
    return { rows: read, atEnd: read < rows, closed: false };
  }

  /** The index of the first row to fetch; `#position` is one more than that of the row on which the cursor stands, 0 before the first. */
  async #target(orientation: FetchOrientation): Promise<number> {
    const current = this.#position - 1;
    switch (orientation.to) {
      case 'next':
        return current + 1;
      case 'prior':
        return current - 1;
      case 'current':
        return current;
      case 'first':
      case 'before-first':
        return 0;
      case 'last':
      case 'after-last':
        await this.#readUpTo(Number.POSITIVE_INFINITY);
        return this.#spool!.count - 1;
      case 'relative':
        return current + orientation.offset;
      case 'absolute': {
        if (orientation.offset >= 0) return orientation.offset - 1;
        await this.#readUpTo(Number.POSITIVE_INFINITY);
        return this.#spool!.count + orientation.offset;
      }
    }
  }

  async #readUpTo(count: number): Promise<void> {
    while (this.#portal !== undefined && this.#spool!.count < count) await this.#readOn(readAhead, this.#spool!.append);
  }

  #fetched(rows: number, atEnd: boolean): Fetched {
    return { rows, atEnd, closed: false };
  }
}
