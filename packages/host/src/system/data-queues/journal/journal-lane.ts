import type { Store } from '../../../store/store.ts';
import { deliver, type Lane } from '../lane.ts';
import type { EntryRow, NewEntry } from '../statements.ts';
import type { Waiter } from '../waiter.ts';
import type { WaitingRoom } from '../waiting-room.ts';
import { Batch } from './batch.ts';
import { sizeBound, takenBound } from './change.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Journal } from './journal.ts';
import { readEntries } from './statements.ts';
import type { Stock } from './stock.ts';

/** More than this in one flush would keep the others waiting for its answer: operations, and bytes of the journal. */
const largestFlush = { operations: 512, bytes: 256 << 10 };

export interface JournalLaneOptions {
  readonly store: Store;
  readonly waiting: WaitingRoom;
  readonly stock: Stock;
  readonly journal: Journal;
  readonly checkpoints: Checkpoints;
  /** A flush is on disk before anybody is answered. */
  readonly durable: boolean;
}

/** An entry on its way to its queue; one that comes back has its id. */
interface Sending {
  readonly entry: EntryRow;
  resolve(): void;
  reject(error: unknown): void;
}

/** A receiver; `stored` is the entry that was fetched from the store for it. */
interface Receiving {
  readonly waiter: Waiter;
  readonly stored?: EntryRow;
}

type Operation = Sending | Receiving;

/**
 * Carries sends and receives of queues without keys to the journal. Operations take effect in the order in which they came, in memory;
 * what they change is written in one go, and then all of them are answered. The store is asked for entries that lie there, and has a
 * part in nothing else.
 */
export class JournalLane implements Lane {
  readonly #with: JournalLaneOptions;
  #operations: Operation[] = [];
  #flushing = false;
  readonly #whenIdle: (() => void)[] = [];
  readonly #loading = new Map<bigint, Promise<void>>();

  constructor(options: JournalLaneOptions) {
    this.#with = options;
  }

  send(entry: NewEntry): Promise<void> {
    return new Promise((resolve, reject) => this.#add({ entry, resolve, reject }));
  }

  restore(entry: EntryRow): Promise<void> {
    return new Promise((resolve, reject) => this.#add({ entry, resolve, reject }));
  }

  try(waiter: Waiter): void {
    waiter.trying = true;
    this.#add({ waiter });
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    if (!this.#flushing) return Promise.resolve();
    return new Promise(resolve => this.#whenIdle.push(resolve));
  }

  #add(operation: Operation): void {
    this.#operations.push(operation);
    if (!this.#flushing) this.#schedule();
  }

  #schedule(): void {
    this.#flushing = true;
    // After the input of this turn, so that what several clients sent at the same time travels together.
    setImmediate(() => {
      void this.#flush().then(() => {
        this.#flushing = false;
        if (this.#operations.length > 0) this.#schedule();
        else for (const resolve of this.#whenIdle.splice(0)) resolve();
      });
    });
  }

  async #flush(): Promise<void> {
    const { journal, checkpoints } = this.#with;
    while (this.#operations.length > 0) {
      const { operations, bytes } = this.#next();
      const batch = new Batch();
      try {
        while (!journal.fits(bytes)) await checkpoints.room(bytes);
        for (const operation of operations) this.#apply(operation, batch);
        const written = this.#write(batch);
        if (written !== undefined) await written;
      } catch (error) {
        for (const operation of operations) this.#fail(operation, error);
        for (const waiter of batch.receivers) this.#fail({ waiter }, error);
      }
    }
  }

  /** The operations of the next flush, and the most bytes that they can take in the journal. */
  #next(): { operations: Operation[]; bytes: number } {
    const most = Math.min(largestFlush.bytes, this.#with.journal.segmentSize);
    let bytes = 0;
    let count = 0;
    for (const operation of this.#operations) {
      const size = 'entry' in operation ? sizeBound(operation.entry.data, operation.entry.sender) : 0;
      // An entry may be taken by a receiver that has been waiting for it.
      const bound = size + takenBound;
      if (count > 0 && (count === largestFlush.operations || bytes + bound > most)) break;
      bytes += bound;
      count++;
    }
    const operations = count === this.#operations.length ? this.#operations : this.#operations.slice(0, count);
    this.#operations = count === this.#operations.length ? [] : this.#operations.slice(count);
    return { operations, bytes };
  }

  #apply(operation: Operation, batch: Batch): void {
    if ('entry' in operation) this.#put(operation, batch);
    else if (operation.stored !== undefined) this.#take(operation.waiter, operation.stored, batch);
    else this.#attempt(operation.waiter, batch);
  }

  #put({ entry, resolve }: Sending, batch: Batch): void {
    const { stock, waiting } = this.#with;
    const { queue, id, data, sender } = entry;
    const kept =
      id === undefined
        ? stock.add(queue, compact(data), sender)
        : stock.return({ queue, id: Number(id), data, sender });
    batch.put(kept);
    if (waiting.has(queue)) {
      for (const waiter of waiting.candidates(queue, 1)) {
        waiter.trying = true;
        this.#attempt(waiter, batch);
      }
    }
    // The receiver first: it is the one that has the entry from now on.
    batch.whenWritten(resolve);
  }

