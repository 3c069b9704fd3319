import type { Statement, Store } from '../../store/store.ts';
import type { Clock } from '../clock.ts';
import type { ActiveJob } from './active-job.ts';
import {
  deleteJobs,
  type EndedJob,
  endJobs,
  insertJobs,
  insertMessages,
  type JobMessage,
  trimLogs,
  updateProfiles,
} from './statements.ts';

/** Milliseconds until others see a job that started or ended, and what it sent to its log. */
const jobDelay = 10;
const logDelay = 1_000;
const retryDelay = 1_000;
/** When the store cannot be written to for long, the oldest messages beyond so many are given up. */
const mostUnwritten = 50_000;

/**
 * Writes behind what happens to jobs, in batches, so that to start a job, to log a message and to end a job wait for nothing. A
 * job that starts and ends between two batches, and leaves no log, never reaches the store at all. A crash of the host loses what was not
 * written yet; job numbers stay unique, for they come from the store.
 */
export class JobWriter {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #process: () => number;
  #started = new Set<ActiveJob>();
  #changed = new Set<ActiveJob>();
  #logging = new Set<ActiveJob>();
  #ended: EndedJob[] = [];
  /** Ended jobs of which nothing is kept. */
  #gone: ActiveJob[] = [];
  #unwritten: JobMessage[] = [];
  #cancel: (() => void) | undefined;
  #due = Number.POSITIVE_INFINITY;
  #writing: Promise<void> | undefined;
  /** Nobody tries again any more. */
  #closed = false;

  constructor(store: Store, clock: Clock, process: () => number) {
    this.#store = store;
    this.#clock = clock;
    this.#process = process;
  }

  started(job: ActiveJob): void {
    this.#started.add(job);
    this.#schedule(jobDelay);
  }

  changed(job: ActiveJob): void {
    this.#changed.add(job);
    this.#schedule(jobDelay);
  }

  logged(job: ActiveJob): void {
    this.#logging.add(job);
    this.#schedule(logDelay);
  }

  /** The job stays in the store, with its log. */
  ended(ended: EndedJob): void {
    this.#ended.push(ended);
    this.#schedule(jobDelay);
  }

  /** Nothing of the job is kept. */
  gone(job: ActiveJob): void {
    this.#logging.delete(job);
    this.#changed.delete(job);
    if (this.#started.delete(job)) return;
    this.#gone.push(job);
    this.#schedule(jobDelay);
  }

  /** Resolves when all that happened before the call is in the store. */
  async flush(): Promise<void> {
    // A batch under way may have been made before the last changes.
    await this.#writing;
    await this.#write();
  }

  /** Writes what there is, for the last time. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel?.();
    await this.flush();
  }

  #schedule(delay: number): void {
    if (this.#closed) return;
    const due = this.#clock.elapsed() + delay;
    if (this.#due <= due) return;
    this.#cancel?.();
    this.#due = due;
    this.#cancel = this.#clock.after(delay, () => {
      this.#due = Number.POSITIVE_INFINITY;
      this.#write().catch(() => this.#schedule(retryDelay));
    });
  }

  #write(): Promise<void> {
    this.#writing ??= this.#writeBatch().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async #writeBatch(): Promise<void> {
    const started = this.#started;
    const changed = this.#changed;
    const ended = this.#ended;
    const gone = this.#gone;
    for (const job of this.#logging) {
      for (const logged of job.log.takeUnwritten()) this.#unwritten.push({ job: job.number, logged });
    }
    const messages = this.#unwritten;
    const logs = [...this.#logging];
    this.#started = new Set();
    this.#changed = new Set();
    this.#logging = new Set();
    this.#ended = [];
    this.#gone = [];
    this.#unwritten = [];
    const statements: Statement[] = [
      ...insertJobs([...started], this.#process()),
      ...updateProfiles([...changed]),
      ...insertMessages(messages),
      ...trimLogs(logs),
      ...endJobs(ended),
      ...deleteJobs(gone),
    ];
    if (statements.length === 0) return;
    try {
      await this.#store.batch(statements, { durable: false });
    } catch (error) {
      for (const job of started) this.#started.add(job);
      for (const job of changed) this.#changed.add(job);
      this.#ended.unshift(...ended);
      this.#gone.unshift(...gone);
      this.#unwritten = [...messages, ...this.#unwritten].slice(-mostUnwritten);
      throw error;
    }
  }
}
