import { PgError } from '../../store/postgres/error.ts';
import type { Execution } from '../../store/postgres/exchange.ts';
import type { Operation } from '../../store/postgres/operation.ts';
import type { Session as PgSession } from '../../store/store.ts';
import type { CatalogMark } from '../catalog/session-catalog.ts';
import { quoteIdentifier } from '../compile/quote.ts';
import { SqlError } from '../error.ts';
import type { OpenCursor } from './cursor.ts';

/** What the catalog is told of the unit of work. */
export interface UnitCatalog {
  mark(): CatalogMark;
  rollBackTo(mark: CatalogMark): void;
  end(committed: boolean): void;
}

const begin: Operation = { text: 'BEGIN' };
const savepoint: Operation = { text: 'SAVEPOINT statement' };
const release: Operation = { text: 'RELEASE statement' };

/**
 * The transaction of a session. PostgreSQL gives up a transaction at the first error; Db2 undoes the statement: so each statement but the first is
 * put behind a savepoint, in the same round trip.
 */
export class UnitOfWork {
  readonly #connection: PgSession;
  readonly #catalog: UnitCatalog;
  readonly #cursors = new Set<OpenCursor>();
  /** Savepoints by name, the oldest first. */
  #savepoints: { readonly name: string; readonly mark: CatalogMark }[] = [];
  #begun = false;
  #changed = false;

  constructor(connection: PgSession, catalog: UnitCatalog) {
    this.#connection = connection;
    this.#catalog = catalog;
  }

  /** A statement ran in it that was not only a query of its own. */
  get isOpen(): boolean {
    return this.#begun && this.#changed;
  }

