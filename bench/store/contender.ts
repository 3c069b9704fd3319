/** What a PostgreSQL client has to do in this host, in the words of the benchmark. */
export interface Contender {
  readonly name: string;
  /** Opens one connection to the socket directory. */
  connect(directory: string): Promise<Session>;
}

export interface Session {
  /** One row by primary key. */
  select(id: number): Promise<void>;
  /** One row in a transaction of its own; on disk when the promise resolves, unless the session was told otherwise. */
  insert(id: number, value: Uint8Array): Promise<void>;
  delete(id: number): Promise<void>;
  /** Savepoint, insert, release: what a statement under commitment control costs. Inside {@link transaction}. */
  savepointedInsert(id: number, value: Uint8Array): Promise<void>;
  /** Many rows in as few round trips as the client can. */
  insertMany(ids: readonly number[], value: Uint8Array): Promise<void>;
  /** Reads the whole table of `rows` rows into objects and returns how many came. */
  fetchAll(): Promise<number>;
  transaction(work: () => Promise<void>): Promise<void>;
  script(text: string): Promise<void>;
  close(): Promise<void>;
}

export const statements = {
  select: 'SELECT id, name, amount, payload FROM bench_row WHERE id = $1',
  insert: 'INSERT INTO bench_entry (id, payload) VALUES ($1, $2)',
  delete: 'DELETE FROM bench_entry WHERE id = $1',
  fetchAll: 'SELECT id, name, amount, payload FROM bench_row',
} as const;
