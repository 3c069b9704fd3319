import type { Charset } from '@bigiron/wire/ccsid/index';
import {
  AttributesReply,
  ClearQueue,
  CreateQueue,
  DeleteQueue,
  PublicAuthority,
  QueueType,
  ReadEntry,
  RequestAttributes,
  Result,
  type SearchOrder,
  WriteEntry,
} from '@bigiron/wire/hostserver/dataqueue/index';
import { at } from '@bigiron/wire/hostserver/header';
import { type CallOptions, limitsOf } from '../connection/limits.ts';
import type { Pool } from '../connection/pool.ts';
import type { ServerConnection } from '../connection/server.ts';
import type { QualifiedName } from '../names.ts';
import { bytesOf, DataQueueEntry, type EntryData } from './entry.ts';
import { checkResult } from './result.ts';

/** In which order a queue gives up its entries. */
export type Sequence = 'FIFO' | 'LIFO' | { readonly keyLength: number };

export interface DataQueueAttributes {
  /** Bytes of the longest entry. */
  readonly maximumLength: number;
  readonly sequence: Sequence;
  /** Entries carry who sent them. */
  readonly senderId: boolean;
  /** The host acknowledges only what is on disk. */
  readonly force: boolean;
  readonly text: string;
}

/** As the attributes; by default a FIFO queue of entries of 1000 bytes. */
export interface NewDataQueue extends Partial<DataQueueAttributes> {
  /** What users without authority of their own may do. Default `*LIBCRTAUT`. */
  readonly authority?: keyof typeof PublicAuthority;
}

export interface KeyOptions extends CallOptions {
  /** Shorter than the keys of the queue, it is filled with zeros. */
  readonly key?: EntryData;
}

export interface SearchOptions extends KeyOptions {
  /** How the entry's key must compare to `key`. Default EQ. */
  readonly order?: SearchOrder;
}

export interface ReceiveOptions extends SearchOptions {
  /** Seconds to wait for an entry, which come on top of the time-out; `Infinity` waits for ever. Default 0. */
  readonly wait?: number;
}

/** What clients send where nothing is searched for. */
const noOrder = '\0\0';

/**
 * One data queue of the host. Calls fail with HostError, e.g. CPF9801 no such queue, CPF9802 not authorized, CPF9502 and CPF9506 a key
 * where there is none or none where there must be one.
 */
export class DataQueue {
  readonly library: string;
  readonly name: string;
  readonly #pool: Pool<ServerConnection>;
  readonly #timeout: number | undefined;
  /** Bytes of a key; 0 when the queue has none, undefined until somebody wants to know. */
  #keyLength: number | undefined;

  /** `timeout`: milliseconds for calls that name none. */
  constructor({ library, name }: QualifiedName, pool: Pool<ServerConnection>, timeout?: number) {
    this.library = library;
    this.name = name;
    this.#pool = pool;
    this.#timeout = timeout;
  }

  async create(queue: NewDataQueue & CallOptions = {}): Promise<void> {
    const sequence = queue.sequence ?? 'FIFO';
    const value = {
      ...this.#qualified(),
      maximumLength: queue.maximumLength ?? 1000,
      authority: PublicAuthority[queue.authority ?? '*LIBCRTAUT'],
      senderId: queue.senderId ?? false,
      type: typeof sequence !== 'string' ? QueueType.keyed : sequence === 'LIFO' ? QueueType.lifo : QueueType.fifo,
      keyLength: typeof sequence === 'string' ? 0 : sequence.keyLength,
      force: queue.force ?? false,
      text: queue.text ?? '',
    };
    await this.#ask(queue, connection => CreateQueue.encode(value, {}, connection.charset));
    this.#keyLength = value.keyLength;
  }

  async delete(options: CallOptions = {}): Promise<void> {
    await this.#ask(options, connection => DeleteQueue.encode(this.#qualified(), {}, connection.charset));
    this.#keyLength = undefined;
  }

