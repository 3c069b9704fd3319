import type { Store, Subscription } from '../../store/store.ts';
import { arrivals } from './rows.ts';

/** Wakes those of this process who wait for messages on a queue, whichever process sends there. */
export class Arrivals {
  readonly #store: Store;
  readonly #waiting = new Map<bigint, Set<() => void>>();
  #subscription: Subscription | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  async open(): Promise<void> {
    this.#subscription = await this.#store.listen(
      arrivals,
      payload => this.wake(BigInt(payload)),
      () => this.wakeAll(),
    );
  }

  async close(): Promise<void> {
    await this.#subscription?.close();
  }

  /** Calls `wake` whenever something may have arrived, or the queue may be gone, until the returned function is called. */
  wait(queue: bigint, wake: () => void): () => void {
    let waiting = this.#waiting.get(queue);
    if (waiting === undefined) {
      waiting = new Set();
      this.#waiting.set(queue, waiting);
    }
    waiting.add(wake);
    return () => {
      waiting.delete(wake);
      if (waiting.size === 0) this.#waiting.delete(queue);
    };
  }

  wake(queue: bigint): void {
    for (const wake of [...(this.#waiting.get(queue) ?? [])]) wake();
  }

  wakeAll(): void {
    for (const queue of [...this.#waiting.keys()]) this.wake(queue);
  }
}
