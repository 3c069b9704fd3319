import { Buffer } from 'node:buffer';
import { StoreError } from '../error.ts';

const initialSize = 64 * 1024;
/** Below this much free space the unfinished rest moves to the front, so that one read brings many messages. */
const leastSpace = initialSize / 4;

/** A backend message: `bytes[start..end)` is its content, valid only during the call. */
export type OnMessage = (type: number, bytes: Buffer, start: number, end: number) => void;

/**
 * Cuts the incoming stream into messages. The socket reads straight into {@link space}, so a message that arrived whole is
 * never copied.
 */
export class Reader {
  /** The longest message accepted. A server that has not proved who it is may not make us reserve memory. */
  limit = initialSize;
  /** Called for each message; what it throws ends the connection. */
  onMessage: OnMessage = () => {};
  #bytes = Buffer.allocUnsafeSlow(initialSize);
  #start = 0;
  #end = 0;

  /** Where the next bytes of the stream go; never empty. */
  space(): Buffer {
    return this.#bytes.subarray(this.#end);
  }

  /** For streams that bring their own buffers. */
  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; ) {
      const space = this.space();
      const part = chunk.subarray(at, at + space.length);
      space.set(part);
      at += part.length;
      this.received(part.length);
    }
  }

  /** `count` bytes have been put into {@link space}: delivers the messages that are complete. */
  received(count: number): void {
    this.#end += count;
    const bytes = this.#bytes;
    const end = this.#end;
    let start = this.#start;
    let needed = 5;
    while (end - start >= 5) {
      const length = bytes.readInt32BE(start + 1);
      if (length < 4 || length > this.limit)
        throw new StoreError('protocol', `The server sent a message of ${length} bytes; is it PostgreSQL?`, 'peer');
      const next = start + 1 + length;
      if (next > end) {
        needed = 1 + length;
        break;
      }
      this.onMessage(bytes[start]!, bytes, start + 5, next);
      start = next;
    }
    this.#start = start;
    this.#makeRoom(needed);
  }

  /** Sees to it that the unfinished message, `needed` bytes in all, fits. */
  #makeRoom(needed: number): void {
    const size = this.#bytes.length;
    const rest = this.#bytes.subarray(this.#start, this.#end);
    if (rest.length === 0) {
      if (size > initialSize) this.#bytes = Buffer.allocUnsafeSlow(initialSize);
    } else if (needed > size) {
      this.#bytes = Buffer.allocUnsafeSlow(needed);
      this.#bytes.set(rest);
    } else if (this.#start > 0 && (this.#start + needed > size || size - this.#end < leastSpace)) {
      this.#bytes.copyWithin(0, this.#start, this.#end);
    } else {
      return;
    }
    this.#start = 0;
    this.#end = rest.length;
  }
}
