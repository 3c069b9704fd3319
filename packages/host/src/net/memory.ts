import { Duplex } from 'node:stream';
import type { Connection, Session } from './connection.ts';
import type { Acceptor } from './listener.ts';
import { nextConnectionId } from './socket-connection.ts';

export interface MemoryFacts {
  readonly remoteAddress?: string;
  readonly localPort?: number;
  readonly secure?: boolean;
}

/** The client's end of a connection that never leaves the process. */
export interface MemoryClient extends Duplex {
  /** Who signed on, when somebody did. */
  readonly profile: string | undefined;
  /** Why the session destroyed the connection, when it did. */
  readonly reason: Error | undefined;
}

/** Joins a client in this process with a new session of `door`. What one side writes in a turn, the other reads in the next. */
export function connectInMemory(door: Acceptor, facts: MemoryFacts = {}): MemoryClient {
  const client = new MemoryEnd(door, facts);
  client.begin();
  return client;
}

class MemoryEnd extends Duplex implements MemoryClient {
  profile: string | undefined;
  reason: Error | undefined;
  readonly #door: Acceptor;
  readonly #facts: MemoryFacts;
  #session: Session | undefined;
  #paused = false;
  /** A chunk that the paused session has not had yet. */
  #held: (() => void) | undefined;

  constructor(door: Acceptor, facts: MemoryFacts) {
    super();
    this.#door = door;
    this.#facts = facts;
  }

  begin(): void {
    this.#session = this.#door.open(this.#connection());
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    const deliver = () => {
      this.#session?.data(chunk);
      done();
    };
    if (this.#paused) this.#held = deliver;
    else setImmediate(deliver);
  }

  override _final(done: () => void): void {
    done();
    this.destroy();
  }

  override _destroy(_error: Error | null, done: (error?: Error | null) => void): void {
    const session = this.#session;
    this.#session = undefined;
    session?.closed();
    done();
  }

  #connection(): Connection {
    const end = this;
    return {
      id: nextConnectionId(),
      door: this.#door.name,
      remoteAddress: this.#facts.remoteAddress ?? '127.0.0.1',
      remotePort: 0,
      localPort: this.#facts.localPort ?? 0,
      secure: this.#facts.secure ?? false,
      write(bytes) {
        if (!end.destroyed) end.push(Buffer.from(bytes));
      },
      drained: () => Promise.resolve(),
      pause() {
        end.#paused = true;
      },
      resume() {
        end.#paused = false;
        const held = end.#held;
        end.#held = undefined;
        if (held !== undefined) setImmediate(held);
      },
      end(reason) {
        end.reason ??= reason;
        if (!end.destroyed) end.push(null);
        setImmediate(() => end.destroy());
      },
      destroy(reason) {
        end.reason ??= reason;
        end.destroy();
      },
      authenticated(profile) {
        end.profile = profile;
      },
    };
  }
}
