import { StoreError } from './error.ts';
import type { Connection } from './postgres/connection.ts';
import type { Isolation, Param, Result, Row, Statement, StatementOptions, Transaction } from './store.ts';

/** Runs `work` between BEGIN and COMMIT or ROLLBACK on a connection that nobody else uses meanwhile. */
export async function transact<T>(
  connection: Connection,
  work: (transaction: Transaction) => Promise<T>,
  isolation: Isolation = 'read committed',
): Promise<T> {
  const transaction = new OpenTransaction(connection);
  // Not awaited: BEGIN leaves in one write with the first statement. If it fails, so does everything behind it.
  const begun = connection.script(`BEGIN ISOLATION LEVEL ${isolation}`);
  begun.catch(() => {});
  let result: T;
  try {
    result = await work(transaction);
    await begun;
  } catch (error) {
    transaction.over = true;
    // If even this fails the connection is gone, and the transaction with it.
    await connection.script('ROLLBACK').catch(() => {});
    throw error;
  }
  transaction.over = true;
  const { command } = await connection.query<Row>('COMMIT');
  if (command !== 'COMMIT')
    throw new StoreError(
      'transaction-aborted',
      'A statement of the transaction failed and its error was swallowed outside a savepoint; everything was rolled back.',
      'caller',
    );
  return result;
}

/** The transaction that is open on a connection, for work that does not end it. */
export function joinTransaction(connection: Connection): Transaction {
  return new OpenTransaction(connection);
}

class OpenTransaction implements Transaction {
  over = false;
  readonly #connection: Connection;
  #savepoints = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  query<R = Row>(text: string, params?: readonly Param[], options?: StatementOptions): Promise<Result<R>> {
    return this.#over() ?? this.#connection.query<R>(text, params, options);
  }

  batch(statements: readonly Statement[]): Promise<Result[]> {
    return this.#over() ?? this.#connection.batch(statements);
  }

  script(text: string): Promise<void> {
    return this.#over() ?? this.#connection.script(text);
  }

  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    const name = `s${++this.#savepoints}`;
    this.script(`SAVEPOINT ${name}`).catch(() => {});
    try {
      const result = await work();
      await this.script(`RELEASE ${name}`);
      return result;
    } catch (error) {
      await this.script(`ROLLBACK TO ${name}; RELEASE ${name}`);
      throw error;
    }
  }

  #over(): Promise<never> | undefined {
    if (!this.over) return undefined;
    const message = 'The transaction is over; its object must not be used after its work has returned.';
    return Promise.reject(new StoreError('transaction-aborted', message, 'caller'));
  }
}
