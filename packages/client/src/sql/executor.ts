import { type CallOptions, type Limits, limitsOf } from '../connection/limits.ts';
import type { CallResult } from './call.ts';
import { Query } from './query.ts';
import { ResultSet } from './result.ts';
import type { Session } from './session.ts';
import type { Row } from './shape.ts';
import type { Outcome, PreparedStatement } from './statement.ts';
import { isCall, isQuery } from './statement-type.ts';
import type { SqlParameter } from './value.ts';

/** A connection that is somebody's for a while. */
export interface Lease {
  readonly session: Session;
  /** Once, whatever came of the work. */
  giveBack(): void;
}

export interface ExecuteOptions extends CallOptions {
  /** Of an INSERT: the values that the host gave to identity and other generated columns, or those of the columns named. */
  readonly keys?: true | readonly string[];
}

export interface Executed extends Outcome {
  /** With the option `keys`: a row for each row inserted. */
  readonly keys: readonly Row[];
}

/** Whatever runs SQL: connections to the database, or a transaction on one. */
export abstract class Executor {
  abstract lend(limits: Limits): Promise<Lease>;

  /**
   * A query. It runs when its rows are asked for: `for await (const row of sql.query('SELECT ...', [1]))`, or `.all()`. Types of columns are
   * those of `SqlValue`; `R` names them for TypeScript.
   */
  query<R extends object = Row>(
    text: string,
    values: readonly SqlParameter[] = [],
    options: CallOptions = {},
  ): Query<R> {
    return new Query<R>(limits => this.lend(limits), text, values, options);
  }

  /** Runs a statement that is no query. Fails with SqlError, like all that follow. */
  async execute(text: string, values: readonly SqlParameter[] = [], options: ExecuteOptions = {}): Promise<Executed> {
    if (options.keys !== undefined) return this.#withKeys(text, values, options.keys, options);
    if (isQuery(text)) throw new TypeError('A query has rows: use query()');
    return this.#leased(options, async (session, limits) => {
      if (values.length === 0 && !isCall(text)) return { ...(await session.immediate(text, limits)), keys: [] };
      return this.#prepared(session, text, limits, async statement => ({
        ...(await statement.execute(values, options)),
        keys: [],
      }));
    });
  }

  /** Runs a statement for each row of values. What is sent at once (up to 10 000 rows) is done wholly or not at all; a transaction makes it all. */
  batch(text: string, rows: Iterable<readonly SqlParameter[]>, options: CallOptions = {}): Promise<Outcome> {
    return this.#leased(options, (session, limits) =>
      this.#prepared(session, text, limits, statement => statement.batch(rows, options)),
    );
  }

  /** Calls a procedure. Read its results, or close it: until then it has its connection. */
  async call(text: string, values: readonly SqlParameter[] = [], options: CallOptions = {}): Promise<CallResult> {
    if (!isCall(text)) throw new TypeError('call() is for CALL');
    const limits = limitsOf(options);
    const { session, giveBack } = await this.lend(limits);
    let statement: PreparedStatement | undefined;
    try {
      statement = await session.take(text, limits);
      const done = async () => {
        await statement?.close();
        giveBack();
      };
      const result = await statement.call(values, options, done);
      if (result.resultSets === 0) await result.close();
      return result;
    } catch (error) {
      await statement?.close();
      giveBack();
      throw error;
    }
  }

  #withKeys(
    text: string,
    values: readonly SqlParameter[],
    keys: true | readonly string[],
    options: CallOptions,
  ): Promise<Executed> {
    const list = keys === true ? '*SQLGENCOLUMNS' : keys.map(identifier).join(', ');
    const query = `SELECT ${list} FROM NEW TABLE (${text.replace(/;\s*$/, '')})`;
    return this.#leased(options, (session, limits) =>
      this.#prepared(session, query, limits, async statement => {
        const { cursor, count, warning } = await statement.openCounted(values, options);
        const given = await new ResultSet(cursor).all();
        // Not every host counts the rows when it opens the cursor.
        return { count: count || given.length, warning, keys: given };
      }),
    );
  }

  async #prepared<T>(
    session: Session,
    text: string,
    limits: Limits,
    work: (statement: PreparedStatement) => Promise<T>,
  ): Promise<T> {
    const statement = await session.take(text, limits);
    try {
      const result = await work(statement);
      await session.give(statement);
      return result;
    } catch (error) {
      await statement.close();
      throw error;
    }
  }

  async #leased<T>(options: CallOptions, work: (session: Session, limits: Limits) => Promise<T>): Promise<T> {
    const limits = limitsOf(options);
    const { session, giveBack } = await this.lend(limits);
    try {
      return await work(session, limits);
    } finally {
      giveBack();
    }
  }
}

/** `"NAME"`: a column name as it is. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
