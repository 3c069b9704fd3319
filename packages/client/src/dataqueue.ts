import { charset } from '@bigiron/wire/ccsid/index';
import {
  AttributesReply,
  ClearQueue,
  CreateQueue,
  DeleteQueue,
  EntryReply,
  PublicAuthority,
  QueueType,
  ReadEntry,
  RequestAttributes,
  Result,
  ReturnCode,
  type SearchOrder,
  splitMessage,
  WriteEntry,
} from '@bigiron/wire/hostserver/dataqueue/index';
import { at } from '@bigiron/wire/hostserver/header';
import type { CallOptions } from './connection/requests.ts';
import type { ServerConnection } from './connection/server.ts';
import { HostError } from './errors.ts';

/** Text is written in the CCSID of the user's jobs; bytes go as they are. */
export type EntryData = string | Uint8Array;

export interface DataQueueEntry {
  readonly data: Buffer;
  /** The data as text in the CCSID of the user's jobs. */
  readonly text: string;
  /** Present in an entry of a keyed queue. */
  readonly key: Buffer | undefined;
  /** Who sent it, when the queue keeps that. */
  readonly sender: { readonly job: string; readonly user: string } | undefined;
}

export interface DataQueueOptions {
  /** Bytes of the longest entry. Default 1000. */
  readonly maximumLength?: number;
  /** Default `FIFO`. */
  readonly sequence?: 'FIFO' | 'LIFO' | { readonly keyLength: number };
  readonly authority?: keyof typeof PublicAuthority;
  /** Entries carry who sent them. */
  readonly senderId?: boolean;
  /** The host acknowledges only what is on disk. */
  readonly force?: boolean;
  readonly text?: string;
}

export interface ReceiveOptions extends CallOptions {
  /** Seconds to wait for an entry; `Infinity` waits for ever. Default 0. */
  readonly wait?: number;
  readonly key?: EntryData;
  /** How the entry's key must compare to `key`. Default EQ. */
  readonly order?: SearchOrder;
}

/** Runs `work` on a connection to the data queue server that nobody else uses meanwhile. */
export type Lend = <R>(work: (connection: ServerConnection) => Promise<R>, signal?: AbortSignal) => Promise<R>;

/** One data queue of the host. */
export class DataQueue {
  readonly library: string;
  readonly name: string;
  readonly #lend: Lend;
  readonly #timeout: number | undefined;

  /** `timeout`: milliseconds for calls that name none; time that a receive waits comes on top. */
  constructor(library: string, name: string, lend: Lend, timeout?: number) {
    this.library = library;
    this.name = name;
    this.#lend = lend;
    this.#timeout = timeout;
  }