  /** Resolves when the host has the entry. */
  async send(data: EntryData, options: KeyOptions = {}): Promise<void> {
    if (options.key !== undefined) await this.#learnKeyLength(options);
    await this.#ask(options, ({ charset }) => {
      const key = this.#key(options.key, charset);
      const entry = bytesOf(data, charset);
      // Spelt out here and in #read: spreading an object costs more than all of the encoding.
      const value = { queue: this.name, library: this.library, keyed: key !== undefined, entry, key };
      return WriteEntry.encode(value, {}, charset);
    });
  }

  /**
   * Takes an entry out of the queue; undefined when there is none within the wait time. Ended early by its signal or time-out, it
   * loses nothing: an entry that the host had already given up is returned all the same.
   */
  receive(options: ReceiveOptions = {}): Promise<DataQueueEntry | undefined> {
    return this.#read(options, false);
  }

  /** Looks at an entry and leaves it. */
  peek(options: ReceiveOptions = {}): Promise<DataQueueEntry | undefined> {
    return this.#read(options, true);
  }

  /** Removes all entries, or those with exactly this key. */
  async clear(options: KeyOptions = {}): Promise<void> {
    if (options.key !== undefined) await this.#learnKeyLength(options);
    await this.#ask(options, ({ charset }) => {
      const key = this.#key(options.key, charset);
      return ClearQueue.encode({ ...this.#qualified(), keyed: key !== undefined, key }, {}, charset);
    });
  }

  async attributes(options: CallOptions = {}): Promise<DataQueueAttributes> {
    const request = ({ charset }: ServerConnection) => RequestAttributes.encode(this.#qualified(), {}, charset);
    return this.#ask(options, request, (frame, { charset }) => {
      const { maximumLength, senderId, type, keyLength, force, text } = AttributesReply.decode(frame, charset);
      const order = type & 0x0f;
      const sequence = order === 2 ? { keyLength } : order === 1 ? 'LIFO' : 'FIFO';
      return { maximumLength, sequence, senderId, force, text };
    });
  }

  /**
   * Entries as they come, each taken out of the queue. Ends when the loop is left; when the signal aborts it ends without an error, and
   * without taking an entry that nobody gets.
   */
  async *entries(options: SearchOptions = {}): AsyncGenerator<DataQueueEntry, void, undefined> {
    const wait = Number.POSITIVE_INFINITY;
    while (options.signal?.aborted !== true) {
      const entry = await this.receive({ ...options, wait }).catch(error => {
        if (options.signal?.aborted === true) return undefined;
        throw error;
      });
      if (entry !== undefined) yield entry;
    }
  }

  [Symbol.asyncIterator](): AsyncGenerator<DataQueueEntry, void, undefined> {
    return this.entries();
  }

  async #read(options: ReceiveOptions, peek: boolean): Promise<DataQueueEntry | undefined> {
    const wait = options.wait ?? 0;
    const { key, order = 'EQ' } = options;
    if (key !== undefined) await this.#learnKeyLength(options);
    const request = ({ charset }: ServerConnection) => {
      const value = {
        queue: this.name,
        library: this.library,
        keyed: key !== undefined,
        order: key === undefined ? noOrder : order,
        wait: Number.isFinite(wait) ? Math.ceil(wait) : -1,
        peek,
        key: this.#key(key, charset),
      };
      return ReadEntry.encode(value, {}, charset);
    };
    const timeout = options.timeout ?? (this.#timeout === undefined ? undefined : this.#timeout + wait * 1000);
    const limits = limitsOf({ timeout, signal: options.signal });
    const work = async (connection: ServerConnection) => {
      const frame = await connection.requests.takeOrLeave(request(connection), limits);
      if (at.id(frame) !== Result.id) return new DataQueueEntry(frame, connection.charset);
      checkResult(frame, this.#where(), connection.charset);
      return undefined;
    };
    return wait === 0 ? this.#pool.use(limits, work) : this.#pool.useUncounted(limits, work);
  }

  /** Keys are as long as the queue says, with zeros behind shorter ones; which is what the Toolbox makes of them, too. */
  #key(key: EntryData | undefined, text: Charset): Uint8Array | undefined {
    if (key === undefined) return undefined;
    const bytes = bytesOf(key, text);
    if (bytes.length >= (this.#keyLength ?? 0)) return bytes;
    return Buffer.concat([bytes], this.#keyLength);
  }

  async #learnKeyLength(options: CallOptions): Promise<void> {
    if (this.#keyLength !== undefined) return;
    const { sequence } = await this.attributes(options);
    this.#keyLength = typeof sequence === 'string' ? 0 : sequence.keyLength;
  }

  /** Sends a request; `read` makes a result of a reply that is no Result. */
  async #ask<R = void>(
    options: CallOptions,
    request: (connection: ServerConnection) => Buffer,
    read?: (frame: Buffer, connection: ServerConnection) => R,
  ): Promise<R> {
    const limits = limitsOf(options, this.#timeout);
    return this.#pool.use(limits, async connection => {
      const frame = await connection.requests.request(request(connection), limits);
      if (at.id(frame) === Result.id) checkResult(frame, this.#where(), connection.charset);
      return read?.(frame, connection) as R;
    });
  }

  #qualified(): { queue: string; library: string } {
    return { queue: this.name, library: this.library };
  }

  #where(): string {
    return `${this.library}/${this.name}`;
  }
}
