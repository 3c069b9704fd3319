import { array, bytes, char, int32, uint32 } from '@bigiron/wire/message/index';
import { out } from '@bigiron/wire/program/index';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { keywords, quoted } from '../cl.ts';
import type { Caller } from '../command/caller.ts';
import type { CallOptions } from '../connection/limits.ts';
import type { QualifiedName } from '../names.ts';
import { type ListedQueuedMessage, type ListOptions, listMessages } from './message-list.ts';
import { errorCode, noErrorCode, receiver } from './parameters.ts';
import { messageSize, type QueuedMessage, readReceived } from './received-message.ts';

/** Text, or a message of a message file with its replacement data. */
export type MessageContent = string | { readonly id: string; readonly file: QualifiedName; readonly data?: Uint8Array };

export interface SendOptions extends CallOptions {
  /** Default `*INFO`. An inquiry, `*INQ`, wants a reply. */
  readonly type?: '*INFO' | '*INQ' | '*COMP' | '*DIAG';
  /** Where the reply to an inquiry shall arrive. Default: the queue of the user. */
  readonly replyQueue?: QualifiedName;
}

export type WantedType =
  | '*ANY'
  | '*COMP'
  | '*COPY'
  | '*DIAG'
  | '*FIRST'
  | '*INFO'
  | '*INQ'
  | '*LAST'
  | '*NEXT'
  | '*PRV'
  | '*RPY';

export interface ReceiveMessageOptions extends CallOptions {
  /** Which message. Default `*ANY`. */
  readonly type?: WantedType;
  /** Of that message; of a reply (`*RPY`) the key that sending the inquiry gave. */
  readonly key?: number;
  /** Seconds to wait for a message, which come on top of the time-out; `Infinity` waits for ever. Meanwhile the job does nothing else. */
  readonly wait?: number;
  /** What becomes of the message in the queue: removed, from now on an old one, or as it was. Default `*REMOVE`. */
  readonly action?: '*REMOVE' | '*OLD' | '*SAME';
}

const send = {
  id: char(7),
  file: qualifiedName,
  data: bytes(),
  length: int32(),
  type: char(10),
  queues: array(qualifiedName, 1),
  count: int32(),
  replyQueue: qualifiedName,
  key: out(uint32()),
  error: errorCode,
};
const receive = {
  receiver: receiver(messageSize, readReceived),
  length: int32(),
  format: char(8),
  queue: qualifiedName,
  type: char(10),
  key: bytes(4),
  wait: int32(),
  action: char(10),
  error: errorCode,
};
const reply = {
  key: uint32(),
  queue: qualifiedName,
  reply: bytes(),
  length: int32(),
  remove: char(10),
  error: errorCode,
};
const remove = { queue: qualifiedName, key: uint32(), which: char(10), error: errorCode };

const nowhere: QualifiedName = { name: '', library: '' };
/** Stands for no key. */
const blankKey = Buffer.alloc(4, 0x40);

/**
 * A message queue, `messageQueue('LIB/NAME')`. Calls fail with HostError, e.g. CPF2403 not found, CPF2408 not authorized, CPF2410 no message
 * with this key.
 */
export class MessageQueue {
  readonly library: string;
  readonly name: string;
  readonly #caller: Caller;

  constructor(caller: Caller, { library, name }: QualifiedName) {
    this.#caller = caller;
    this.library = library;
    this.name = name;
  }

  async create({ text, ...options }: { readonly text?: string } & CallOptions = {}): Promise<void> {
    const rest = keywords({ TEXT: text === undefined ? undefined : quoted(text) });
    await this.#caller.command(`CRTMSGQ MSGQ(${this.library}/${this.name}) ${rest}`, options);
  }

  async delete(options: CallOptions = {}): Promise<void> {
    await this.#caller.command(`DLTMSGQ MSGQ(${this.library}/${this.name})`, options);
  }

  /**
   * Sends a message. Resolves with its key in the queue; for an inquiry with the key of the sender's copy, by which the reply is received from
   * the reply queue.
   */
  async send(content: MessageContent, options: SendOptions = {}): Promise<number> {
    const { type = '*INFO', replyQueue = nowhere, ...limits } = options;
    const common = { type, queues: [this.#qualified()], count: 1, replyQueue, error: noErrorCode };
    const { data, ...message } =
      typeof content === 'string'
        ? { id: '', file: nowhere, data: (await this.#caller.charset(limits)).encode(content) }
        : { id: content.id, file: content.file, data: content.data ?? new Uint8Array(0) };
    const values = { ...common, ...message, data, length: data.length };
    return (await this.#caller.call('QSYS/QMHSNDM', send, values, limits)).key;
  }

  /**
   * Takes a message; undefined when there is none within the wait time. Ended early by its signal or time-out, it loses nothing that the host
   * had already given up.
   */
  async receive(options: ReceiveMessageOptions = {}): Promise<QueuedMessage | undefined> {
    const { type = '*ANY', key, wait = 0, action = '*REMOVE', timeout, signal } = options;
    const values = {
      length: messageSize,
      format: 'RCVM0200',
      queue: this.#qualified(),
      type,
      key: key === undefined ? blankKey : keyBytes(key),
      wait: Number.isFinite(wait) ? Math.ceil(wait) : -1,
      action,
      error: noErrorCode,
    };
    const limits = { timeout, signal, wait, takes: true };
    return (await this.#caller.call('QSYS/QMHRCVM', receive, values, limits)).receiver;
  }

  /** Answers an inquiry. `remove`: it leaves the queue, and the reply with it. */
  async reply(
    key: number,
    text: string,
    { remove: leaves = false, ...options }: { readonly remove?: boolean } & CallOptions = {},
  ): Promise<void> {
    const encoded = (await this.#caller.charset(options)).encode(text);
    const values = { key, queue: this.#qualified(), reply: encoded, length: encoded.length };
    const rest = { remove: leaves ? '*YES' : '*NO', error: noErrorCode };
    await this.#caller.call('QSYS/QMHSNDRM', reply, { ...values, ...rest }, options);
  }

  /** Removes one message by its key, or those of a kind. An inquiry without answer is answered with its default reply. */
  async remove(which: number | '*ALL' | '*KEEPUNANS' | '*NEW' | '*OLD', options: CallOptions = {}): Promise<void> {
    const chosen = typeof which === 'number' ? { key: which, which: '*BYKEY' } : { key: 0, which };
    await this.#caller.call(
      'QSYS/QMHRMVM',
      remove,
      { queue: this.#qualified(), ...chosen, error: noErrorCode },
      options,
    );
  }

  /** The messages that are in the queue, and stay there. */
  list(options: ListOptions = {}): Promise<ListedQueuedMessage[]> {
    return listMessages(this.#caller, this.#qualified(), options);
  }

  #qualified(): QualifiedName {
    return { name: this.name, library: this.library };
  }
}

function keyBytes(key: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(key);
  return bytes;
}
