import type { Clock } from '../../system/clock.ts';
import { SqlError } from '../error.ts';

/** What the host itself runs for a statement (routines, programs) is ended by cancel, by the query time-out and with the job. */
export class Interruption {
  readonly #clock: Clock;
  readonly #cancelStatement: () => Promise<void>;
  #current: AbortController | undefined;

  /** `cancelStatement` interrupts what PostgreSQL is at. */
  constructor(clock: Clock, cancelStatement: () => Promise<void>) {
    this.#clock = clock;
    this.#cancelStatement = cancelStatement;
  }

  /** `seconds`: the query time-out. Work inside work ends with it. */
  async run<T>(
    seconds: number | undefined,
    ending: AbortSignal,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (this.#current !== undefined) return work(this.#current.signal);
    const current = new AbortController();
    this.#current = current;
    const stop = (reason: SqlError) => {
      current.abort(reason);
      this.#cancelStatement().catch(() => undefined);
    };
    const end = () => stop(new SqlError(-952));
    ending.addEventListener('abort', end, { once: true });
    const disarm =
      seconds === undefined ? undefined : this.#clock.after(seconds * 1000, () => stop(new SqlError(-666, [seconds])));
    try {
      return await work(current.signal);
    } catch (error) {
      throw current.signal.aborted ? current.signal.reason : error;
    } finally {
      disarm?.();
      ending.removeEventListener('abort', end);
      this.#current = undefined;
    }
  }

  /** Waits for something that cannot be interrupted itself: its end is not waited for then. */
  async race<T>(work: Promise<T>): Promise<T> {
    const signal = this.#current?.signal;
    if (signal === undefined) return work;
    if (signal.aborted) throw signal.reason;
    let stop: (() => void) | undefined;
    const interrupted = new Promise<never>((_, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([work, interrupted]);
    } finally {
      signal.removeEventListener('abort', stop!);
    }
  }

  /** The caller interrupts PostgreSQL. */
  cancel(): void {
    this.#current?.abort(new SqlError(-952));
  }
}
