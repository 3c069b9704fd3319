import type { Waiter } from './waiter.ts';

/** The receives of this process that found nothing yet, by queue, in order of arrival. */
export class WaitingRoom {
  readonly #byQueue = new Map<bigint, Set<Waiter>>();

  add(waiter: Waiter): void {
    const queue = waiter.queue.id;
    const waiters = this.#byQueue.get(queue);
    if (waiters === undefined) this.#byQueue.set(queue, new Set([waiter]));
    else waiters.add(waiter);
  }

  remove(waiter: Waiter): void {
    const waiters = this.#byQueue.get(waiter.queue.id);
    if (waiters === undefined) return;
    waiters.delete(waiter);
    if (waiters.size === 0) this.#byQueue.delete(waiter.queue.id);
  }

  has(queue: bigint): boolean {
    return this.#byQueue.has(queue);
  }

  queues(): Iterable<bigint> {
    return this.#byQueue.keys();
  }

  all(queue: bigint): Waiter[] {
    return [...(this.#byQueue.get(queue) ?? [])];
  }

  /** Those that `arrivals` new entries may satisfy: a keyed search or a peek may pass an entry by, so all of these are tried. */
  candidates(queue: bigint, arrivals: number): Waiter[] {
    const chosen: Waiter[] = [];
    let left = arrivals;
    for (const waiter of this.#byQueue.get(queue) ?? []) {
      if (waiter.trying) continue;
      const selective = waiter.receive.key !== undefined || waiter.receive.peek;
      if (!selective && left-- <= 0) continue;
      chosen.push(waiter);
    }
    return chosen;
  }
}
