import type { DataQueueDescription, Receive } from './data-queue.ts';
import type { EntryRow } from './statements.ts';

/** A receive under way: tried at once, and again whenever entries may have come, until it is settled. */
export class Waiter {
  readonly queue: DataQueueDescription;
  readonly receive: Receive;
  /** True while a flush tries to satisfy it. */
  trying = false;
  /** True when the time is up or the receiver is gone. */
  expired = false;
  readonly #resolve: (row: EntryRow | undefined) => void;
  readonly #reject: (error: unknown) => void;
  readonly result: Promise<EntryRow | undefined>;
  readonly #limit: (waiter: Waiter) => () => void;
  #endLimit: (() => void) | undefined;

  /** `limit` sets what ends a wait; it is called when there is one, which most receives never come to, and returns how to call it off. */
  constructor(queue: DataQueueDescription, receive: Receive, limit: (waiter: Waiter) => () => void) {
    this.queue = queue;
    this.receive = receive;
    this.#limit = limit;
    let resolve!: (row: EntryRow | undefined) => void;
    let reject!: (error: unknown) => void;
    this.result = new Promise<EntryRow | undefined>((yes, no) => {
      resolve = yes;
      reject = no;
    });
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** There was nothing for it at once. */
  beginWait(): void {
    this.#endLimit ??= this.#limit(this);
  }

  settle(row: EntryRow | undefined): void {
    this.#endLimit?.();
    this.#resolve(row);
  }

  fail(error: unknown): void {
    this.#endLimit?.();
    this.#reject(error);
  }
}
