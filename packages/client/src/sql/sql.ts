import { type CallOptions, type Limits, limitsOf } from '../connection/limits.ts';
import { Pool } from '../connection/pool.ts';
import type { Lease } from './executor.ts';
import type { SqlPoolOptions } from './options.ts';
import type { DatabaseServer } from './server.ts';
import { Session } from './session.ts';
import { PreparedStatement } from './statement.ts';
import { Transactional } from './transactional.ts';

/** Connections at the same time, unless the options say otherwise: each is a job of the host. */
const mostConnections = 8;

/**
 * The database of a host. Every call takes a connection out of a pool and gives it back: what a statement leaves in its job (SET SCHEMA,
 * QTEMP) may or may not be there for the next. Who needs the same job takes a connection: `connection()`.
 */
export class Sql extends Transactional implements AsyncDisposable {
  readonly #pool: Pool<Session>;

  constructor(open: (limits: Limits) => Promise<DatabaseServer>, options: SqlPoolOptions) {
    super();
    this.#pool = new Pool(async limits => new Session(await open(limits)), {
      maximum: mostConnections,
      ...options.pool,
    });
  }

  /** A connection of its own, until it is closed. */
  async connection(options: CallOptions = {}): Promise<SqlConnection> {
    return new SqlConnection(await this.lend(limitsOf(options)));
  }

  /** Closes all connections; statements under way still get their replies when these come within two seconds. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  override lend(limits: Limits): Promise<Lease> {
    return new Promise((resolve, reject) => {
      const lent = (session: Session) =>
        new Promise<void>(giveBack => resolve({ session, giveBack: () => giveBack() }));
      this.#pool.use(limits, lent).catch(reject);
    });
  }
}

/** One connection: a job of the host, with its QTEMP, special registers and statements. */
export class SqlConnection extends Transactional implements AsyncDisposable {
  readonly #lease: Lease;
  #closed = false;

  constructor(lease: Lease) {
    super();
    this.#lease = lease;
  }

  /** `number/user/name`. */
  get job(): string {
    return this.#lease.session.server.job;
  }

  /** The name of the relational database. */
  get database(): string {
    return this.#lease.session.server.facts.database;
  }

  /** A statement that can be run often. Close it when it is not needed any more. Fails with SqlError. */
  async prepare(text: string, options: CallOptions = {}): Promise<PreparedStatement> {
    const { session } = await this.lend();
    return PreparedStatement.prepare(session.server, text, limitsOf(options));
  }

  override async lend(): Promise<Lease> {
    if (this.#closed) throw new TypeError('The connection is closed');
    return { session: this.#lease.session, giveBack() {} };
  }

  /** Ends its job: what is in it is nothing for others. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#lease.session.close();
    this.#lease.giveBack();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
