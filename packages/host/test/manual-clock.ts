import type { Clock } from '../src/system/clock.ts';

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #now: number;
  #elapsed = 0;
  readonly #due = new Set<{ at: number; action: () => void }>();

  constructor(now = Date.UTC(2025, 0, 2, 3, 4, 5)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  elapsed(): number {
    return this.#elapsed;
  }

  /** Somebody sets the clock: forward, or backward by a negative number. No time passes. */
  set(milliseconds: number): void {
    this.#now += milliseconds;
  }

  after(milliseconds: number, action: () => void): () => void {
    const entry = { at: this.#elapsed + milliseconds, action };
    this.#due.add(entry);
    return () => this.#due.delete(entry);
  }

  /** Actions that are still to come. */
  get pending(): number {
    return this.#due.size;
  }

  /** Moves the time on, and does what falls due on the way in its order. */
  advance(milliseconds: number): void {
    const end = this.#elapsed + milliseconds;
    for (;;) {
      const [next] = [...this.#due].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#due.delete(next);
      this.#pass(next.at);
      next.action();
    }
    this.#pass(end);
  }

  #pass(until: number): void {
    this.#now += until - this.#elapsed;
    this.#elapsed = until;
  }
}
