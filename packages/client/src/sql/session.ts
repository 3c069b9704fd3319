import { Autocommit, Commit, CommitLevel, ExecuteImmediate, Rollback } from '@bigiron/wire/hostserver/database/index';
import { type CallOptions, type Limits, limitsOf } from '../connection/limits.ts';
import type { Pooled } from '../connection/pool.ts';
import { commitLevels, defaults, type Isolation } from './options.ts';
import type { DatabaseServer } from './server.ts';
import { type Outcome, outcomeOf, PreparedStatement } from './statement.ts';
import { statementType } from './statement-type.ts';
import { wanted } from './wanted.ts';

/** Statements that stay prepared after their use, and for how long: what they refer to may have become something else. Milliseconds. */
const mostKept = 50;
const keptFor = 10_000;

/** The statements of one connection, and its unit of work. */
export class Session implements Pooled {
  readonly server: DatabaseServer;
  /** By text; the one used last is the last. */
  readonly #kept = new Map<string, { readonly statement: PreparedStatement; readonly since: number }>();
  #inTransaction = false;

  constructor(server: DatabaseServer) {
    this.server = server;
  }

  /** Not in a unit of work that somebody has left. */
  get usable(): boolean {
    return this.server.usable && !this.#inTransaction;
  }

  validate(limits: Limits): Promise<boolean> {
    return this.server.validate(limits);
  }

  close(): Promise<void> {
    return this.server.close();
  }

  /** A prepared statement, for `give` or `close` afterwards. Fails with SqlError. */
  async take(text: string, limits: Limits): Promise<PreparedStatement> {
    const kept = this.#kept.get(text);
    this.#kept.delete(text);
    if (kept !== undefined && performance.now() - kept.since < keptFor) return kept.statement;
    await kept?.statement.close();
    return PreparedStatement.prepare(this.server, text, limits);
  }

  /** Keeps a statement that did its work for the next who wants it. */
  async give(statement: PreparedStatement): Promise<void> {
    const [oldest] = this.#kept;
    if (oldest !== undefined && this.#kept.size >= mostKept) {
      this.#kept.delete(oldest[0]);
      await oldest[1].statement.close();
    }
    if (this.#kept.has(statement.text)) await statement.close();
    else this.#kept.set(statement.text, { statement, since: performance.now() });
  }

  /** Runs a statement without parameters in one round trip. It may change what prepared ones refer to. */
  async immediate(text: string, limits: Limits): Promise<Outcome> {
    await this.#forget();
    const { server } = this;
    const handle = server.handle();
    const request = ExecuteImmediate.encode({
      results: wanted('sqlca'),
      ...{ rpb: 0, returnResults: handle, fillResults: handle },
      statement: text,
      statementType: statementType(text),
      prepareOption: 0,
    });
    try {
      return outcomeOf(await server.ask(request, limits));
    } finally {
      server.release(handle);
    }
  }

  async begin(isolation: Isolation | undefined, options: CallOptions): Promise<void> {
    if (this.#inTransaction) throw new TypeError('The connection is in a transaction already');
    const level = commitLevels[isolation ?? this.server.options.isolation ?? defaults.isolation];
    await this.server.change({ commitLevel: level, autocommit: Autocommit.off }, limitsOf(options));
    this.#inTransaction = true;
  }

  async end(how: 'commit' | 'rollback', options: CallOptions): Promise<void> {
    const request = how === 'commit' ? Commit : Rollback;
    const bits = wanted('sqlca');
    await this.server.ask(request.encode({ results: bits, holdCursors: 0x01 }), limitsOf(options));
    await this.server.change({ commitLevel: CommitLevel.none, autocommit: Autocommit.on }, limitsOf(options));
    this.#inTransaction = false;
  }

  async #forget(): Promise<void> {
    const statements = [...this.#kept.values()];
    this.#kept.clear();
    for (const { statement } of statements) await statement.close();
  }
}
