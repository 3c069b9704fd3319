import type { DataQueueDescription } from '../data-queue.ts';
import type { KeptEntry } from './change.ts';
import { Shelf } from './shelf.ts';

/** What leaves the journal for the store at one time. */
export interface Departure {
  readonly entries: readonly KeptEntry[];
  /** Queues of entries that the store has and that were taken, by id. */
  readonly taken: ReadonlyMap<number, bigint>;
}

/** Ids of a queue that are kept in memory; the next ones are looked up when these are gone. */
const defaultCapacity = 100_000;

/**
 * What a process knows of its queues when it is the only one on the store: the ids of all entries, in order, and the entries that
 * are in the journal but not in the store. Queues with keys are not kept here.
 */
export class Stock {
  readonly capacity: number;
  readonly #shelves = new Map<bigint, Shelf>();
  readonly #held = new Map<number, KeptEntry>();
  /** Ids of held entries that the store may have, too: they came back after they had been taken. */
  readonly #returned = new Set<number>();
  /** Entries in the store that are being fetched for a receiver. */
  readonly #reserved = new Set<number>();
  #taken = new Map<number, bigint>();
  #departure: Departure | undefined;
  #lastId: number;

  /** `lastId`: no entry has a higher one. */
  constructor(lastId: number, capacity = defaultCapacity) {
    this.#lastId = lastId;
    this.capacity = capacity;
  }

  /** Undefined for a queue that must be shelved first. */
  shelf(queue: bigint): Shelf | undefined {
    return this.#shelves.get(queue);
  }

  /** Undefined when it is in the store. */
  held(id: number): KeptEntry | undefined {
    return this.#held.get(id);
  }

  /** True when something is in the journal that the store does not know. */
  get ahead(): boolean {
    return this.#held.size > 0 || this.#taken.size > 0;
  }

  /** A new entry. */
  add(queue: bigint, data: Uint8Array, sender: string): KeptEntry {
    this.#lastId++;
    const entry = { queue, id: this.#lastId, data, sender };
    this.#held.set(entry.id, entry);
    this.#shelves.get(queue)?.addLast(entry.id);
    return entry;
  }

  /** An entry that was taken comes back to its place. */
  return(entry: KeptEntry): KeptEntry {
    this.#taken.delete(entry.id);
    this.#held.set(entry.id, entry);
    this.#returned.add(entry.id);
    this.#shelves.get(entry.queue)?.put(entry.id);
    return entry;
  }

  /** The entry, which has left its shelf, is gone. */
  take(queue: bigint, id: number): void {
    this.#reserved.delete(id);
    const wasHeld = this.#held.delete(id);
    if (!wasHeld || this.#returned.delete(id)) this.#taken.set(id, queue);
  }

  /** An entry in the store, which has left its shelf, is being fetched: until it is taken or released nobody else gets it. */
  reserve(id: number): void {
    this.#reserved.add(id);
  }

  release(queue: bigint, id: number): void {
    if (this.#reserved.delete(id)) this.#shelves.get(queue)?.put(id);
  }

  /** Shelves what the store has of a queue, `ids` at most as many as fit, together with what it does not know yet. */
  shelve({ id: queue, sequence }: DataQueueDescription, ids: readonly number[]): void {
    const newestFirst = sequence === '*LIFO';
    const partial = ids.length >= this.capacity;
    // Beyond these the store has others, so that those of ours beyond them are found with the next ones.
    const edge = partial ? (ids.at(-1) as number) : undefined;
    const within = (id: number) => edge === undefined || (newestFirst ? id >= edge : id <= edge);
    const gone = [this.#reserved, this.#taken, this.#departure?.taken];
    const known = new Set(ids.filter(id => !gone.some(set => set?.has(id))));
    for (const entry of this.#held.values()) if (entry.queue === queue && within(entry.id)) known.add(entry.id);
    const sorted = [...known].sort((a, b) => a - b);
    this.#shelves.set(queue, new Shelf(sorted, { newestFirst, partial, capacity: this.capacity }));
  }

  /** What is known of the queue is no longer sure. */
  forget(queue: bigint): void {
    this.#shelves.delete(queue);
  }

  /** Drops what the store does not know of a queue, whose entries in the store are being removed. */
  clear(queue: bigint): void {
    this.#shelves.delete(queue);
    for (const { id, queue: own } of this.#held.values()) {
      if (own !== queue) continue;
      this.#held.delete(id);
      this.#returned.delete(id);
    }
  }

  /** Everything that the store does not know is on its way there, until it is said to have {@link arrived}. */
  depart(): Departure {
    this.#departure = { entries: [...this.#held.values()], taken: this.#taken };
    this.#taken = new Map();
    return this.#departure;
  }

  /** The store has it. */
  arrived(): void {
    for (const entry of this.#departure?.entries ?? []) {
      const held = this.#held.get(entry.id);
      if (held === entry) {
        this.#held.delete(entry.id);
        this.#returned.delete(entry.id);
      } else if (held === undefined) this.#taken.set(entry.id, entry.queue);
      // Otherwise it was taken and came back meanwhile, and goes to the store again.
    }
    this.#departure = undefined;
  }
}
