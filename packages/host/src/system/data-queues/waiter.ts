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

  constructor(queue: DataQueueDescription, receive: Receive) {
    this.queue = queue;
    this.receive = receive;
    let resolve!: (row: EntryRow | undefined) => void;
    let reject!: (error: unknown) => void;
    this.result = new Promise<EntryRow | undefined>((yes, no) => {
      resolve = yes;
      reject = no;
    });
    this.#resolve = resolve;
    this.#reject = reject;
  }

  settle(row: EntryRow | undefined): void {
    this.#resolve(row);
  }

  fail(error: unknown): void {
    this.#reject(error);
  }
}
