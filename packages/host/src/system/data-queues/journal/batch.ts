import type { Waiter } from '../waiter.ts';
import type { Change, KeptEntry } from './change.ts';

/** What the operations of one flush change, and what is to be done when that is written. */
export class Batch {
  readonly #changes = new Map<number, Change>();
  readonly #whenWritten: (() => void)[] = [];
  /** Those who get an entry out of it. */
  readonly receivers: Waiter[] = [];
  /** Entries that receivers get from the store: their ids, by queue. */
  readonly fetches = new Map<bigint, Map<Waiter, number>>();

  get changes(): Change[] {
    return [...this.#changes.values()];
  }

  put(entry: KeptEntry): void {
    this.#changes.set(entry.id, entry);
  }

  /** An entry that came within this batch leaves no trace. */
  take(queue: bigint, id: number): void {
    if (!this.#changes.delete(id)) this.#changes.set(id, { queue, id });
  }

  fetch(waiter: Waiter, id: number): void {
    const { id: queue } = waiter.queue;
    const wanted = this.fetches.get(queue);
    if (wanted === undefined) this.fetches.set(queue, new Map([[waiter, id]]));
    else wanted.set(waiter, id);
  }

  whenWritten(action: () => void): void {
    this.#whenWritten.push(action);
  }

  written(): void {
    for (const action of this.#whenWritten) action();
  }
}
