import { ConnectionError } from '../errors.ts';

/** What a pool keeps: something that can tell whether it still works, and be closed. */
export interface Pooled {
  readonly usable: boolean;
  /** Asks the other end; false when it does not answer. */
  validate(): Promise<boolean>;
  close(): void;
}

export interface PoolLimits {
  /** Connections at the same time. Default 16. */
  readonly maximum?: number;
  /** Milliseconds after which an unused connection is closed. Default 60 000. */
  readonly idle?: number;
  /** A connection that was unused for longer than this many milliseconds is asked before it is used again. Default 15 000. */
  readonly validateAfter?: number;
}

interface Idle<T> {
  readonly item: T;
  readonly since: number;
}

/** Lends connections one borrower at a time, newest first, so that surplus ones grow old and are closed. */
export class Pool<T extends Pooled> {
  readonly #open: (signal: AbortSignal | undefined) => Promise<T>;
  readonly #maximum: number;
  readonly #idleLimit: number;
  readonly #validateAfter: number;
  #idle: Idle<T>[] = [];
  #lent = 0;
  #closed = false;
  readonly #queue: (() => void)[] = [];
  #sweeper: NodeJS.Timeout | undefined;

  constructor(open: (signal: AbortSignal | undefined) => Promise<T>, limits: PoolLimits = {}) {
    this.#open = open;
    this.#maximum = limits.maximum ?? 16;
    this.#idleLimit = limits.idle ?? 60_000;
    this.#validateAfter = limits.validateAfter ?? 15_000;
  }

  /** Runs `work` with a connection of its own. A connection that is no longer usable afterwards is not kept. */
  async use<R>(work: (item: T) => Promise<R>, signal?: AbortSignal): Promise<R> {
    const item = await this.#borrow(signal);
    try {
      return await work(item);
    } finally {
      this.#giveBack(item);
    }
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#sweeper);
    for (const { item } of this.#idle) item.close();
    this.#idle = [];
    for (const next of this.#queue.splice(0)) next();
  }

  async #borrow(signal: AbortSignal | undefined): Promise<T> {
    while (this.#lent >= this.#maximum && !this.#closed) await this.#turn(signal);
    if (this.#closed) throw new ConnectionError('The connection to the host was closed', 'closed');
    this.#lent++;
    try {
      return (await this.#reuse()) ?? (await this.#open(signal));
    } catch (error) {
      this.#returned();
      throw error;
    }
  }

  async #reuse(): Promise<T | undefined> {
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      const { item, since } = idle;
      if (item.usable && (performance.now() - since < this.#validateAfter || (await item.validate()))) return item;
      item.close();
    }
    return undefined;
  }

  /** Waits until a connection comes back. */
  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const next = () => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      const abort = () => {
        this.#queue.splice(this.#queue.indexOf(next), 1);
        reject(signal?.reason);
      };
      if (signal?.aborted) return reject(signal.reason);
      signal?.addEventListener('abort', abort, { once: true });
      this.#queue.push(next);
    });
  }

  #giveBack(item: T): void {
    if (this.#closed || !item.usable) item.close();
    else {
      this.#idle.push({ item, since: performance.now() });
      this.#sweeper ??= setInterval(() => this.#sweep(), this.#idleLimit).unref();
    }
    this.#returned();
  }

  #returned(): void {
    this.#lent--;
    this.#queue.shift()?.();
  }

  #sweep(): void {
    const oldest = performance.now() - this.#idleLimit;
    const [keep, drop] = [
      this.#idle.filter(({ since }) => since > oldest),
      this.#idle.filter(({ since }) => since <= oldest),
    ];
    this.#idle = keep;
    for (const { item } of drop) item.close();
    if (keep.length === 0) {
      clearInterval(this.#sweeper);
      this.#sweeper = undefined;
    }
  }
}
