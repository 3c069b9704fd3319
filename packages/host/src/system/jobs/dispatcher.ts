import type { Store, Subscription } from '../../store/store.ts';
import type { Clock } from '../clock.ts';
import { nextDue, queueChannel, type Taken, take } from './submissions.ts';

/** Submitted jobs that one process runs at the same time. */
const mostActive = 50;
/** Milliseconds after which a dispatcher looks anyway, should all else have failed. */
const lookAgain = 60_000;
const retryAfter = 1_000;

/** Takes jobs from the job queues while this process has room for them: at once when one arrives, and when one is due. */
export class Dispatcher {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #process: number;
  readonly #begin: (taken: Taken) => Promise<void>;
  #active = 0;
  #looking = false;
  #again = false;
  #closed = false;
  #cancelTimer: (() => void) | undefined;
  #subscription: Subscription | undefined;

  /** `begin` runs a job and resolves when it has ended; it must not reject. */
  constructor(store: Store, clock: Clock, process: number, begin: (taken: Taken) => Promise<void>) {
    this.#store = store;
    this.#clock = clock;
    this.#process = process;
    this.#begin = begin;
  }

  async open(): Promise<void> {
    this.#subscription = await this.#store.listen(
      queueChannel,
      () => this.look(),
      () => this.look(),
    );
    this.look();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelTimer?.();
    await this.#subscription?.close();
  }

  /** Something may have become ready. */
  look(): void {
    this.#again = true;
    if (!this.#looking) void this.#lookAround();
  }

  async #lookAround(): Promise<void> {
    this.#looking = true;
    let pause = lookAgain;
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        await this.#takeSome();
      }
      if (!this.#closed) pause = await this.#untilDue();
    } catch {
      // The store will be asked again.
      pause = retryAfter;
    } finally {
      this.#looking = false;
    }
    this.#cancelTimer?.();
    if (this.#closed) return;
    if (this.#again) this.look();
    else this.#cancelTimer = this.#clock.after(pause, () => this.look());
  }

  async #takeSome(): Promise<void> {
    const room = mostActive - this.#active;
    if (room <= 0) return;
    for (const taken of await take(this.#store, this.#process, this.#clock.now(), room)) {
      this.#active++;
      void this.#begin(taken).finally(() => {
        this.#active--;
        this.look();
      });
    }
  }

  async #untilDue(): Promise<number> {
    const now = this.#clock.now();
    const due = await nextDue(this.#store, now);
    return due === undefined ? lookAgain : Math.min(lookAgain, Math.max(1, due - now));
  }
}
