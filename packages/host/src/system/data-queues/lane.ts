import type { Result, Store } from '../../store/store.ts';
import { handOver, type PendingSend } from './hand-over.ts';
import { type Attempt, peeks, takes } from './plan.ts';
import { type EntryRow, insertEntries, type NewEntry, restoreEntry } from './statements.ts';
import type { Waiter } from './waiter.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** More than this in one flush would keep the others waiting for its answer. */
const largestFlush = 512;

/**
 * Carries sends and receives to the store, one flush at a time: whatever arrives while a flush is under way makes up the next one,
 * so that under load many operations share a transaction, a round trip and (when durable) a write to disk. There is a lane for
 * forced queues and one for the others.
 *
 * A flush first takes what its receivers can have from the store. Those that find nothing meet the entries of the same flush
 * directly; only what is left of these is stored.
 */
export class Lane {
  readonly #store: Store;
  readonly #durable: boolean;
  readonly #waiting: WaitingRoom;
  /** Told which queues got entries, after they are committed. */
  readonly #arrived: (queues: Iterable<bigint>) => void;
  #sends: PendingSend[] = [];
  #receives: Waiter[] = [];
  #state: 'idle' | 'scheduled' | 'flushing' = 'idle';

  constructor(store: Store, durable: boolean, waiting: WaitingRoom, arrived: (queues: Iterable<bigint>) => void) {
    this.#store = store;
    this.#durable = durable;
    this.#waiting = waiting;
    this.#arrived = arrived;
  }

  send(entry: NewEntry): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#sends.push({ entry, resolve, reject });
      this.#schedule();
    });
  }

  try(waiter: Waiter): void {
    waiter.trying = true;
    this.#receives.push(waiter);
    this.#schedule();
  }

  /** Puts an entry back where it was, for a receiver that was gone when it arrived. */
  async restore(entry: EntryRow): Promise<void> {
    await this.#store.batch([restoreEntry(entry)], { durable: this.#durable });
    this.#arrived([entry.queue]);
    for (const waiter of this.#waiting.candidates(entry.queue, 1)) this.try(waiter);
  }

  #schedule(): void {
    if (this.#state !== 'idle') return;
    this.#state = 'scheduled';
    // After the input of this turn, so that what several clients sent at the same time travels together.
    setImmediate(() => void this.#flush());
  }

  async #flush(): Promise<void> {
    this.#state = 'flushing';
    const sends = this.#sends.splice(0, largestFlush);
    this.#admitWaiters(sends);
    const receives = this.#receives.splice(0, largestFlush);
    try {
      await this.#carry(sends, receives);
    } catch (error) {
      for (const send of sends) send.reject(error);
      for (const waiter of receives) {
        this.#waiting.remove(waiter);
        waiter.fail(error);
      }
    }
    this.#state = 'idle';
    if (this.#sends.length > 0 || this.#receives.length > 0) this.#schedule();
  }

  /** Settles everything that it was given; `sends` keeps what is not settled yet. */
  async #carry(sends: PendingSend[], receives: readonly Waiter[]): Promise<void> {
    const takers = receives.filter(({ receive }) => !receive.peek);
    const hungry = await this.#attempt(takes(takers));
    for (const { send, waiter } of handOver(
      sends,
      hungry.filter(waiter => !waiter.expired),
    )) {
      // The receiver first: it is the one that has the entry from now on.
      this.#deliver(waiter, send.entry);
      send.resolve();
    }
    for (const waiter of hungry) if (waiter.trying) this.#unsatisfied(waiter);

    const lookers = peeks(receives.filter(({ receive }) => receive.peek));
    if (sends.length === 0 && lookers.length === 0) return;
    const insert = sends.length > 0 ? [insertEntries(sends.map(send => send.entry))] : [];
    const results = await this.#store.batch([...insert, ...lookers.map(({ statement }) => statement)], {
      durable: this.#durable,
    });
    const stored = sends.splice(0);
    for (const send of stored) send.resolve();
    if (stored.length > 0) this.#arrived(new Set(stored.map(({ entry }) => entry.queue)));
    for (const waiter of this.#distribute(lookers, results.slice(insert.length))) this.#unsatisfied(waiter);
  }

  /** Entries on their way to a queue meet its waiters in the same flush. */
  #admitWaiters(sends: readonly PendingSend[]): void {
    const counts = new Map<bigint, number>();
    for (const { entry } of sends) counts.set(entry.queue, (counts.get(entry.queue) ?? 0) + 1);
    for (const [queue, count] of counts) {
      if (!this.#waiting.has(queue)) continue;
      for (const waiter of this.#waiting.candidates(queue, count)) {
        waiter.trying = true;
        this.#receives.push(waiter);
      }
    }
  }

  /** Runs the statements and hands out what they bring; returns the waiters for which there was nothing. */
  async #attempt(attempts: readonly Attempt[]): Promise<Waiter[]> {
    if (attempts.length === 0) return [];
    const statements = attempts.map(({ statement }) => statement);
    return this.#distribute(attempts, await this.#store.batch(statements, { durable: this.#durable }));
  }

  #distribute(attempts: readonly Attempt[], results: readonly Result[]): Waiter[] {
    const without: Waiter[] = [];
    for (const [index, { waiters, newestFirst }] of attempts.entries()) {
      const byQueue = groupByQueue((results[index] as Result).rows as unknown as EntryRow[], newestFirst);
      for (const waiter of waiters) {
        const row = byQueue.get(waiter.queue.id)?.shift();
        if (row === undefined) without.push(waiter);
        else this.#deliver(waiter, row);
      }
    }
    return without;
  }

  #deliver(waiter: Waiter, entry: EntryRow): void {
    waiter.trying = false;
    this.#waiting.remove(waiter);
    if (!waiter.expired) {
      waiter.settle(entry);
      return;
    }
    if (!waiter.receive.peek) void this.restore(entry);
    waiter.settle(undefined);
  }

  #unsatisfied(waiter: Waiter): void {
    waiter.trying = false;
    if (waiter.expired || waiter.receive.wait === 0) waiter.settle(undefined);
    else this.#waiting.add(waiter);
  }
}

/** Rows come back in no particular order; each queue's are brought into the order in which they leave it. */
function groupByQueue(rows: EntryRow[], newestFirst: boolean): Map<bigint, EntryRow[]> {
  const direction = newestFirst ? -1 : 1;
  if (rows.length > 1)
    rows.sort((a, b) => direction * (Buffer.compare(a.key, b.key) || Number((a.id ?? 0n) - (b.id ?? 0n))));
  const byQueue = new Map<bigint, EntryRow[]>();
  for (const row of rows) {
    const list = byQueue.get(row.queue);
    if (list === undefined) byQueue.set(row.queue, [row]);
    else list.push(row);
  }
  return byQueue;
}
