import type { Session, Store, Transaction } from '../../store/store.ts';
import type { Clock } from '../clock.ts';

/** First key of the advisory locks by which processes show that they are alive ("bigp" in ASCII); the second is their id. */
const lockSpace = 0x62_69_67_70;
const checkInterval = 5_000;

export interface ProcessCare {
  /** A process died without ending its jobs: clears up after it. May be repeated when this process dies in the middle of it. */
  bury(transaction: Transaction, process: number): Promise<void>;
  /** This process was without its lock for a while, so that others may have buried it. */
  revive(): Promise<void>;
}

/**
 * The processes that share the store. Each holds an advisory lock on a connection of its own, which the database releases when
 * the process dies, however it dies; so nobody has to guess from a clock who is still there.
 */
export class Processes {
  readonly #store: Store;
  readonly #clock: Clock;
  #id = 0;
  #session: Session | undefined;
  #cancelCheck: (() => void) | undefined;
  #checking: Promise<void> | undefined;
  #closed = false;
  /** Processes that were without a lock at the last check: one that only lost its connection gets until the next to come back. */
  #missing = new Set<number>();

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Number of this process, unique among all that ever used the store. */
  get self(): number {
    return this.#id;
  }

  async open(): Promise<void> {
    const { rows } = await this.#store.query<{ id: number }>(`SELECT nextval('host_process_id')::int4 AS id`);
    this.#id = rows[0]!.id;
    await this.#showAlive();
  }

  /** Buries at once those that died before, and from now on those that die. */
  async watch(care: ProcessCare): Promise<void> {
    await this.#bury(care, await this.#withoutLock());
    this.#checkLater(care);
  }

  /** The jobs of this process must have ended before. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelCheck?.();
    // Not while a check may still open a session.
    await this.#checking;
    await this.#store.query('DELETE FROM host_process WHERE id = $1', [this.#id]).finally(() => this.#session?.close());
  }

  async #showAlive(): Promise<void> {
    const session = await this.#store.session();
    this.#session = session;
    // The lock comes before the row, so that no one ever sees the row of a living process without it.
    await session.query('SELECT pg_advisory_lock($1::int4, $2::int4)', [lockSpace, this.#id]);
    await this.#store.query('INSERT INTO host_process (id, since) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING', [
      this.#id,
      this.#clock.now(),
    ]);
  }

  #checkLater(care: ProcessCare): void {
    if (this.#closed) return;
    this.#cancelCheck = this.#clock.after(checkInterval, () => {
      // A store that cannot be reached is asked again at the next check.
      this.#checking = this.#check(care).catch(() => undefined);
      void this.#checking.then(() => this.#checkLater(care));
    });
  }

  async #check(care: ProcessCare): Promise<void> {
    if (!(await this.#stillAlive())) {
      await this.#showAlive();
      await care.revive();
    }
    const missing = new Set(await this.#withoutLock());
    const dead = [...missing].filter(id => this.#missing.has(id));
    this.#missing = missing;
    await this.#bury(care, dead);
  }

  async #stillAlive(): Promise<boolean> {
    try {
      await this.#session?.query('SELECT 1');
      return true;
    } catch {
      await this.#session?.close().catch(() => undefined);
      return false;
    }
  }

  async #withoutLock(): Promise<number[]> {
    const { rows } = await this.#store.query<{ id: number }>(
      `SELECT id FROM host_process p WHERE id <> $1 AND NOT EXISTS (
         SELECT 1 FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
           AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND l.classid::int8 = $2 AND l.objid::int8 = p.id)`,
      [this.#id, lockSpace],
    );
    return rows.map(row => row.id);
  }

  async #bury(care: ProcessCare, dead: readonly number[]): Promise<void> {
    for (const id of dead) {
      await this.#store.transaction(async transaction => {
        const { rows } = await transaction.query('SELECT 1 FROM host_process WHERE id = $1 FOR UPDATE SKIP LOCKED', [
          id,
        ]);
        if (rows.length === 0) return;
        await care.bury(transaction, id);
        await transaction.query('DELETE FROM host_process WHERE id = $1', [id]);
      });
    }
  }
}
