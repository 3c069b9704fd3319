import { Buffer } from 'node:buffer';

const initialSize = 16 * 1024;
/** A buffer that grew beyond this for one large value is not kept. */
const keptSize = 256 * 1024;

/**
 * Collects the messages that go out in one write. Integers are big-endian. The buffer is reused once its bytes have been handed
 * to the kernel, so steady traffic allocates nothing here.
 */
export class Writer {
  bytes = Buffer.allocUnsafeSlow(initialSize);
  length = 0;

  /** Makes room for `count` more bytes and returns the offset where they go; the caller fills all of them. */
  take(count: number): number {
    const offset = this.length;
    this.length = offset + count;
    if (this.length > this.bytes.length) this.#grow(offset);
    return offset;
  }

  int8(value: number): void {
    const offset = this.take(1);
    this.bytes[offset] = value;
  }

  int16(value: number): void {
    const offset = this.take(2);
    this.bytes[offset] = value >> 8;
    this.bytes[offset + 1] = value;
  }

  int32(value: number): void {
    this.setInt32(this.take(4), value);
  }

  setInt32(offset: number, value: number): void {
    const bytes = this.bytes;
    bytes[offset] = value >> 24;
    bytes[offset + 1] = value >> 16;
    bytes[offset + 2] = value >> 8;
    bytes[offset + 3] = value;
  }

  raw(bytes: Uint8Array): void {
    const offset = this.take(bytes.length);
    this.bytes.set(bytes, offset);
  }

  /** UTF-8, ended by a zero byte as the protocol's String is. */
  cString(text: string): void {
    if (text !== '') this.utf8(text);
    this.int8(0);
  }

  /** UTF-8; returns the number of bytes. */
  utf8(text: string): number {
    const offset = this.take(text.length * 3);
    const written = this.bytes.write(text, offset);
    this.length = offset + written;
    return written;
  }

  /** Starts a message of `type` and returns what {@link end} needs. */
  begin(type: number): number {
    const offset = this.take(5);
    this.bytes[offset] = type;
    return offset + 1;
  }

  /** Fills in the length of the message begun at `start`. */
  end(start: number): void {
    this.setInt32(start, this.length - start);
  }

  /** The bytes collected so far; they belong to the caller until {@link reuse} or {@link renew}. */
  collected(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  /** Starts over in the same buffer: nobody holds the collected bytes any more. */
  reuse(): void {
    this.length = 0;
    if (this.bytes.length > keptSize) this.renew();
  }

  /** Starts over in a new buffer: the collected bytes are still being sent. */
  renew(): void {
    this.length = 0;
    this.bytes = Buffer.allocUnsafeSlow(initialSize);
  }

  #grow(used: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.length));
    larger.set(this.bytes.subarray(0, used));
    this.bytes = larger;
  }
}
