import type { Result, Statement, Store } from '../../store/store.ts';
import { handOver, type PendingSend } from './hand-over.ts';
import { type Claim, claimedRows, type Ledger, takeClaimed } from './ledger.ts';
import { type Attempt, peeks, takes } from './plan.ts';
import { type EntryRow, insertEntries, insertNumbered, type NewEntry, restoreEntry } from './statements.ts';
import type { Waiter } from './waiter.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** More than this in one flush would keep the others waiting for its answer. */
const largestFlush = 512;

export interface LaneOptions {
  readonly store: Store;
  /** A flush is on disk before anybody is answered. */
  readonly durable: boolean;
  readonly waiting: WaitingRoom;
  /** Present when no other process uses the store. */
  readonly ledger: Ledger | undefined;
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
export class Lane {
  readonly #with: LaneOptions;
  #sends: PendingSend[] = [];
  #receives: Waiter[] = [];
  #state: 'idle' | 'scheduled' | 'flushing' = 'idle';

  constructor(options: LaneOptions) {
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

  /** Puts an entry back where it was, for a receiver that was gone when it arrived. */
  async restore(entry: EntryRow): Promise<void> {
    const { ledger, waiting, arrived } = this.#with;
    const id = entry.id ?? (ledger === undefined ? undefined : BigInt(ledger.frontId(entry.queue)));
    await this.#batch([restoreEntry(id === undefined ? entry : { ...entry, id })]);
    if (id !== undefined) ledger?.restored(entry.queue, Number(id));
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
      // Whether the store has done it is not known: the ledger must look again.
      for (const send of sends) {
        this.#with.ledger?.forget(send.entry.queue);
        send.reject(error);
      }
      for (const waiter of receives) {
        this.#with.ledger?.forget(waiter.queue.id);
        this.#with.waiting.remove(waiter);
        waiter.fail(error);
      }
    }
    this.#state = 'idle';
    if (this.#sends.length > 0 || this.#receives.length > 0) this.#schedule();
  }

  /** Settles everything that it was given; `sends` keeps what is not settled yet. */
  async #carry(sends: PendingSend[], receives: readonly Waiter[]): Promise<void> {
    const { claims, hungry } = await this.#find(receives.filter(({ receive }) => !receive.peek));
    for (const { send, waiter } of handOver(sends, hungry)) {
      // The receiver first: it is the one that has the entry from now on.
      this.#deliver(waiter, send.entry);
      send.resolve();
    }
    for (const waiter of hungry) if (waiter.trying) this.#unsatisfied(waiter);

    const insert = this.#insert(sends);
    const take = takeClaimed(claims);
    const lookers = peeks(receives.filter(({ receive }) => receive.peek));
    const statements = [...insert.statements, ...take, ...lookers.map(({ statement }) => statement)];
    if (statements.length === 0) return;
    const results = await this.#batch(statements);
    const stored = sends.splice(0);
    insert.done();
    for (const send of stored) send.resolve();
    if (stored.length > 0) this.#with.arrived(new Set(stored.map(({ entry }) => entry.queue)));
    const after = insert.statements.length + take.length;
    this.#settleClaims(claims, results.slice(insert.statements.length, after));
    for (const waiter of this.#distribute(lookers, results.slice(after))) this.#unsatisfied(waiter);
  }

  /**
   * Looks for entries for these receivers. Those whose queues the ledger keeps get a claim, to be fetched with the rest of the
   * flush; the others are served from the store here and now.
   */
  async #find(takers: readonly Waiter[]): Promise<{ claims: Claim[]; hungry: Waiter[] }> {
    const { ledger } = this.#with;
    if (ledger === undefined) return { claims: [], hungry: usable(await this.#search(takers)) };
    const unkeyed = takers.filter(({ receive }) => receive.key === undefined);
    await ledger.load(unkeyed);
    const kept = unkeyed.filter(({ queue }) => ledger.keeps(queue.id));
    const others = kept.length === takers.length ? [] : takers.filter(waiter => !kept.includes(waiter));
    const searched = await this.#search(others);
    const { claims, hungry } = ledger.claim(kept);
    return { claims, hungry: usable([...hungry, ...searched]) };
  }

  /** Serves receivers by searching the store; returns those for whom there was nothing. */
  async #search(takers: readonly Waiter[]): Promise<Waiter[]> {
    const attempts = takes(takers);
    if (attempts.length === 0) return [];
    return this.#distribute(attempts, await this.#batch(attempts.map(({ statement }) => statement)));
  }

  #insert(sends: readonly PendingSend[]): { statements: Statement[]; done(): void } {
    const { ledger } = this.#with;
    if (sends.length === 0) return { statements: [], done: () => {} };
    const entries = sends.map(({ entry }) => entry);
    if (ledger === undefined) return { statements: [insertEntries(entries)], done: () => {} };
    const ids = entries.map(() => ledger.nextId());
    return {
      statements: [insertNumbered(entries, ids)],
      done: () => {
        for (const [index, { queue, key }] of entries.entries()) {
          if (key.length === 0) ledger.added(queue, ids[index] as number);
        }
      },
    };
  }

  #settleClaims(claims: readonly Claim[], results: readonly Result[]): void {
    const rows = claimedRows(results);
    for (const { waiter, id } of claims) {
      const row = rows.get(id);
      if (row !== undefined) this.#deliver(waiter, row);
      else {
        // Cleared meanwhile: what else there is must be looked up.
        this.#with.ledger?.forget(waiter.queue.id);
        this.try(waiter);
      }
    }
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
    waiter.trying = false;
    this.#with.waiting.remove(waiter);
    if (!waiter.expired) {
      waiter.settle(entry);
      return;
    }
    if (!waiter.receive.peek) void this.restore(entry);
    waiter.settle(undefined);
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
