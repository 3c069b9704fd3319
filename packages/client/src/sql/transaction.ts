import { type CallOptions, type Limits, limitsOf, overdue } from '../connection/limits.ts';
import { ConnectionError } from '../errors.ts';
import { Executor, identifier, type Lease } from './executor.ts';
import type { Isolation } from './options.ts';

export interface TransactionOptions {
  /** By default that of the connection. */
  readonly isolation?: Isolation;
}

/** A unit of work on a connection of its own. */
export class Transaction extends Executor implements AsyncDisposable {
  readonly #lease: Lease;
  #ended = false;

  constructor(lease: Lease) {
    super();
    this.#lease = lease;
  }

  override async lend(limits: Limits): Promise<Lease> {
    const late = overdue(limits);
    if (late !== undefined) throw late;
    if (this.#ended) throw new TypeError('The transaction has ended');
    return { session: this.#lease.session, giveBack() {} };
  }

  commit(options: CallOptions = {}): Promise<void> {
    return this.#end('commit', options);
  }

  rollback(options: CallOptions = {}): Promise<void> {
    return this.#end('rollback', options);
  }

  /** A place to which `rollbackTo` goes back. */
  async savepoint(name: string, options: CallOptions = {}): Promise<void> {
    await this.#run(`SAVEPOINT ${identifier(name)} ON ROLLBACK RETAIN CURSORS`, options);
  }

  async rollbackTo(name: string, options: CallOptions = {}): Promise<void> {
    await this.#run(`ROLLBACK TO SAVEPOINT ${identifier(name)}`, options);
  }

  async release(name: string, options: CallOptions = {}): Promise<void> {
    await this.#run(`RELEASE SAVEPOINT ${identifier(name)}`, options);
  }

  /** Rolls back unless it has been committed. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#ended) return;
    try {
      await this.rollback();
    } catch (error) {
      // The host rolls back what a broken connection leaves.
      if (!(error instanceof ConnectionError)) throw error;
    }
  }

  async #run(text: string, options: CallOptions): Promise<void> {
    const { session } = await this.lend(limitsOf(options));
    await session.immediate(text, limitsOf(options));
  }

  /** A connection whose commit failed is not used again: nobody knows what is in its unit of work. */
  async #end(how: 'commit' | 'rollback', options: CallOptions): Promise<void> {
    if (this.#ended) throw new TypeError('The transaction has ended');
    this.#ended = true;
    try {
      await this.#lease.session.end(how, options);
    } finally {
      this.#lease.giveBack();
    }
  }
}
