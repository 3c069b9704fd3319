import type { Param, Queryable, Result, Row, Statement, StatementOptions } from '../store.ts';
import type { Channel, ChannelEvents, TransactionStatus } from './channel.ts';
import { cancel, dial } from './dial.ts';
import { PgError } from './error.ts';
import { Description, Exchange, type Execution, script } from './exchange.ts';
import * as frontend from './frontend.ts';
import { appendClose, appendFetch, appendRun, type Operation, type Run } from './operation.ts';
import type { CancelKey } from './sign-on.ts';
import { preparedStatement, StatementCache, statementKey } from './statement.ts';
import type { Target } from './target.ts';

export interface ConnectionOptions extends ChannelEvents {
  /** Run-time parameters of the session, e.g. `{ search_path: 'bigiron' }`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Prepared statements that the server keeps for this connection. Default 256. */
  readonly statementCapacity?: number;
}

/** A call of {@link Connection.run} on its way. */
interface Call {
  readonly operations: readonly Operation[];
  readonly resolve: (executions: Execution[]) => void;
  readonly reject: (error: Error) => void;
  retried: boolean;
}

/** One PostgreSQL connection: pipelined, statements prepared by their text, values in binary. */
export class Connection implements Queryable {
  readonly #target: Target;
  readonly #channel: Channel;
  readonly #cancelKey: CancelKey;
  readonly #statements: StatementCache;
  /** While a statement is being prepared the calls behind it wait here, so that all are answered in order. */
  #behind: (() => void)[] | undefined;
  #names = 0;

  private constructor(target: Target, channel: Channel, cancelKey: CancelKey, statementCapacity = 256) {
    this.#target = target;
    this.#channel = channel;
    this.#cancelKey = cancelKey;
    this.#statements = new StatementCache(statementCapacity);
  }

  /** Errors: as of {@link dial}. */
  static async open(target: Target, options: ConnectionOptions = {}): Promise<Connection> {
    const { channel, cancelKey } = await dial(target, options.parameters ?? {}, options);
    return new Connection(target, channel, cancelKey, options.statementCapacity);
  }

  /** The process id of the server's end. */
  get processId(): number {
    return this.#cancelKey.processId;
  }

  /** As of the last answer. */
  get transactionStatus(): TransactionStatus {
    return this.#channel.status;
  }

  /** Calls without an answer yet. */
  get pending(): number {
    return this.#channel.pending + (this.#behind?.length ?? 0);
  }

  /** Since when the server has been at its present call (`performance.now()`); means nothing when none is pending. */
  get busySince(): number {
    return this.#channel.headSince;
  }

  query<R = Row>(text: string, params?: readonly Param[], options?: StatementOptions): Promise<Result<R>> {
    return new Promise((resolve, reject) => {
      const resolveFirst = ([execution]: Execution[]) => resolve(execution as Result<unknown> as Result<R>);
      const operations = [{ text, params, types: options?.types }];
      this.#admit({ operations, resolve: resolveFirst, reject, retried: false });
    });
  }

  batch(statements: readonly Statement[]): Promise<Result[]> {
    return this.run(statements);
  }

