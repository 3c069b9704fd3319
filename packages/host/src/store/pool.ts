import { StoreError } from './error.ts';
import type { Connection } from './postgres/connection.ts';

/** Opens a connection and calls `closed` once when it is gone. */
export type Dial = (closed: () => void) => Promise<Connection>;

interface Member {
  readonly connection: Connection;
  /** Lent to a transaction: nobody else sends on it. */
  lent: boolean;
}

interface Waiter {
  readonly alone: boolean;
  resolve(member: Member): void;
  reject(error: unknown): void;
}

/**
 * A connection that has been at one call for this long (a lock, a long query) is not worth queueing behind while others move.
 * More than a commit takes on a slow disk.
 */
const stalledMs = 50;

/**
 * Connections that are used in two ways. Single calls share them: they are pipelined onto the one with the least to do.
 * Transactions have one alone. One connection is never lent, so that single calls always get through.
 */
export class Pool {
  readonly #dial: Dial;
  readonly #size: number;
  readonly #members = new Set<Member>();
  #waiters: Waiter[] = [];
  #opening = 0;
  #closed = false;

  /** `size` is at least 2. Connections are opened when they are first needed. */
  constructor(dial: Dial, size: number) {
    this.#dial = dial;
    this.#size = size;
  }

  /** Makes a call that needs nothing of what came before it on the same connection. */
  share<T>(call: (connection: Connection) => Promise<T>): Promise<T> {
    const member = this.#leastBusy();
    if (member === undefined) return this.#wait(false).then(({ connection }) => call(connection));
    if (member.connection.pending > 0) this.#grow();
    return call(member.connection);
  }

  /** Lends a connection to `use` until its promise settles. */
  async lend<T>(use: (connection: Connection) => Promise<T>): Promise<T> {
    const member = this.#lendable() ?? (await this.#wait(true));
    member.lent = true;
    try {
      return await use(member.connection);
    } finally {
      member.lent = false;
      this.#serve();
    }
  }

  /** Lets what was sent finish, then ends all connections. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const waiter of this.#waiters.splice(0)) waiter.reject(closedError());
    await Promise.all([...this.#members].map(({ connection }) => connection.close()));
  }

  /** The connection for a single call; undefined when all are lent, or are stalled while `more` can be had. */
  #leastBusy(more = this.#canGrow || this.#opening > 0): Member | undefined {
    const stalledSince = performance.now() - stalledMs;
    let best: Member | undefined;
    let stalled: Member | undefined;
    for (const member of this.#members) {
      if (member.lent) continue;
      const { pending, busySince } = member.connection;
      if (pending === 0) return member;
      if (busySince < stalledSince) {
        if (stalled === undefined || busySince > stalled.connection.busySince) stalled = member;
      } else if (best === undefined || pending < best.connection.pending) best = member;
    }
    return best ?? (more ? undefined : stalled);
  }

  /** A connection with nothing to do; when no `more` can be had, the one with the least. */
  #lendable(more = this.#canGrow): Member | undefined {
    const free = [...this.#members].filter(member => !member.lent);
    const lent = this.#members.size - free.length;
    if (lent >= this.#size - 1) return undefined;
    const idle = free.find(({ connection }) => connection.pending === 0);
    if (idle !== undefined || more) return idle;
    return free.sort((a, b) => a.connection.pending - b.connection.pending)[0];
  }

  get #canGrow(): boolean {
    return this.#members.size + this.#opening < this.#size;
  }

  #wait(alone: boolean): Promise<Member> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(closedError());
      const settle = (member: Member) => {
        if (alone) member.lent = true;
        resolve(member);
      };
      this.#waiters.push({ alone, resolve: settle, reject });
      this.#grow();
    });
  }

  /** Opens one more connection, if there may be one more. */
  #grow(): void {
    if (this.#closed || !this.#canGrow) return;
    this.#opening++;
    let member: Member | undefined;
    const gone = () => {
      if (member !== undefined) this.#members.delete(member);
      if (this.#waiters.length > 0) this.#grow();
    };
    const opened = (connection: Connection) => {
      this.#opening--;
      member = { connection, lent: false };
      this.#members.add(member);
      if (this.#closed) void connection.close();
      this.#serve();
    };
    const failed = (error: unknown) => {
      this.#opening--;
      if (this.#members.size + this.#opening > 0) this.#serve(false);
      else for (const waiter of this.#waiters.splice(0)) waiter.reject(error);
    };
    this.#dial(gone).then(opened, failed);
  }

  /** Gives connections to those who wait, first come, first served among each kind; `more` is false when no more can be had. */
  #serve(more?: boolean): void {
    this.#waiters = this.#waiters.filter(waiter => {
      const member = waiter.alone ? this.#lendable(more) : this.#leastBusy(more);
      if (member === undefined) return true;
      waiter.resolve(member);
      return false;
    });
  }
}

function closedError(): StoreError {
  return new StoreError('store-closed', 'The store is closed.', 'caller');
}
