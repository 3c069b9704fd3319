import type { Connection } from './postgres/connection.ts';

/** A row by column name. {@link Value} says which JavaScript type a column arrives as. */
export type Row = Record<string, unknown>;

/**
 * What a column of a result holds, by PostgreSQL type:
 *
 * | PostgreSQL | JavaScript |
 * |---|---|
 * | bool | boolean |
 * | int2, int4, oid, float4, float8 | number |
 * | int8 | bigint |
 * | timestamp, timestamptz | bigint: microseconds since 1970-01-01T00:00:00Z (a Date would lose three digits) |
 * | bytea | Buffer (a copy of its own) |
 * | json, jsonb | the parsed value |
 * | arrays of the above and of text | Array, nested for more dimensions |
 * | text, varchar, bpchar, name, numeric, uuid, date and every other type | string, as PostgreSQL prints it |
 * | NULL | null |
 */
export type Value = null | boolean | number | bigint | string | Buffer | Json | readonly Value[];

/** A value that JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * A parameter. PostgreSQL says which type `$n` has when the statement is first prepared, and the value is encoded for it:
 * number, bigint or decimal string for numbers; microseconds as bigint, or a Date, for timestamps; an array for an array type
 * (`unnest($1::text[])`); anything JSON can carry for json and jsonb; otherwise the text that PostgreSQL reads for the type.
 * A cast in the statement (`$1::int4`) settles a type that PostgreSQL would guess differently.
 */
export type Param = null | boolean | number | bigint | string | Uint8Array | Date | Json | readonly Param[];

export interface Result<R = Row> {
  readonly rows: R[];
  /** Rows returned or changed, as the command tag says; 0 for commands without a count. */
  readonly count: number;
  /** The command tag's verb: `SELECT`, `INSERT`, `CREATE TABLE` ... */
  readonly command: string;
}

export interface Statement {
  /** One SQL statement with `$1` .. `$n`. It is prepared once per connection, so keep its text constant. */
  readonly text: string;
  readonly params?: readonly Param[] | undefined;
  /** OIDs of parameter types, where PostgreSQL's own deduction does not do; 0 leaves it to PostgreSQL. */
  readonly types?: readonly number[] | undefined;
}

export interface Durability {
  /**
   * True (the default): when the promise resolves the change is on disk. False: it is visible to everybody at once and reaches
   * the disk within a second; a crash of PostgreSQL or of the machine may lose the last ones, in order, never parts of one.
   */
  readonly durable?: boolean;
}

export type Isolation = 'read committed' | 'repeatable read' | 'serializable';

export interface TransactionOptions extends Durability {
  /** Default `read committed`. */
  readonly isolation?: Isolation;
}

export interface StatementOptions {
  /** As {@link Statement.types}. */
  readonly types?: readonly number[] | undefined;
}

export interface QueryOptions extends StatementOptions, Durability {}

/** Whatever statements can be sent to. Errors: PgError for what PostgreSQL reports, StoreError for everything else. */
export interface Queryable {
  /**
   * One statement. Calls of the same turn of the event loop travel in one write and are answered in order;
   * there is no need to await one before sending the next.
   */
  query<R = Row>(text: string, params?: readonly Param[], options?: StatementOptions): Promise<Result<R>>;
  /**
   * Statements in one round trip. Outside a transaction they are one: all happen or none.
   * Each must be preparable before the first one runs (so not CREATE TABLE and a use of the table in one batch).
   */
  batch(statements: readonly Statement[]): Promise<Result[]>;
}

/**
 * A transaction in progress. It is over when `work` returns (commit) or throws (rollback); after a failed statement PostgreSQL
 * refuses all others (25P02), unless it failed inside {@link Transaction.savepoint}.
 */
export interface Transaction extends Queryable {
  /** Runs `work`; when it throws only its own changes are undone and the transaction stays usable. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
  /** Several statements in one text, without parameters: for DDL. */
  script(text: string): Promise<void>;
}

export interface Subscription {
  close(): Promise<void>;
}

/**
 * One PostgreSQL connection that belongs to one database job until it is closed: it keeps its temporary tables, cursors, settings
 * and open transaction. Besides {@link Queryable} it has the wire level: portals with row limits, undecoded rows, cancel.
 */
export type Session = Connection;

/** The PostgreSQL behind everything. Made by `openStore`; rooms receive it in their constructor. */
export interface Store extends Queryable {
  /** On any free connection of the pool; statements sent together may overtake each other, unlike those of a transaction. */
  query<R = Row>(text: string, params?: readonly Param[], options?: QueryOptions): Promise<Result<R>>;
  batch(statements: readonly Statement[], options?: Durability): Promise<Result[]>;
  /**
   * Runs `work` in a transaction on a connection of its own. BEGIN travels with the first statement. Nothing is retried:
   * a serialization failure or deadlock is thrown with `retryable` set.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /**
   * Calls `handler` for every notification on `channel`, from any process, also our own. When the connection behind it breaks
   * `lost` is called; it is re-established, and `missed` is called afterwards: notifications may have been lost, so read the state
   * again.
   */
  listen(
    channel: string,
    handler: (payload: string) => void,
    missed?: () => void,
    lost?: () => void,
  ): Promise<Subscription>;
  /** Sends `payload` (less than 8000 bytes) to all listeners of `channel`. */
  notify(channel: string, payload?: string): Promise<void>;
  /** A connection outside the pool. The caller closes it. */
  session(options?: SessionOptions): Promise<Session>;
  /** Where the data is, for logs: a directory or a URL without its password. */
  readonly location: string;
  /** Waits for what was sent, then closes all connections. Later calls fail with `store-closed`. */
  close(): Promise<void>;
}

export interface SessionOptions {
  /** Run-time parameters for the session, e.g. `{ search_path: 'a, b', TimeZone: 'Europe/Paris' }`. */
  readonly parameters?: Readonly<Record<string, string>>;
}
