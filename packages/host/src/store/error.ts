import { BigironError, type Fault } from '@bigiron/wire/errors';

/** `code`s of the errors that the store raises itself; what PostgreSQL reports is a {@link PgError}. */
export type StoreErrorCode =
  /** The server cannot be reached; nothing was sent. */
  | 'store-unavailable'
  /** The connection broke while an answer was due: what was asked may have happened or not. */
  | 'connection-lost'
  /** The work of a transaction swallowed the failure of a statement; everything was rolled back. */
  | 'transaction-aborted'
  /** The store was closed before or during the call. */
  | 'store-closed'
  /** Another host owns the data directory. */
  | 'data-directory-in-use'
  /** The data directory cannot be used: not reachable, not writable, of another PostgreSQL version. */
  | 'data-directory-unusable'
  /** The journal of the data queues cannot be read or written. */
  | 'journal-unusable'
  /** The PostgreSQL programs are missing or do not start on this machine. */
  | 'postgres-unusable'
  /** The database URL cannot be read. */
  | 'bad-database-url'
  /** The server wants an authentication or encryption that we do not offer, or failed to prove who it is. */
  | 'authentication'
  /** A parameter or result value cannot be carried as its PostgreSQL type. */
  | 'bad-parameter'
  /** The bytes of the server do not follow the protocol. */
  | 'protocol'
  /** Applied migrations differ from the declared ones, or are newer than this software. */
  | 'migration-conflict';

const retryable: ReadonlySet<StoreErrorCode> = new Set(['store-unavailable']);

/** A failure of the store itself; `fault` says whose doing it is. */
export class StoreError extends BigironError {
  override readonly name = 'StoreError';

  constructor(code: StoreErrorCode, message: string, fault: Fault, cause?: unknown) {
    super(message, { code, layer: 'room', fault, retryable: retryable.has(code), cause });
  }
}