  /** Runs a statement that is a unit of work by itself. Cursors that are open read on from what they can still get. */
  async alone(operations: readonly Operation[]): Promise<Execution[]> {
    if (this.#begun) await this.commit(true);
    return this.#connection.run(operations);
  }

  /** Runs a statement as a part of the unit of work: all of it is done, or nothing. */
  async within(operations: readonly Operation[], changes = true): Promise<Execution[]> {
    try {
      return await this.#within(operations, changes);
    } catch (error) {
      // PostgreSQL had the statement prepared for columns of other types. Nothing of it has happened, and the connection prepares it anew.
      if (!(error instanceof PgError) || error.routine !== 'RevalidateCachedQuery') throw error;
      return this.#within(operations, changes);
    }
  }

  async #within(operations: readonly Operation[], changes: boolean): Promise<Execution[]> {
    if (!this.#begun) return this.#first(operations, changes);
    if (changes) this.#changed = true;
    try {
      const executions = await this.#connection.run([savepoint, ...operations, release]);
      return executions.slice(1, -1);
    } catch (error) {
      if (this.#connection.transactionStatus !== 'E') throw error;
      await this.#connection.script('ROLLBACK TO statement; RELEASE statement');
      throw error;
    }
  }

  async #first(operations: readonly Operation[], changes: boolean): Promise<Execution[]> {
    this.#begun = true;
    this.#changed = changes;
    try {
      return (await this.#connection.run([begin, ...operations])).slice(1);
    } catch (error) {
      this.#begun = false;
      this.#changed = false;
      if (this.#connection.transactionStatus !== 'I') await this.#connection.script('ROLLBACK');
      throw error;
    }
  }

  /**
   * Portals whose rows have all been read keep PostgreSQL from changing or dropping their tables to the end of the transaction: closes them.
   */
  async leaveTables(): Promise<void> {
    if (!this.#begun) return;
    const reading = [...this.#cursors].flatMap(({ portal }) => (portal === undefined ? [] : [portal]));
    const { rows } = await this.#connection.query<{ name: string }>(
      `SELECT name FROM pg_cursors WHERE name <> ALL ($1::text[]) AND name <> ''`,
      [reading],
    );
    if (rows.length === 0) return;
    await this.#connection.script(rows.map(({ name }) => `CLOSE ${quoteIdentifier(name)}`).join('; '));
  }

  /** Opens the transaction if it is not yet. */
  async begin(): Promise<void> {
    if (!this.#begun) await this.#connection.script('BEGIN');
    this.#begun = true;
    this.#changed = true;
  }

  /** Work of many statements of which all are done or none: as a unit of work of its own, or as a part of the one that is open. */
  async enclosed<T>(alone: boolean, work: () => Promise<T>): Promise<T> {
    if (alone) return this.#enclosedAlone(work);
    await this.begin();
    const mark = this.#catalog.mark();
    await this.#connection.script('SAVEPOINT enclosed');
    try {
      const result = await work();
      await this.#connection.script('RELEASE enclosed');
      return result;
    } catch (error) {
      await this.#connection.script('ROLLBACK TO enclosed; RELEASE enclosed');
      this.#catalog.rollBackTo(mark);
      throw error;
    }
  }

  async #enclosedAlone<T>(work: () => Promise<T>): Promise<T> {
    if (this.#begun) await this.commit(true);
    await this.begin();
    try {
      const result = await work();
      await this.commit(true);
      return result;
    } catch (error) {
      if (this.#begun) await this.rollback(true);
      throw error;
    }
  }

  /** Reads the rest of cursors that were opened with hold; the others are closed. */
  async commit(hold: boolean): Promise<void> {
    if (!this.#begun) return;
    await this.#leaveCursors(hold);
    this.#over();
    let committed = false;
    try {
      committed = (await this.#connection.query('COMMIT')).command === 'COMMIT';
    } finally {
      this.#catalog.end(committed);
    }
    if (!committed) throw new SqlError(-911, ['']);
  }

  /** Makes the unit of work one that outlives the connection until somebody ends it by `gid`. */
  async prepare(gid: string): Promise<void> {
    await this.#leaveCursors(true);
    this.#over();
    let prepared = false;
    try {
      await this.#connection.script(`PREPARE TRANSACTION '${gid}'`);
      prepared = true;
    } finally {
      this.#catalog.end(prepared);
    }
  }

  async rollback(hold: boolean): Promise<void> {
    if (!this.#begun) return;
    await this.#leaveCursors(hold);
    this.#over();
    this.#catalog.end(false);
    await this.#connection.script('ROLLBACK');
  }

  /** Takes a savepoint; one of the same name before it is no longer reached. */
  async savepoint(name: string): Promise<void> {
    await this.begin();
    await this.#connection.script(`SAVEPOINT ${quoteIdentifier(name)}`);
    this.#savepoints.push({ name, mark: this.#catalog.mark() });
  }

  /** Without a name: to the last one. Errors: -880, -882. */
  async rollbackTo(name: string | undefined): Promise<void> {
    const at = this.#savepointAt(name);
    const { name: found, mark } = this.#savepoints[at]!;
    await this.#connection.script(`ROLLBACK TO ${quoteIdentifier(found)}`);
    this.#savepoints.length = at + 1;
    this.#catalog.rollBackTo(mark);
  }

  async releaseSavepoint(name: string): Promise<void> {
    const at = this.#savepointAt(name);
    await this.#connection.script(`RELEASE ${quoteIdentifier(name)}`);
    this.#savepoints.length = at;
  }

  #savepointAt(name: string | undefined): number {
    const at =
      name === undefined ? this.#savepoints.length - 1 : this.#savepoints.findLastIndex(one => one.name === name);
    if (at < 0) throw name === undefined ? new SqlError(-882) : new SqlError(-880, [name]);
    return at;
  }

  #over(): void {
    this.#begun = false;
    this.#changed = false;
    this.#savepoints = [];
  }

  opened(cursor: OpenCursor): void {
    this.#cursors.add(cursor);
  }

  /** A transaction is open, be it only for cursors to read on. */
  get isReading(): boolean {
    return this.#begun;
  }

  closed(cursor: OpenCursor, alone: boolean): void {
    this.#cursors.delete(cursor);
    this.ended(alone);
  }

  /** A cursor is closed or has read all its rows: when it was the last one, nothing keeps a transaction that only read open any more. */
  ended(alone: boolean): void {
    if (!alone || !this.#begun || this.#changed || [...this.#cursors].some(cursor => cursor.reading)) return;
    this.#begun = false;
    // Nobody waits for it: what comes next stands behind it on the connection.
    this.#connection.query('COMMIT').catch(() => undefined);
  }

  get cursors(): ReadonlySet<OpenCursor> {
    return this.#cursors;
  }

  async #leaveCursors(hold: boolean): Promise<void> {
    for (const cursor of [...this.#cursors]) {
      if (!hold || !cursor.holdable) await cursor.close();
      else if (cursor.reading) await cursor.detach();
    }
  }
}
