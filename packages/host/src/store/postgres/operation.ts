import { StoreError } from '../error.ts';
import type { Statement } from '../store.ts';
import { Execution, type RawRow } from './exchange.ts';
import * as frontend from './frontend.ts';
import type { PreparedStatement } from './statement.ts';
import type { Writer } from './writer.ts';

/** Runs a statement: Bind and Execute. */
export interface Run extends Statement {
  /** Names the portal, so that {@link Fetch} can go on; it lives to the end of the transaction. */
  readonly portal?: string;
  /** At most so many rows now. Absent or 0: all. */
  readonly limit?: number;
  /** Takes the rows undecoded and with all columns in binary, instead of {@link Execution.rows}. */
  readonly raw?: RawRow | undefined;
}

/** More rows from the named portal of an earlier {@link Run}. */
export interface Fetch {
  readonly fetch: Execution;
  readonly limit?: number;
  readonly raw?: RawRow | undefined;
}

/** Closes a named portal before its transaction ends. Closes come after everything else in a call. */
export interface Close {
  readonly close: Execution;
}

export type Operation = Run | Fetch | Close;

/** Appends the messages of a Run of `statement`, which has been prepared. Errors: `bad-parameter`. */
export function appendRun(writer: Writer, run: Run, statement: PreparedStatement): Execution {
  const params = run.params ?? [];
  const codecs = statement.parameterCodecs;
  if (params.length !== codecs.length)
    throw new StoreError(
      'bad-parameter',
      `The statement has ${codecs.length} parameters and was given ${params.length}: ${run.text.slice(0, 100)}`,
      'caller',
    );
  const portal = run.portal ?? '';
  frontend.bind(writer, portal, statement, params, run.raw && frontend.binaryTail);
  frontend.execute(writer, portal, run.limit ?? 0);
  return new Execution(portal, statement.columns, statement.decode, run.raw);
}

export function appendFetch(writer: Writer, { fetch, limit, raw }: Fetch): Execution {
  frontend.execute(writer, fetch.portal, limit ?? 0);
  return new Execution(fetch.portal, fetch.columns, fetch.decode, raw);
}

export function appendClose(writer: Writer, { close }: Close): void {
  frontend.closePortal(writer, close.portal);
}
