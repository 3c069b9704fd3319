import type { Store } from '../../store/store.ts';
import type { Clock } from '../clock.ts';

/** How many numbers are fetched at once; the first fetch is small, so that a process that starts one job takes few. */
const smallest = 8;
const largest = 512;
/** Numbers older than this are thrown away: long before that many seconds the six digits cannot come round again. */
const freshness = 600_000;

/**
 * Hands out job numbers, 000001 to 999999 and round again, unique among all processes. Numbers of jobs that still exist are
 * passed over. Fetched in ever larger supplies while jobs start in quick succession, ahead of need, so that starting a job rarely
 * waits for the store.
 */
export class JobNumbers {
  readonly #store: Store;
  readonly #clock: Clock;
  #supply: number[] = [];
  #fetched = 0;
  #size = smallest;
  #fetching: Promise<void> | undefined;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async next(): Promise<number> {
    if (this.#clock.elapsed() - this.#fetched > freshness) {
      this.#supply = [];
      this.#size = smallest;
    }
    for (;;) {
      const number = this.#supply.shift();
      if (number !== undefined) {
        // What goes wrong ahead of need will go wrong, and be told, when it is needed.
        if (this.#supply.length < this.#size / 2) this.#fetch().catch(() => undefined);
        return number;
      }
      await this.#fetch();
    }
  }

  #fetch(): Promise<void> {
    this.#fetching ??= this.#fetchMore().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  async #fetchMore(): Promise<void> {
    const { rows } = await this.#store.query<{ number: number }>(
      `SELECT number FROM (SELECT at, nextval('job_number')::int4 AS number FROM generate_series(1, $1::int4) AS at) AS fresh
       WHERE NOT EXISTS (SELECT 1 FROM job WHERE job.number = fresh.number) ORDER BY at`,
      [this.#size],
    );
    this.#supply.push(...rows.map(row => row.number));
    this.#fetched = this.#clock.elapsed();
    this.#size = Math.min(largest, this.#size * 2);
  }
}
