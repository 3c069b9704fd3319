import { type CallOptions, limitsOf } from '../connection/limits.ts';
import { Executor } from './executor.ts';
import { Transaction, type TransactionOptions } from './transaction.ts';

/** What can begin transactions: a pool of connections, or one of them. Outside of transactions every statement is committed when it is done. */
export abstract class Transactional extends Executor {
  /** Runs `work`, and commits what it did; rolls back when it fails. */
  async inTransaction<T>(
    work: (transaction: Transaction) => Promise<T>,
    options: TransactionOptions & CallOptions = {},
  ): Promise<T> {
    await using transaction = await this.transaction(options);
    const result = await work(transaction);
    await transaction.commit(options);
    return result;
  }

  /** Begins a unit of work: `await using transaction = await sql.transaction()`. Unless it is committed, it is rolled back at the end. */
  async transaction(options: TransactionOptions & CallOptions = {}): Promise<Transaction> {
    const lease = await this.lend(limitsOf(options));
    try {
      await lease.session.begin(options.isolation, options);
      return new Transaction(lease);
    } catch (error) {
      lease.giveBack();
      throw error;
    }
  }
}
