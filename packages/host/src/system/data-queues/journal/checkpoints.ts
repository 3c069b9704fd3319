import type { Store } from '../../../store/store.ts';
import type { Clock } from '../../clock.ts';
import type { DataQueueDescription } from '../data-queue.ts';
import type { Journal } from './journal.ts';
import { type Generation, readIds, takeOver } from './statements.ts';
import type { Stock } from './stock.ts';

/** The store has what was journalled this many milliseconds ago, when it can be reached. */
const checkpointInterval = 1000;

export interface CheckpointOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly stock: Stock;
  /** See `holdJournal`. */
  readonly holder: number;
}

/**
 * Lets the store take over one generation of the journal after the other, each in one transaction. The next one begins when the last
 * is in the store: there are two segments.
 */
export class Checkpoints {
  readonly #with: CheckpointOptions;
  /** Ends when nobody reads or changes the entries in the store any more. */
  #turn: Promise<unknown> = Promise.resolve();
  /** On its way to the store. */
  #generation: Generation | undefined;
  #attempt: Promise<void> | undefined;
  #stopTimer: (() => void) | undefined;
  #closed = false;

  constructor(options: CheckpointOptions) {
    this.#with = options;
  }

  /** Something was journalled. */
  due(): void {
    if (this.#closed) return;
    this.#stopTimer ??= this.#with.clock.after(checkpointInterval, () => {
      this.#stopTimer = undefined;
      this.#begin();
      if (this.#generation !== undefined) void this.#finish().catch(() => this.due());
    });
  }

  /** Makes room in the journal. Fails when the store cannot be reached. */
  async room(bytes: number): Promise<void> {
    const { journal } = this.#with;
    await journal.open();
    while (!journal.fits(bytes)) {
      if (this.#generation === undefined) this.#advance([]);
      else await this.#finish();
    }
  }

  /** Puts a queue's entries on their shelf, as the store and the journal have them. */
  load(queue: DataQueueDescription): Promise<void> {
    const { store, stock } = this.#with;
    return this.#inTurn(async () => {
      await this.#carry();
      if (stock.ahead) this.#depart([]);
      await this.#carry();
      stock.shelve(queue, await readIds(store, queue, stock.capacity));
    });
  }

  /** Removes all entries of a queue. */
  clear(queue: bigint): Promise<void> {
    return this.#inTurn(async () => {
      await this.#carry();
      this.#with.stock.clear(queue);
      this.#depart([queue]);
      await this.#carry();
    });
  }

  /** The store takes over everything, if it can. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stopTimer?.();
    await this.#turn.catch(() => undefined);
    await this.#finish();
    this.#begin();
    await this.#finish();
  }

  #begin(): void {
    if (this.#generation === undefined && this.#with.stock.ahead) this.#advance([]);
  }

  /** Goes on in the other segment, and lets the store take over this one. */
  #advance(cleared: readonly bigint[]): void {
    this.#depart(cleared);
    void this.#finish().catch(() => this.due());
  }

  #depart(cleared: readonly bigint[]): void {
    const { journal, stock } = this.#with;
    const number = journal.generation;
    journal.advance();
    this.#generation = { number, cleared, ...stock.depart() };
  }

  #finish(): Promise<void> {
    this.#attempt ??= this.#inTurn(() => this.#carry()).finally(() => {
      this.#attempt = undefined;
    });
    return this.#attempt;
  }

  async #carry(): Promise<void> {
    const { store, stock, holder } = this.#with;
    const generation = this.#generation;
    if (generation === undefined) return;
    const { entries, taken, cleared } = generation;
    // What came and went within a generation is nothing to the store.
    if (entries.length > 0 || taken.size > 0 || cleared.length > 0) {
      await store.batch(takeOver(generation, holder), { durable: true });
    }
    stock.arrived();
    this.#generation = undefined;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work, work);
    this.#turn = result;
    return result;
  }
}
