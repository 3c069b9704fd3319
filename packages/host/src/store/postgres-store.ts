import { Listener } from './listener.ts';
import { Pool } from './pool.ts';
import type { Connection, ConnectionOptions } from './postgres/connection.ts';
import { reach, type Server } from './server.ts';
import type {
  Durability,
  Param,
  QueryOptions,
  Result,
  Row,
  Session,
  SessionOptions,
  Statement,
  Store,
  Subscription,
  Transaction,
  TransactionOptions,
} from './store.ts';
import { transact } from './transaction.ts';

type Parameters = Readonly<Record<string, string>>;

/** The host's own tables. */
const schema: Parameters = { search_path: 'bigiron' };

/**
 * The rooms' statements are few, prepared once, and find their rows by an index. A plan must not depend on how large the tables
 * were when it was made (a queue is empty then), and must not be made anew for every array of another length.
 */
const steadyPlans: Parameters = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off' };

/**
 * The store over a PostgreSQL server. Whether a commit waits for the disk is a matter of the connection
 * (`synchronous_commit`): there is a pool for either kind, so that choosing costs no round trip.
 */
export class PostgresStore implements Store {
  readonly #server: Server;
  readonly #forced: Pool;
  readonly #unforced: Pool;
  readonly #listener: Listener;
  readonly #stop = new AbortController();

  /** `poolSize` counts the connections of each pool. */
  constructor(server: Server, poolSize: number) {
    this.#server = server;
    const pool = (parameters: Parameters) => new Pool(closed => this.#dial({ parameters, closed }), poolSize);
    this.#forced = pool({ ...schema, ...steadyPlans, synchronous_commit: 'on' });
    this.#unforced = pool({ ...schema, ...steadyPlans, synchronous_commit: 'off' });
    this.#listener = new Listener((notification, closed) => this.#dial({ parameters: schema, notification, closed }));
  }

  get location(): string {
    return this.#server.location;
  }

  query<R = Row>(text: string, params?: readonly Param[], options?: QueryOptions): Promise<Result<R>> {
    return this.#pool(options).share(connection => connection.query<R>(text, params, options));
  }

  batch(statements: readonly Statement[], options?: Durability): Promise<Result[]> {
    return this.#pool(options).share(connection => connection.batch(statements));
  }

  transaction<T>(work: (transaction: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T> {
    return this.#pool(options).lend(connection => transact(connection, work, options?.isolation));
  }

  listen(
    channel: string,
    handler: (payload: string) => void,
    missed?: () => void,
    lost?: () => void,
  ): Promise<Subscription> {
    return this.#listener.listen(channel, handler, missed, lost);
  }

  async notify(channel: string, payload = ''): Promise<void> {
    // PostgreSQL lets one notifying transaction commit at a time; unforced, none of them holds the others up for the disk.
    await this.query('SELECT pg_notify($1, $2)', [channel, payload], { durable: false });
  }

  session(options: SessionOptions = {}): Promise<Session> {
    return this.#dial({ parameters: options.parameters ?? {} });
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all([this.#forced.close(), this.#unforced.close(), this.#listener.close()]);
  }

  #pool(options: Durability | undefined): Pool {
    return options?.durable === false ? this.#unforced : this.#forced;
  }

  #dial(options: ConnectionOptions): Promise<Connection> {
    return reach(this.#server, options, this.#stop.signal);
  }
}
