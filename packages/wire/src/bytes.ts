import { type Charset, charset } from './ccsid/index.ts';
import { WireError } from './errors.ts';

/** Names and short text of the host servers are in the job's CCSID; 37 until a job says otherwise. */
const defaultCharset = charset(37);

/**
 * Reads big-endian values from a bounded stretch of bytes. No method looks past `end`: a length that lies runs into a
 * named error, never into the neighbour's bytes. Views share memory with the source; nothing is copied.
 */
export class Reader {
  readonly bytes: Buffer;
  readonly end: number;
  readonly charset: Charset;
  position: number;

  constructor(bytes: Uint8Array, text: Charset = defaultCharset, start = 0, end = bytes.length) {
    this.bytes = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.charset = text;
    this.position = start;
    this.end = end;
  }

  get remaining(): number {
    return this.end - this.position;
  }

  /** Moves over `count` bytes and returns where they start. */
  skip(count: number): number {
    const at = this.position;
    if (count > this.end - at) {
      throw new WireError('truncated', `${count} bytes wanted at offset ${at}, ${this.end - at} are left`);
    }
    this.position = at + count;
    return at;
  }

  uint8(): number {
    return this.bytes[this.skip(1)] as number;
  }

  uint16(): number {
    return this.bytes.readUInt16BE(this.skip(2));
  }

  int16(): number {
    return this.bytes.readInt16BE(this.skip(2));
  }

  uint32(): number {
    return this.bytes.readUInt32BE(this.skip(4));
  }

  int32(): number {
    return this.bytes.readInt32BE(this.skip(4));
  }

  uint64(): bigint {
    return this.bytes.readBigUInt64BE(this.skip(8));
  }

  int64(): bigint {
    return this.bytes.readBigInt64BE(this.skip(8));
  }

  take(count: number): Buffer {
    const at = this.skip(count);
    return this.bytes.subarray(at, at + count);
  }

  /** The rest of this stretch. */
  rest(): Buffer {
    return this.take(this.remaining);
  }

  /** Text of `count` bytes in the reader's CCSID, trailing blanks kept. */
  text(count: number): string {
    const at = this.skip(count);
    return this.charset.decode(this.bytes, at, at + count);
  }

  /** A reader that sees only the next `count` bytes; this one continues after them. */
  sub(count: number): Reader {
    const at = this.skip(count);
    return new Reader(this.bytes, this.charset, at, at + count);
  }

  /** Refuses bytes that no field has read. */
  finish(): void {
    if (this.position !== this.end) {
      throw new WireError('trailing-bytes', `${this.remaining} bytes are left over at offset ${this.position}`);
    }
  }
}

/** Writes big-endian values into one growing buffer, so that a message leaves in one write. */
export class Writer {
  readonly charset: Charset;
  #buffer: Buffer;
  #length = 0;

  constructor(text: Charset = defaultCharset, capacity = 256) {
    this.charset = text;
    this.#buffer = Buffer.allocUnsafe(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** Makes room for `count` bytes and returns where they go. Their content is undefined until written. */
  reserve(count: number): number {
    const at = this.#length;
    const needed = at + count;
    if (needed > this.#buffer.length) {
      const grown = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
      this.#buffer.copy(grown, 0, 0, at);
      this.#buffer = grown;
    }
    this.#length = needed;
    return at;
  }

  uint8(value: number): void {
    const at = this.reserve(1);
    this.#buffer[at] = value;
  }

  uint16(value: number): void {
    const at = this.reserve(2);
    this.#buffer.writeUInt16BE(value, at);
  }

  int16(value: number): void {
    const at = this.reserve(2);
    this.#buffer.writeInt16BE(value, at);
  }

  uint32(value: number): void {
    const at = this.reserve(4);
    this.#buffer.writeUInt32BE(value, at);
  }

  int32(value: number): void {
    const at = this.reserve(4);
    this.#buffer.writeInt32BE(value, at);
  }

  uint64(value: bigint): void {
    const at = this.reserve(8);
    this.#buffer.writeBigUInt64BE(value, at);
  }

  int64(value: bigint): void {
    const at = this.reserve(8);
    this.#buffer.writeBigInt64BE(value, at);
  }

  bytes(value: Uint8Array): void {
    const at = this.reserve(value.length);
    this.#buffer.set(value, at);
  }

  fill(count: number, value: number): void {
    const at = this.reserve(count);
    this.#buffer.fill(value, at, at + count);
  }

  /** Text in the writer's CCSID, as many bytes as it takes. */
  text(value: string): void {
    this.bytes(this.charset.encode(value));
  }

  /** Overwrites a length that was not known when its place was reserved. */
  patchUint16(at: number, value: number): void {
    this.#buffer.writeUInt16BE(value, at);
  }

  patchUint32(at: number, value: number): void {
    this.#buffer.writeUInt32BE(value, at);
  }

  /** What has been written. The writer must not be used afterwards: the bytes are not copied. */
  finish(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }
}
