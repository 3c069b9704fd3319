import type { Job, JobId } from '../system/jobs/job.ts';
import type { SqlWarning } from './error.ts';
import type { SessionAttributes } from './session/attributes.ts';
import type { XaBranches } from './session/xa.ts';
import type { PgType, SqlType, SqlValue } from './types/sql-type.ts';

/** The SQL room: databases of Db2 for i, one session for each database job. */
export interface Database {
  /** Takes a connection to PostgreSQL for the job. The caller closes the session when the job ends. */
  open(job: Job, attributes?: Partial<SessionAttributes>): Promise<SqlSession>;
  /** Interrupts what the session of a job is at; false when there is no such session, in this process or another. */
  cancel(job: JobId): Promise<boolean>;
}

/**
 * The SQL of one job. Calls are made one after the other: the next when the promise of the last has settled; only `cancel` may come
 * between. Every method throws SqlError, after which the session can be used on.
 */
export interface SqlSession {
  readonly attributes: Readonly<SessionAttributes>;
  change(attributes: Partial<SessionAttributes>): void;
  /** Compiles a statement and says what it is, without running it. */
  prepare(text: string, options?: PrepareOptions): Promise<Prepared>;
  /** Ends the unit of work. `hold` keeps cursors that were opened with hold; others are closed. */
  commit(options?: { readonly hold?: boolean }): Promise<void>;
  rollback(options?: { readonly hold?: boolean }): Promise<void>;
  /** Something was changed or locked since the last commit or rollback. */
  readonly inUnitOfWork: boolean;
  cancel(): Promise<void>;
  /** Branches of global transactions. Its methods throw XaError. */
  readonly xa: XaBranches;
  /** Rolls back, closes cursors and the connection. */
  close(): Promise<void>;
}

export interface PrepareOptions {
  /** Name by which `WHERE CURRENT OF` finds the cursor of this statement. */
  readonly cursorName?: string;
}

/** What a statement is, for clients that treat them differently. */
export type StatementClass = 'query' | 'call' | 'change' | 'commit' | 'rollback' | 'connect' | 'other';

export interface Prepared {
  readonly class: StatementClass;
  /** The Db2 keyword(s) of the statement: `SELECT`, `INSERT`, `CREATE TABLE`, `SET` ... */
  readonly verb: string;
  /** The shape of the result of a query. */
  readonly columns: readonly ResultColumn[] | undefined;
  readonly markers: readonly MarkerDescription[];
  /** A query whose cursor cannot change rows. */
  readonly readOnly: boolean;
  /** Runs a statement that is not a query, or a CALL. */
  execute(values?: readonly ParameterValue[]): Promise<Outcome>;
  /** The same statement for many rows of values: all of them are done, or none and the SqlError says at which row (`BatchError`). */
  executeBatch(rows: readonly (readonly ParameterValue[])[]): Promise<Outcome>;
  /** Opens a cursor and fetches the first rows in the same round trip. */
  open(values: readonly ParameterValue[], options: OpenOptions, first?: FetchRequest): Promise<OpenedCursor>;
}

/** `DEFAULT` and `UNASSIGNED` are the extended indicators -5 and -7. */
export type ParameterValue = SqlValue | typeof DEFAULT | typeof UNASSIGNED;
export const DEFAULT = Symbol('default');
export const UNASSIGNED = Symbol('unassigned');

export interface ResultColumn {
  readonly name: string;
  readonly type: SqlType;
  readonly nullable: boolean;
  /** How the values are in the undecoded rows that `RowSink` takes: the binary format of this type. */
  readonly pgType: PgType;
  /** LABEL ON, where the column is one of a table. */
  readonly label?: string;
  readonly baseTable?: string;
  readonly baseSchema?: string;
  readonly baseColumn?: string;
  readonly updatable?: boolean;
  readonly identity?: boolean;
  readonly generated?: boolean;
  readonly primaryKey?: boolean;
}

export interface MarkerDescription {
  readonly type: SqlType;
  readonly nullable: boolean;
  readonly mode: 'IN' | 'OUT' | 'INOUT';
  /** Of a procedure's parameter or of the column that it is compared with or assigned to. */
  readonly name?: string;
}

export interface Outcome {
  /** Rows inserted, updated or deleted (SQLERRD(3)). */
  readonly count: number;
  readonly warnings: readonly SqlWarning[];
  /** Of a batch: rows changed by each row of values. */
  readonly counts?: readonly number[];
  /** The last value that an identity column was given. */
  readonly identity?: string;
  /** Of a CALL: the values of all parameter markers, those of IN parameters as they were given. */
  readonly outputs?: readonly SqlValue[];
  /** Of a CALL: the return value of the procedure. */
  readonly returnValue?: number;
  /** Of a CALL: cursors that the procedure left open for its caller. */
  readonly resultSets?: readonly Cursor[];
}

export interface OpenOptions {
  readonly scrollable?: boolean;
  readonly sensitive?: boolean;
  /** Survives commit. */
  readonly hold?: boolean;
  readonly updatable?: boolean;
}

/** Where the cursor goes before the first row is fetched; further rows follow one after the other. */
export type FetchOrientation =
  | { readonly to: 'next' | 'prior' | 'first' | 'last' | 'before-first' | 'after-last' | 'current' }
  | { readonly to: 'relative' | 'absolute'; readonly offset: number };

export interface FetchRequest {
  readonly orientation?: FetchOrientation;
  /** At most so many rows. */
  readonly rows: number;
  readonly sink: RowSink;
}

/**
 * Takes rows undecoded: `bytes[start..end)` is the body of PostgreSQL's DataRow message, which begins with the number of columns; each
 * column has its length (-1 for NULL) and its value in binary. Valid during the call only. Columns beyond `columns.length` are ours.
 */
export type RowSink = (bytes: Buffer, start: number, end: number) => void;

export interface Fetched {
  readonly rows: number;
  /** No row follows in this direction. The cursor stays open unless it says otherwise. */
  readonly atEnd: boolean;
  /** The cursor closed itself after its last row. */
  readonly closed: boolean;
}

export interface OpenedCursor {
  readonly cursor: Cursor;
  /** What `first` brought. */
  readonly fetched: Fetched | undefined;
  readonly warnings: readonly SqlWarning[];
  /** Rows that the statement inserted, updated or deleted, where it did: SELECT FROM FINAL TABLE. */
  readonly changed?: number;
}

export interface Cursor {
  readonly name: string;
  readonly columns: readonly ResultColumn[];
  readonly isOpen: boolean;
  readonly holdable: boolean;
  readonly scrollable: boolean;
  readonly updatable: boolean;
  fetch(request: FetchRequest): Promise<Fetched>;
  close(): Promise<void>;
}
