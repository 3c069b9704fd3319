import type { Store } from '../../store/store.ts';
import type { Clock } from '../clock.ts';
import type { Arrivals } from './arrivals.ts';
import type { Receive } from './message-queue.ts';
import { type QueuedRow, search } from './rows.ts';
import type { Sending } from './sending.ts';

/** Takes messages off queues, and waits for them, for receivers that have been authorized. */
export class Receiving {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #arrivals: Arrivals;
  readonly #sending: Sending;

  constructor(store: Store, clock: Clock, arrivals: Arrivals, sending: Sending) {
    this.#store = store;
    this.#clock = clock;
    this.#arrivals = arrivals;
    this.#sending = sending;
  }

  /** Takes the message that fits, if there is one. Several who receive at the same time get different ones. */
  async take(queue: bigint, { wanted, key, action }: Receive): Promise<QueuedRow | undefined> {
    const { where, order, params } = search(wanted, key);
    const found = `SELECT * FROM queued_message WHERE queue = $1 AND ${where} ORDER BY ${order} LIMIT 1`;
    if (action === '*SAME') {
      const { rows } = await this.#store.query<QueuedRow>(found, [queue, ...params]);
      return rows[0];
    }
    const chosen = `WITH chosen AS (${found} FOR UPDATE SKIP LOCKED)`;
    if (action === '*OLD') {
      const { rows } = await this.#store.query<QueuedRow>(
        `${chosen} UPDATE queued_message m SET old = true FROM chosen WHERE m.queue = chosen.queue AND m.key = chosen.key RETURNING m.*`,
        [queue, ...params],
      );
      return rows[0];
    }
    return this.#store.transaction(async tx => {
      const { rows } = await tx.query<QueuedRow>(
        `${chosen} DELETE FROM queued_message m USING chosen WHERE m.queue = chosen.queue AND m.key = chosen.key RETURNING m.*`,
        [queue, ...params],
      );
      const [row] = rows;
      if (row !== undefined) {
        const job = { number: row.sender_number, user: row.sender_user, name: row.sender_name };
        await this.#sending.answerRemoved(tx, row, { job, profile: row.sender_profile, program: 'QMHRCVM' });
      }
      return row;
    });
  }

  /** Looks whenever something may have arrived, until there is a message, the time is up, or `signal` ends the wait. */
  async await(
    queue: bigint,
    receive: Receive,
    signal: AbortSignal,
    requireQueue: () => Promise<void>,
  ): Promise<QueuedRow | undefined> {
    let wake = () => {};
    let awake = false;
    let over = signal.aborted;
    const rouse = () => {
      awake = true;
      wake();
    };
    const end = () => {
      over = true;
      rouse();
    };
    const stopWaiting = this.#arrivals.wait(queue, rouse);
    const stopTimer = receive.wait > 0 ? this.#clock.after(receive.wait * 1000, end) : undefined;
    signal.addEventListener('abort', end, { once: true });
    try {
      for (;;) {
        awake = false;
        const row = await this.take(queue, receive);
        if (row !== undefined || over) return row;
        await requireQueue();
        if (!awake) {
          await new Promise<void>(resolve => {
            wake = resolve;
          });
        }
      }
    } finally {
      stopWaiting();
      stopTimer?.();
      signal.removeEventListener('abort', end);
    }
  }
}
