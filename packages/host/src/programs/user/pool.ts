import { BigironError } from '@bigiron/wire/errors';
import type { Clock } from '../../system/clock.ts';
import { fileStamp } from '../worker/hooks.ts';
import { ProgramThread, type ThreadOptions } from './thread.ts';

export interface PoolOptions extends ThreadOptions {
  /** Threads at most; calls beyond wait their turn. Calls from within programs do not wait, or none could ever end. */
  readonly maximum: number;
  /** Milliseconds after which a thread without work ends. */
  readonly idle: number;
}

interface Idle {
  readonly thread: ProgramThread;
  readonly stopTimer: () => void;
}

/** The threads for programs: made when needed, kept for a while, replaced when a file of a program has changed. */
export class ThreadPool {
  readonly #options: PoolOptions;
  readonly #clock: Clock;
  readonly #threads = new Set<ProgramThread>();
  /** Last used last. */
  #idle: Idle[] = [];
  readonly #waiting: { resolve(thread: ProgramThread): void; reject(error: Error): void }[] = [];
  #closed = false;

  constructor(options: PoolOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  /** A thread that has not loaded `module`, or has it as it is in the files now. Throws `programs-closed` once the pool is closed. */
  async take(module: string, nested: boolean): Promise<ProgramThread> {
    if (this.#closed) throw closed();
    const idle = this.#takeIdle(module);
    if (idle !== undefined) {
      if (isCurrent(idle, module)) return idle;
      void idle.end();
      this.#threads.delete(idle);
    }
    if (nested || this.#threads.size < this.#options.maximum) return this.#start();
    const thread = await new Promise<ProgramThread>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    if (!thread.ended && isCurrent(thread, module)) return thread;
    if (!thread.ended) void thread.end();
    this.#threads.delete(thread);
    return this.#start();
  }

  /** Gives a thread back after its call. */
  give(thread: ProgramThread): void {
    const next = this.#waiting.shift();
    if (next !== undefined) {
      next.resolve(thread);
      return;
    }
    if (thread.ended) return;
    const stopTimer = this.#clock.after(this.#options.idle, () => this.#drop(thread));
    this.#idle.push({ thread, stopTimer });
  }

  /** Ends all threads; calls that run in them fail. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(closed());
    for (const { stopTimer } of this.#idle) stopTimer();
    this.#idle = [];
    await Promise.all([...this.#threads].map(thread => thread.end()));
  }

  #start(): ProgramThread {
    const thread: ProgramThread = new ProgramThread(this.#options, () => this.#drop(thread));
    this.#threads.add(thread);
    return thread;
  }

  /** One that has the module loaded already, else the one used last. */
  #takeIdle(module: string): ProgramThread | undefined {
    const at = this.#idle.findLastIndex(({ thread }) => thread.modules.has(module));
    const [taken] = this.#idle.splice(at < 0 ? this.#idle.length - 1 : at, 1);
    taken?.stopTimer();
    return taken?.thread;
  }

  #drop(thread: ProgramThread): void {
    this.#threads.delete(thread);
    this.#idle = this.#idle.filter(one => {
      if (one.thread !== thread) return true;
      one.stopTimer();
      return false;
    });
    if (!thread.ended) void thread.end();
  }
}

function closed(): BigironError {
  return new BigironError('The host is stopping', { code: 'programs-closed', layer: 'room', fault: 'us' });
}

function isCurrent(thread: ProgramThread, module: string): boolean {
  return (thread.modules.get(module) ?? []).every(([path, stamp]) => fileStamp(path) === stamp);
}
