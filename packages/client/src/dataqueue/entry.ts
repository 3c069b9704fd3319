import { type Charset, charset } from '@bigiron/wire/ccsid/index';
import { EntryReply } from '@bigiron/wire/hostserver/dataqueue/index';

/** Text is written in the CCSID of the user's jobs; bytes go as they are. */
export type EntryData = string | Uint8Array;

/** Who sent an entry. */
export interface Sender {
  /** `number/user/name` of the job. */
  readonly job: string;
  /** The profile it ran under. */
  readonly user: string;
}

/** An entry that was received. */
export class DataQueueEntry {
  readonly data: Buffer;
  /** Present in an entry of a keyed queue. */
  readonly key: Buffer | undefined;
  readonly #sender: Uint8Array;
  readonly #charset: Charset;

  constructor(frame: Buffer, text: Charset) {
    const { entry, key, sender } = EntryReply.decode(frame);
    this.data = buffer(entry ?? nothing);
    this.key = key === undefined ? undefined : buffer(key);
    this.#sender = sender;
    this.#charset = text;
  }

  /** The data as text in the CCSID of the user's jobs. */
  get text(): string {
    return this.#charset.decode(this.data);
  }

  /** Undefined when the queue does not keep who sent its entries. */
  get sender(): Sender | undefined {
    const first = this.#sender[0];
    if (first === 0x40 || first === 0) return undefined;
    const text = charset(37).decode(this.#sender);
    const part = (from: number, to: number) => text.slice(from, to).trimEnd();
    return { job: `${part(20, 26)}/${part(10, 20)}/${part(0, 10)}`, user: part(26, 36) };
  }
}

const nothing = new Uint8Array(0);

export function bytesOf(data: EntryData, text: Charset): Uint8Array {
  return typeof data === 'string' ? text.encode(data) : data;
}

function buffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