  /** Gives the receiver what is there now, or has it wait for what may come. */
  #attempt(waiter: Waiter, batch: Batch): void {
    const { stock } = this.#with;
    const { queue, receive } = waiter;
    const shelf = stock.shelf(queue.id);
    const id = waiter.expired ? undefined : receive.peek ? shelf?.next : shelf?.take();
    const entry = id === undefined ? undefined : stock.held(id);
    if (entry !== undefined) {
      const row = { queue: queue.id, key: noKey, id: BigInt(entry.id), data: entry.data, sender: entry.sender };
      if (receive.peek) batch.whenWritten(() => this.#deliver(waiter, row));
      else this.#take(waiter, row, batch);
    } else if (id !== undefined) {
      if (!receive.peek) stock.reserve(id);
      batch.fetch(waiter, id);
    } else if (!waiter.expired && (shelf === undefined || shelf.exhausted)) this.#load(waiter);
    else this.#unsatisfied(waiter);
  }

  /** The entry, which has left its shelf, is the receiver's. */
  #take(waiter: Waiter, entry: EntryRow, batch: Batch): void {
    const id = Number(entry.id);
    this.#with.stock.take(entry.queue, id);
    batch.take(entry.queue, id);
    batch.receivers.push(waiter);
    batch.whenWritten(() => this.#deliver(waiter, entry));
  }

  /** Undefined when it was done at once. */
  #write(batch: Batch): Promise<void> | undefined {
    const { journal, checkpoints, durable } = this.#with;
    const finish = () => {
      batch.written();
      for (const [queue, wanted] of batch.fetches) void this.#fetch(queue, wanted);
    };
    const { changes } = batch;
    if (changes.length > 0) {
      journal.append(changes);
      checkpoints.due();
      const synced = durable ? journal.sync() : undefined;
      if (synced !== undefined) return synced.then(finish);
    }
    finish();
    return undefined;
  }

  /** Brings entries of a queue from the store to their receivers. */
  async #fetch(queue: bigint, wanted: ReadonlyMap<Waiter, number>): Promise<void> {
    const { store, stock } = this.#with;
    try {
      const rows = await readEntries(store, queue, [...wanted.values()]);
      for (const [waiter, id] of wanted) this.#fetched(waiter, id, rows.get(id));
    } catch (error) {
      for (const [waiter, id] of wanted) {
        if (!waiter.receive.peek) stock.release(queue, id);
        this.#fail({ waiter }, error);
      }
    }
  }

  #fetched(waiter: Waiter, id: number, row: EntryRow | undefined): void {
    const { stock, waiting } = this.#with;
    const { queue, receive } = waiter;
    if (row === undefined) {
      // Cleared meanwhile, or for a peek taken: what else there is must be looked up.
      stock.forget(queue.id);
      stock.release(queue.id, id);
      this.try(waiter);
    } else if (receive.peek) this.#deliver(waiter, row);
    else if (!waiter.expired) this.#add({ waiter, stored: row });
    else {
      stock.release(queue.id, id);
      this.#unsatisfied(waiter);
      for (const other of waiting.candidates(queue.id, 1)) this.try(other);
    }
  }

  /** Tries again when it is known what the queue has. */
  #load(waiter: Waiter): void {
    const { queue } = waiter;
    let loading = this.#loading.get(queue.id);
    if (loading === undefined) {
      loading = this.#with.checkpoints.load(queue).finally(() => this.#loading.delete(queue.id));
      this.#loading.set(queue.id, loading);
    }
    loading.then(
      () => this.try(waiter),
      error => this.#fail({ waiter }, error),
    );
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

  #fail(operation: Operation, error: unknown): void {
    if ('entry' in operation) {
      operation.reject(error);
      return;
    }
    const { waiter, stored } = operation;
    if (stored !== undefined) this.#with.stock.release(stored.queue, Number(stored.id));
    waiter.trying = false;
    this.#with.waiting.remove(waiter);
    waiter.fail(error);
  }
}

const noKey = Buffer.alloc(0);

/** A small entry is copied: kept as a view, it would keep all the bytes that arrived with it. */
function compact(data: Uint8Array): Uint8Array {
  return data.length * 2 < data.buffer.byteLength ? Buffer.from(data) : data;
}
