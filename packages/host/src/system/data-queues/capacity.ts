import type { Store } from '../../store/store.ts';
import type { DataQueueDescription } from './data-queue.ts';

/** First key of the advisory locks under which entries of such a queue are counted ("bigc" in ASCII). */
const lockSpace = 0x62_69_67_63;

interface Pending {
  readonly queue: DataQueueDescription;
  put(): Promise<void>;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Keeps queues to their number of entries (SIZE of CRTDTAQ). Entries are counted and sent while nobody else sends to the queue, in this
 * process or another. One queue at a time holds a connection for that, and all sends that wait for it go together: such queues are slower
 * than those without limit, which never come here.
 */
export class Capacity {
  readonly #store: Store;
  readonly #full: (queue: DataQueueDescription) => Error;
  #pending: Pending[] = [];
  #busy = false;

  /** `full` makes the error for an entry that there is no room for. */
  constructor(store: Store, full: (queue: DataQueueDescription) => Error) {
    this.#store = store;
    this.#full = full;
  }

  /** Calls `put`, which sends an entry to the queue, when there is room for it. */
  send(queue: DataQueueDescription, put: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ queue, put, resolve, reject });
      if (!this.#busy) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (this.#pending.length > 0) {
      const { queue } = this.#pending[0] as Pending;
      const together = this.#pending.filter(one => one.queue.id === queue.id);
      this.#pending = this.#pending.filter(one => one.queue.id !== queue.id);
      try {
        await this.#admit(queue, together);
      } catch (error) {
        for (const one of together) one.reject(error);
      }
    }
    this.#busy = false;
  }

  async #admit(queue: DataQueueDescription, sends: readonly Pending[]): Promise<void> {
    const limit = queue.maximumEntries as number;
    await this.#store.transaction(async transaction => {
      await transaction.query('SELECT pg_advisory_xact_lock($1::int4, hashint8($2::int8))', [lockSpace, queue.id]);
      // Entries that waiting receivers take at once leave their room to the next ones.
      for (let left = sends; left.length > 0; ) {
        const { rows } = await transaction.query<{ count: bigint }>(
          'SELECT count(*) AS count FROM (SELECT FROM data_queue_entry WHERE queue = $1 LIMIT $2::int4) AS there',
          [queue.id, limit],
        );
        const room = limit - Number(rows[0]?.count ?? 0);
        if (room <= 0) return left.forEach(one => void one.reject(this.#full(queue)));
        await Promise.all(left.slice(0, room).map(one => one.put().then(one.resolve, one.reject)));
        left = left.slice(room);
      }
    });
  }
}