  /**
   * Operations in one round trip behind one Sync; outside a transaction they are one. Returns what each {@link Run} and
   * {@link Fetch} brought, in order.
   */
  run(operations: readonly Operation[]): Promise<Execution[]> {
    return new Promise((resolve, reject) => this.#admit({ operations, resolve, reject, retried: false }));
  }

  /** Several statements in one text, without parameters and results. Outside a transaction they are one. */
  script(text: string): Promise<void> {
    return new Promise((resolve, reject) => this.#admitScript(text, resolve, reject));
  }

  /** Asks the server to interrupt its present call, which then fails with 57014. Harmless when there is none. */
  cancel(): Promise<void> {
    return cancel(this.#target, this.#cancelKey);
  }

  /** Lets pending calls finish, then ends the connection. */
  close(): Promise<void> {
    const behind = this.#behind;
    if (behind === undefined) return this.#channel.close();
    return new Promise(resolve => behind.push(() => resolve(this.close())));
  }

  /** Breaks the connection off. */
  destroy(error: Error): void {
    this.#channel.destroy(error);
  }

  /** Sends the call, or lets it wait until what it needs is prepared. */
  #admit(call: Call): void {
    if (this.#behind !== undefined) {
      this.#behind.push(() => this.#admit(call));
      return;
    }
    const { unusable, writer } = this.#channel;
    if (unusable !== undefined) {
      call.reject(unusable);
      return;
    }
    const mark = writer.length;
    try {
      const unprepared = this.#unprepared(call.operations);
      if (unprepared.size > 0) this.#prepare(unprepared, call);
      else this.#send(call);
    } catch (error) {
      // Nothing was expected yet: take back what was appended.
      writer.length = mark;
      call.reject(error as Error);
    }
  }

  #admitScript(text: string, resolve: () => void, reject: (error: Error) => void): void {
    if (this.#behind !== undefined) {
      this.#behind.push(() => this.#admitScript(text, resolve, reject));
      return;
    }
    const { unusable, writer } = this.#channel;
    if (unusable !== undefined) {
      reject(unusable);
      return;
    }
    frontend.query(writer, text);
    this.#channel.expect(new Exchange([script], resolve, reject));
  }

  /** The first operation with each statement that this connection has not prepared, by statement key. */
  #unprepared(operations: readonly Operation[]): Map<string, number> {
    const unprepared = new Map<string, number>();
    for (let index = 0; index < operations.length; index++) {
      const operation = operations[index]!;
      if (!('text' in operation)) continue;
      const key = statementKey(operation);
      if (!this.#statements.has(key) && !unprepared.has(key)) unprepared.set(key, index);
    }
    return unprepared;
  }

  /** Parses and describes statements; the call that needs them goes on when the server has answered. */
  #prepare(unprepared: ReadonlyMap<string, number>, call: Call): void {
    const { writer } = this.#channel;
    const parsed = [...unprepared].map(([key, index]) => {
      const { text, types } = call.operations[index] as Run;
      const name = `s${++this.#names}`;
      frontend.parse(writer, name, text, types ?? []);
      frontend.describeStatement(writer, name);
      return { key, index, name, description: new Description() };
    });
    const succeeded = () => {
      for (const { key, name, description } of parsed) this.#statements.add(preparedStatement(key, name, description));
      this.#resume(() => this.#admit(call));
    };
    const failed = (error: Error) => {
      if (error instanceof PgError) blame(error, call, parsed[error.statement]?.index ?? 0);
      this.#deallocate(parsed);
      this.#resume(() => call.reject(error));
    };
    frontend.sync(writer);
    this.#channel.expect(
      new Exchange(
        parsed.map(({ description }) => description),
        succeeded,
        failed,
      ),
    );
    this.#behind = [];
  }

  #resume(first: () => void): void {
    const behind = this.#behind ?? [];
    this.#behind = undefined;
    first();
    for (const next of behind) next();
  }

  #send(call: Call): void {
    const { writer } = this.#channel;
    const executions: Execution[] = [];
    for (const operation of call.operations) {
      if ('text' in operation) {
        executions.push(appendRun(writer, operation, this.#statements.get(statementKey(operation))!));
      } else if ('fetch' in operation) executions.push(appendFetch(writer, operation));
      else appendClose(writer, operation);
    }
    frontend.sync(writer);
    const succeeded = () => call.resolve(executions);
    this.#channel.expect(new Exchange(executions, succeeded, error => this.#failed(call, error)));
    this.#deallocate(this.#statements.evict());
  }

  /**
   * A prepared statement can die: DISCARD ALL, or a changed table whose rows it would return in another shape. Nothing of the
   * call has happened then, so that outside a transaction it is simply made again.
   */
  #failed(call: Call, error: Error): void {
    const died = error instanceof PgError && (error.sqlstate === '26000' || error.routine === 'RevalidateCachedQuery');
    if (died) this.#deallocate(this.#statements.clear());
    if (died && !call.retried && this.#channel.status === 'I') {
      call.retried = true;
      this.#admit(call);
    } else {
      if (error instanceof PgError) blame(error, call, error.statement);
      call.reject(error);
    }
  }

  /** The server's answer to a Close needs no one to wait for it. */
  #deallocate(statements: readonly { readonly name: string }[]): void {
    for (const { name } of statements) frontend.closeStatement(this.#channel.writer, name);
  }
}

/** Says which of the call's operations the error is about. */
function blame(error: PgError, call: Call, index: number): void {
  const operation = call.operations[index];
  error.statement = index;
  error.text = operation !== undefined && 'text' in operation ? operation.text : undefined;
}
