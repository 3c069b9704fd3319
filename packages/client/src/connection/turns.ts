import { type Limits, overdue, watch } from './limits.ts';

/** Lets so many at a time go on, the others in the order in which they came. */
export class Turns {
  readonly #waiting = new Set<(error?: unknown) => void>();
  #free: number;

  constructor(count: number) {
    this.#free = count;
  }

  /** Undefined, with no promise made, when it may go on at once. Rejects when the limits are reached before its turn. */
  take(limits: Limits): Promise<void> | undefined {
    if (this.#free > 0) {
      this.#free--;
      return undefined;
    }
    const late = overdue(limits);
    if (late !== undefined) return Promise.reject(late);
    return new Promise((resolve, reject) => {
      const go = (error?: unknown) => {
        forget();
        this.#waiting.delete(go);
        if (error === undefined) resolve();
        else reject(error);
      };
      const forget = watch(limits, go);
      this.#waiting.add(go);
    });
  }

  /** Passes the turn on. */
  give(): void {
    const [next] = this.#waiting;
    if (next === undefined) this.#free++;
    else next();
  }

  /** Rejects those who wait. */
  refuse(error: unknown): void {
    for (const go of [...this.#waiting]) go(error);
  }
}
