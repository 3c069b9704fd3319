import type { Result, Statement, Store } from '../../store/store.ts';
import { handOver, type PendingSend } from './hand-over.ts';
import { deliver, type Lane } from './lane.ts';
import { type Attempt, peeks, takes } from './plan.ts';
import { type EntryRow, insertEntries, type NewEntry, restoreEntry } from './statements.ts';
import type { Waiter } from './waiter.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** More than this in one flush would keep the others waiting for its answer. */
const largestFlush = 512;

export interface StoreLaneOptions {
  readonly store: Store;
  /** A flush is on disk before anybody is answered. */
  readonly durable: boolean;
  readonly waiting: WaitingRoom;
  /** Told which queues got entries, after they are committed. */
  arrived(queues: Iterable<bigint>): void;
}

/**
 * Carries sends and receives to the store, one flush at a time: whatever arrives while a flush is under way makes up the next one,
 * so that under load many operations share a transaction, a round trip and (when durable) a write to disk. There is a lane for
 * forced queues and one for the others.
 *
 * A flush first finds what its receivers can have from the store. Those for whom there is nothing meet the entries of the same
 * flush directly; only what is left of these is stored.
 */
export class StoreLane implements Lane {
  readonly #with: StoreLaneOptions;
  #sends: PendingSend[] = [];
  #receives: Waiter[] = [];
  #state: 'idle' | 'scheduled' | 'flushing' = 'idle';

  constructor(options: StoreLaneOptions) {
    this.#with = options;
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

  async restore(entry: EntryRow): Promise<void> {
    const { waiting, arrived } = this.#with;
    await this.#batch([restoreEntry(entry)]);
    arrived([entry.queue]);
    for (const waiter of waiting.candidates(entry.queue, 1)) this.try(waiter);
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
        this.#with.waiting.remove(waiter);
        waiter.fail(error);
      }
    }
    this.#state = 'idle';
    if (this.#sends.length > 0 || this.#receives.length > 0) this.#schedule();
  }

  /** Settles everything that it was given; `sends` keeps what is not settled yet. */
  async #carry(sends: PendingSend[], receives: readonly Waiter[]): Promise<void> {
    const hungry = usable(await this.#search(receives.filter(({ receive }) => !receive.peek)));
    for (const { send, waiter } of handOver(sends, hungry)) {
      // The receiver first: it is the one that has the entry from now on.
      this.#deliver(waiter, send.entry);
      send.resolve();
    }
    for (const waiter of hungry) if (waiter.trying) this.#unsatisfied(waiter);

    const inserts = sends.length === 0 ? [] : [insertEntries(sends.map(({ entry }) => entry))];
    const lookers = peeks(receives.filter(({ receive }) => receive.peek));
    const statements = [...inserts, ...lookers.map(({ statement }) => statement)];
    if (statements.length === 0) return;
    const results = await this.#batch(statements);
    const stored = sends.splice(0);
    for (const send of stored) send.resolve();
    if (stored.length > 0) this.#with.arrived(new Set(stored.map(({ entry }) => entry.queue)));
    for (const waiter of this.#distribute(lookers, results.slice(inserts.length))) this.#unsatisfied(waiter);
  }

  /** Serves receivers by searching the store; returns those for whom there was nothing. */
  async #search(takers: readonly Waiter[]): Promise<Waiter[]> {
    const attempts = takes(takers);
    if (attempts.length === 0) return [];
    return this.#distribute(attempts, await this.#batch(attempts.map(({ statement }) => statement)));
  }

  /** Entries on their way to a queue meet its waiters in the same flush. */
  #admitWaiters(sends: readonly PendingSend[]): void {
    const { waiting } = this.#with;
    const counts = new Map<bigint, number>();
    for (const { entry } of sends) counts.set(entry.queue, (counts.get(entry.queue) ?? 0) + 1);
    for (const [queue, count] of counts) {
      if (!waiting.has(queue)) continue;
      for (const waiter of waiting.candidates(queue, count)) {
        waiter.trying = true;
        this.#receives.push(waiter);
      }
    }
  }

  #batch(statements: readonly Statement[]): Promise<Result[]> {
    return this.#with.store.batch(statements, { durable: this.#with.durable });
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
    this.#with.waiting.remove(waiter);
    deliver(waiter, entry, this);
  }

  #unsatisfied(waiter: Waiter): void {
    waiter.trying = false;
    if (waiter.expired || waiter.receive.wait === 0) {
      waiter.settle(undefined);
      return;
    }
    this.#with.waiting.add(waiter);
    waiter.beginWait();
  }
}

/** Receivers that went away while they were looked for need no entry; they are told so in time. */
function usable(waiters: readonly Waiter[]): Waiter[] {
  for (const waiter of waiters) {
    if (!waiter.expired) continue;
    waiter.trying = false;
    waiter.settle(undefined);
  }
  return waiters.filter(({ expired }) => !expired);
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
