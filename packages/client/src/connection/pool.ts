import { ConnectionError } from '../errors.ts';
import type { Limits } from './limits.ts';
import { Turns } from './turns.ts';

/** What a pool keeps: something that can tell whether it still works, and be closed. */
export interface Pooled {
  readonly usable: boolean;
  /** Asks the other end; false when it does not answer. */
  validate(limits: Limits): Promise<boolean>;
  /** Lets a reply that is on its way come first. Never rejects. */
  close(): Promise<void>;
}

export interface PoolLimits {
  /** Connections at the same time. Default 16. Receives that wait for an entry do not count, so that they cannot lock out senders. */
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
  readonly #open: (limits: Limits) => Promise<T>;
  readonly #turns: Turns;
  readonly #idleLimit: number;
  readonly #validateAfter: number;
  readonly #lent = new Set<T>();
  #idle: Idle<T>[] = [];
  #sweeper: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(open: (limits: Limits) => Promise<T>, limits: PoolLimits = {}) {
    this.#open = open;
    this.#turns = new Turns(limits.maximum ?? 16);
    this.#idleLimit = limits.idle ?? 60_000;
    this.#validateAfter = limits.validateAfter ?? 15_000;
  }

  /** Runs `work` with a connection of its own. A connection that is no longer usable afterwards is not kept. */
  async use<R>(limits: Limits, work: (item: T) => Promise<R>): Promise<R> {
    const turn = this.#turns.take(limits);
    if (turn !== undefined) await turn;
    return this.#lend(limits, work, true);
  }

  /** As `use`, whatever the maximum is: for work that may take for ever. */
  useUncounted<R>(limits: Limits, work: (item: T) => Promise<R>): Promise<R> {
    return this.#lend(limits, work, false);
  }

  /** Closes what is idle at once, and what is lent when its reply has come or cannot come any more. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#sweeper);
    this.#turns.refuse(closed());
    const all = [...this.#idle.splice(0).map(({ item }) => item), ...this.#lent];
    await Promise.all(all.map(item => item.close()));
  }

  async #lend<R>(limits: Limits, work: (item: T) => Promise<R>, counted: boolean): Promise<R> {
    let item: T | undefined;
    try {
      item = this.#fresh() ?? (await this.#validated(limits)) ?? (await this.#opened(limits));
      this.#lent.add(item);
      return await work(item);
    } finally {
      if (item !== undefined) this.#giveBack(item);
      if (counted) this.#turns.give();
    }
  }

  /** The connection used last, if that is not long ago. */
  #fresh(): T | undefined {
    if (this.#closed) throw closed();
    const last = this.#idle.at(-1);
    if (last === undefined || performance.now() - last.since >= this.#validateAfter) return undefined;
    this.#idle.pop();
    return last.item.usable ? last.item : this.#fresh();
  }

  async #validated(limits: Limits): Promise<T | undefined> {
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      if (idle.item.usable && (await idle.item.validate(limits))) return idle.item;
      void idle.item.close();
    }
    return undefined;
  }

  async #opened(limits: Limits): Promise<T> {
    const item = await this.#open(limits);
    if (!this.#closed) return item;
    void item.close();
    throw closed();
  }

  #giveBack(item: T): void {
    this.#lent.delete(item);
    if (this.#closed || !item.usable) return void item.close();
    this.#idle.push({ item, since: performance.now() });
    this.#sweeper ??= setInterval(() => this.#sweep(), this.#idleLimit / 2).unref();
  }

  #sweep(): void {
    const oldest = performance.now() - this.#idleLimit;
    const idle = this.#idle;
    this.#idle = idle.filter(({ item, since }) => item.usable && since > oldest);
    for (const one of idle) if (!this.#idle.includes(one)) void one.item.close();
    if (this.#idle.length > 0) return;
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
  }
}

function closed(): ConnectionError {
  return new ConnectionError('The connection to the host was closed', 'closed');
}