  async create(options: DataQueueOptions & CallOptions = {}): Promise<void> {
    const sequence = options.sequence ?? 'FIFO';
    const value = {
      queue: this.name,
      library: this.library,
      maximumLength: options.maximumLength ?? 1000,
      authority: PublicAuthority[options.authority ?? '*LIBCRTAUT'],
      senderId: options.senderId ?? false,
      type: sequence === 'FIFO' ? QueueType.fifo : sequence === 'LIFO' ? QueueType.lifo : QueueType.keyed,
      keyLength: typeof sequence === 'string' ? 0 : sequence.keyLength,
      force: options.force ?? false,
      text: options.text ?? '',
    };
    await this.#request(
      connection => (correlation: number) => CreateQueue.encode(value, { correlation }, connection.charset),
      options,
    );
  }

  async delete(options: CallOptions = {}): Promise<void> {
    await this.#request(
      connection => correlation => DeleteQueue.encode(this.#qualified(), { correlation }, connection.charset),
      options,
    );
  }

  /** Resolves when the host has the entry. */
  async send(data: EntryData, options: { readonly key?: EntryData } & CallOptions = {}): Promise<void> {
    await this.#request(connection => {
      const entry = bytesOf(data, connection);
      const key = options.key === undefined ? undefined : bytesOf(options.key, connection);
      const value = { ...this.#qualified(), keyed: key !== undefined, entry, key };
      return correlation => WriteEntry.encode(value, { correlation }, connection.charset);
    }, options);
  }

  /** Takes an entry out of the queue; undefined when there is none within the wait time. */
  receive(options: ReceiveOptions = {}): Promise<DataQueueEntry | undefined> {
    return this.#read(options, false);
  }

  /** Looks at an entry and leaves it. */
  peek(options: ReceiveOptions = {}): Promise<DataQueueEntry | undefined> {
    return this.#read(options, true);
  }

  /** Removes all entries, or those with this key. */
  async clear(options: { readonly key?: EntryData } & CallOptions = {}): Promise<void> {
    await this.#request(connection => {
      const key = options.key === undefined ? undefined : bytesOf(options.key, connection);
      return correlation =>
        ClearQueue.encode({ ...this.#qualified(), keyed: key !== undefined, key }, { correlation }, connection.charset);
    }, options);
  }

  async attributes(options: CallOptions = {}): Promise<Required<Omit<DataQueueOptions, 'authority'>>> {
    return this.#request(
      connection => correlation => RequestAttributes.encode(this.#qualified(), { correlation }, connection.charset),
      options,
      (frame, connection) => {
        const { maximumLength, senderId, type, keyLength, force, text } = AttributesReply.decode(
          frame,
          connection.charset,
        );
        const order = type & 0x0f;
        return {
          maximumLength,
          senderId,
          force,
          text,
          sequence: order === 2 ? { keyLength } : order === 1 ? 'LIFO' : 'FIFO',
        };
      },
    );
  }

  /** Entries as they come, each taken out of the queue; ends when the loop is left or the signal aborts. */
  async *[Symbol.asyncIterator](): AsyncGenerator<DataQueueEntry> {
    for (;;) {
      const entry = await this.receive({ wait: Number.POSITIVE_INFINITY });
      if (entry !== undefined) yield entry;
    }
  }

  #read(options: ReceiveOptions, peek: boolean): Promise<DataQueueEntry | undefined> {
    const wait = options.wait ?? 0;
    const timeout = options.timeout ?? (this.#timeout === undefined ? undefined : this.#timeout + wait * 1000);
    return this.#request(
      connection => {
        const key = options.key === undefined ? undefined : bytesOf(options.key, connection);
        const value = {
          ...this.#qualified(),
          keyed: key !== undefined,
          order: key === undefined ? '' : (options.order ?? 'EQ'),
          wait: Number.isFinite(wait) ? Math.ceil(wait) : -1,
          peek,
          key,
        };
        return correlation => ReadEntry.encode(value, { correlation }, connection.charset);
      },
      { timeout: timeout === Number.POSITIVE_INFINITY ? undefined : timeout, signal: options.signal },
      (frame, connection) => (at.id(frame) === EntryReply.id ? entryOf(frame, connection) : undefined),
    );
  }

  #qualified(): { queue: string; library: string } {
    return { queue: this.name, library: this.library };
  }

  #request(
    prepare: (connection: ServerConnection) => (correlation: number) => Uint8Array,
    options: CallOptions,
  ): Promise<void>;
  #request<R>(
    prepare: (connection: ServerConnection) => (correlation: number) => Uint8Array,
    options: CallOptions,
    read: (frame: Buffer, connection: ServerConnection) => R,
  ): Promise<R>;
  #request<R>(
    prepare: (connection: ServerConnection) => (correlation: number) => Uint8Array,
    options: CallOptions,
    read?: (frame: Buffer, connection: ServerConnection) => R,
  ): Promise<R | undefined> {
    return this.#lend(async connection => {
      const limits = { timeout: options.timeout ?? this.#timeout, signal: options.signal };
      const frame = await connection.requests.request(prepare(connection), limits);
      if (at.id(frame) === Result.id) this.#check(frame, connection);
      return read?.(frame, connection);
    }, options.signal);
  }

  /** Throws what a Result says, unless that is "done" or "no entry". */
  #check(frame: Buffer, connection: ServerConnection): void {
    const { returnCode, message } = Result.decode(frame, connection.charset);
    if (returnCode === ReturnCode.ok || returnCode === ReturnCode.noEntry) return;
    const { id, text } = splitMessage(message ?? '');
    const where = `${this.library}/${this.name}`;
    if (id === '')
      throw new HostError(`${where}: return code ${returnCode.toString(16)}`, {
        code: `return-code-${returnCode.toString(16)}`,
      });
    const hostMessage = {
      id,
      severity: 40,
      type: '15',
      text,
      help: '',
      file: '',
      library: '',
      data: new Uint8Array(0),
    };
    throw new HostError(`${id} ${text}`, { messageId: id }, [hostMessage]);
  }
}

function bytesOf(data: EntryData, { charset: job }: ServerConnection): Uint8Array {
  return typeof data === 'string' ? job.encode(data) : data;
}

function entryOf(frame: Buffer, { charset: job }: ServerConnection): DataQueueEntry {
  const { entry, key, sender } = EntryReply.decode(frame);
  const data = Buffer.from(entry ?? []);
  return {
    data,
    get text() {
      return job.decode(data);
    },
    key: key === undefined ? undefined : Buffer.from(key),
    sender: senderOf(sender),
  };
}

/** Job name(10) user(10) number(6), current profile(10). */
function senderOf(sender: Uint8Array): DataQueueEntry['sender'] {
  if (sender[0] === 0x40 || sender[0] === 0) return undefined;
  const text = charset(37).decode(sender);
  const part = (from: number, to: number) => text.slice(from, to).trimEnd();
  return { job: `${part(20, 26)}/${part(10, 20)}/${part(0, 10)}`, user: part(26, 36) };
}
