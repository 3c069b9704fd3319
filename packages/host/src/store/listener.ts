import { channel as diagnosticsChannel } from 'node:diagnostics_channel';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from './error.ts';
import type { Connection } from './postgres/connection.ts';
import type { Subscription } from './store.ts';

/** Opens a connection; both callbacks are its own. */
export type DialListener = (
  notification: (channel: string, payload: string) => void,
  closed: () => void,
) => Promise<Connection>;

interface Subscriber {
  handler(payload: string): void;
  missed?(): void;
  lost?(): void;
}

/** PostgreSQL cuts longer names, so that the listener would wait for a name that nobody says. */
const longestChannel = 63;
/** What a subscriber threw is its own fault and must not take the connection away from the others. */
const failures = diagnosticsChannel('bigiron:store:subscriber-failed');
const firstRetryMs = 50;
const longestRetryMs = 2_000;

/** All subscriptions of a store on one connection, which is opened for the first of them and again whenever it breaks. */
export class Listener {
  readonly #dial: DialListener;
  readonly #channels = new Map<string, Set<Subscriber>>();
  readonly #stop = new AbortController();
  #connection: Promise<Connection> | undefined;

  constructor(dial: DialListener) {
    this.#dial = dial;
  }

  async listen(
    channel: string,
    handler: (payload: string) => void,
    missed?: () => void,
    lost?: () => void,
  ): Promise<Subscription> {
    if (Buffer.byteLength(channel) > longestChannel)
      throw new StoreError(
        'bad-parameter',
        `A channel's name has at most ${longestChannel} bytes: ${channel}`,
        'caller',
      );
    if (this.#stop.signal.aborted) throw new StoreError('store-closed', 'The store is closed.', 'caller');
    const subscriber: Subscriber = { handler, ...(missed && { missed }), ...(lost && { lost }) };
    const subscribers = this.#channels.get(channel) ?? new Set();
    this.#channels.set(channel, subscribers.add(subscriber));
    const close = () => this.#unlisten(channel, subscriber);
    try {
      const connection = await this.#connected();
      // When the connection breaks before the answer, its successor listens to the channel before anybody gets hold of it.
      await connection.script(`LISTEN ${quoted(channel)}`).catch(() => this.#connected());
    } catch (error) {
      await close();
      throw error;
    }
    return { close };
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#channels.clear();
    const connection = await this.#connection?.catch(() => undefined);
    await connection?.close();
  }

  async #unlisten(channel: string, subscriber: Subscriber): Promise<void> {
    const subscribers = this.#channels.get(channel);
    if (!subscribers?.delete(subscriber) || subscribers.size > 0) return;
    this.#channels.delete(channel);
    const connection = await this.#connection?.catch(() => undefined);
    // Somebody may have come to listen while we waited for the connection.
    if (!this.#channels.has(channel)) await connection?.script(`UNLISTEN ${quoted(channel)}`).catch(() => {});
  }

  #connected(): Promise<Connection> {
    if (this.#connection === undefined) {
      const opened = this.#open();
      this.#connection = opened;
      opened.catch(() => {
        if (this.#connection === opened) this.#connection = undefined;
      });
    }
    return this.#connection;
  }

  async #open(): Promise<Connection> {
    let established = false;
    const connection = await this.#dial(
      (channel, payload) => {
        for (const { handler } of this.#channels.get(channel) ?? []) guarded(() => handler(payload));
      },
      () => {
        if (!established) return;
        for (const subscribers of this.#channels.values()) for (const { lost } of subscribers) guarded(() => lost?.());
        this.#connection = this.#reopen();
        this.#connection.catch(() => {});
      },
    );
    await connection.script([...this.#channels.keys()].map(channel => `LISTEN ${quoted(channel)}`).join(';'));
    established = true;
    return connection;
  }

  /** Fails only when the listener is closed meanwhile. */
  async #reopen(): Promise<Connection> {
    for (let delay = firstRetryMs; ; delay = Math.min(delay * 2, longestRetryMs)) {
      await pause(delay, undefined, { signal: this.#stop.signal });
      try {
        const connection = await this.#open();
        for (const subscribers of this.#channels.values())
          for (const { missed } of subscribers) guarded(() => missed?.());
        return connection;
      } catch {
        // The server is still away.
      }
    }
  }
}

function guarded(call: () => void): void {
  try {
    call();
  } catch (error) {
    failures.publish({ error });
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
