import type { Result, Statement, Store } from '../../store/store.ts';
import {
  type EntryRow,
  insertEntries,
  type NewEntry,
  peekEntry,
  peekKeyed,
  restoreEntry,
  takeEntries,
  takeKeyed,
} from './statements.ts';
import type { Waiter } from './waiter.ts';
import type { WaitingRoom } from './waiting-room.ts';

interface PendingSend {
  readonly entry: NewEntry;
  resolve(): void;
  reject(error: unknown): void;
}

/** Which of the waiters a statement's rows are for. */
interface Attempt {
  readonly statement: Statement;
  readonly waiters: readonly Waiter[];
  readonly newestFirst: boolean;
}

/** More than this in one flush would keep the others waiting for its answer. */
const largestFlush = 512;

/**
 * Carries sends and receives to the store, one batch at a time: whatever arrives while a batch is under way makes up the next
 * one, so that under load many operations share one transaction, one round trip and (when durable) one write to disk. There
 * is a lane for forced queues and one for the others.
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

  #schedule(): void {
    if (this.#state !== 'idle') return;
    this.#state = 'scheduled';
    // After the input of this turn, so that what several clients sent at the same time travels together.
    setImmediate(() => void this.#flush());
  }

  async #flush(): Promise<void> {
    this.#state = 'flushing';
    const sends = this.#sends.splice(0, largestFlush);
    const arrivals = countByQueue(sends);
    this.#admitWaiters(arrivals);
    const receives = this.#receives.splice(0, largestFlush);
    const attempts = plan(receives);
    const statements = attempts.map(attempt => attempt.statement);
    if (sends.length > 0) statements.unshift(insertEntries(sends.map(send => send.entry)));
    try {
      const results = await this.#store.batch(statements, { durable: this.#durable });
      for (const send of sends) send.resolve();
      const found = sends.length > 0 ? results.slice(1) : results;
      for (const [index, attempt] of attempts.entries()) this.#distribute(attempt, found[index] as Result);
      if (sends.length > 0) this.#arrived(arrivals.keys());
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

  /** Entries on their way to a queue meet its waiters in the same transaction. */
  #admitWaiters(arrivals: ReadonlyMap<bigint, number>): void {
    for (const [queue, count] of arrivals) {
      if (!this.#waiting.has(queue)) continue;
      for (const waiter of this.#waiting.candidates(queue, count)) {
        waiter.trying = true;
        this.#receives.push(waiter);
      }
    }
  }

  #distribute({ waiters, newestFirst }: Attempt, { rows }: Result): void {
    const entries = rows as unknown as EntryRow[];
    if (entries.length > 1)
      entries.sort((a, b) => (newestFirst ? -1 : 1) * (Buffer.compare(a.key, b.key) || Number(a.id - b.id)));
    const byQueue = new Map<bigint, EntryRow[]>();
    for (const entry of entries) {
      const list = byQueue.get(entry.queue);
      if (list === undefined) byQueue.set(entry.queue, [entry]);
      else list.push(entry);
    }
    for (const waiter of waiters) {
      waiter.trying = false;
      const entry = byQueue.get(waiter.queue.id)?.shift();
      if (entry !== undefined && waiter.expired) {
        if (!waiter.receive.peek) void this.restore(entry);
        waiter.settle(undefined);
      } else if (entry !== undefined) {
        this.#waiting.remove(waiter);
        waiter.settle(entry);
      } else if (waiter.expired || waiter.receive.wait === 0) {
        waiter.settle(undefined);
      } else {
        this.#waiting.add(waiter);
      }
    }
  }

  /** For a receiver that is gone when its entry arrives. */
  async restore(entry: EntryRow): Promise<void> {
    await this.#store.batch([restoreEntry(entry)], { durable: this.#durable });
    this.#arrived([entry.queue]);
    for (const waiter of this.#waiting.candidates(entry.queue, 1)) this.try(waiter);
  }
}

function countByQueue(sends: readonly PendingSend[]): Map<bigint, number> {
  const counts = new Map<bigint, number>();
  for (const { entry } of sends) counts.set(entry.queue, (counts.get(entry.queue) ?? 0) + 1);
  return counts;
}

/** Turns receives into statements: all unkeyed ones of one sequence share a statement, keyed ones share by search key. */
function plan(waiters: readonly Waiter[]): Attempt[] {
  const unkeyed = { fifo: [] as Waiter[], lifo: [] as Waiter[] };
  const keyed = new Map<string, Waiter[]>();
  const peeks: Attempt[] = [];
  for (const waiter of waiters) {
    const { queue, receive } = waiter;
    const newestFirst = queue.sequence === '*LIFO';
    if (receive.peek) {
      const statement =
        receive.key === undefined
          ? peekEntry(queue.id, newestFirst)
          : peekKeyed(queue.id, receive.key.order, receive.key.bytes);
      peeks.push({ statement, waiters: [waiter], newestFirst });
    } else if (receive.key === undefined) {
      unkeyed[newestFirst ? 'lifo' : 'fifo'].push(waiter);
    } else {
      const search = `${queue.id} ${receive.key.order} ${Buffer.from(receive.key.bytes).toString('latin1')}`;
      const sharing = keyed.get(search);
      if (sharing === undefined) keyed.set(search, [waiter]);
      else sharing.push(waiter);
    }
  }
  const attempts: Attempt[] = [];
  for (const [group, newestFirst] of [[unkeyed.fifo, false] as const, [unkeyed.lifo, true] as const]) {
    if (group.length === 0) continue;
    const counts = new Map<bigint, number>();
    for (const { queue } of group) counts.set(queue.id, (counts.get(queue.id) ?? 0) + 1);
    attempts.push({
      statement: takeEntries(newestFirst, [...counts.keys()], [...counts.values()]),
      waiters: group,
      newestFirst,
    });
  }
  for (const group of keyed.values()) {
    const { queue, receive } = group[0] as Waiter;
    const { order, bytes } = receive.key as NonNullable<typeof receive.key>;
    attempts.push({ statement: takeKeyed(queue.id, order, bytes, group.length), waiters: group, newestFirst: false });
  }
  return [...attempts, ...peeks];
}
