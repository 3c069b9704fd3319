import type { SqlConnection } from './connection.ts';
import type { Reply } from './json.ts';
import type { Request } from './request.ts';
import type { Statements } from './statements.ts';
import type { Trace } from './trace.ts';

/** What a request finds. */
export interface Exchange {
  /** The connection to the database; throws NotConnected when there is none. */
  connected(): SqlConnection;
  /** The same, undefined when there is none. */
  readonly connection: SqlConnection | undefined;
  readonly statements: Statements;
  readonly trace: Trace;
  /** Ends the connection that there is and takes another in its place. */
  replace(connect: (() => Promise<SqlConnection>) | undefined): Promise<void>;
}

/** Serves a request. What it throws becomes an error in the reply, beside what `told` has been given so far. */
export type Handler = (request: Request, exchange: Exchange, told: (reply: Reply) => void) => Promise<Reply>;

/** A request that needs the database, when there was no `connect` or the job has ended. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected';

  constructor() {
    super('Not connected');
  }
}
