import { Buffer } from 'node:buffer';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RowSink } from '../room.ts';

/** Rows that are kept in memory before the rest goes to a file. */
const memoryLimit = 8 << 20;
const chunkSize = 256 << 10;

/**
 * Rows of a cursor that PostgreSQL has already given away: because the transaction that produced them had to end, or because the cursor can
 * be scrolled. They are kept undecoded, in memory while they are few, then in a temporary file that has no name any more.
 */
export class RowSpool {
  /** Where each row begins, counted from the first byte of the first row; one more than there are rows. */
  readonly #starts: number[] = [0];
  #chunks: Buffer[] = [];
  #tail = Buffer.allocUnsafe(0);
  #tailLength = 0;
  /** Bytes that are in the file: all before those in memory. */
  #filed = 0;
  #file: number | undefined;
  #window: { start: number; bytes: Buffer } | undefined;

  get count(): number {
    return this.#starts.length - 1;
  }

  readonly append: RowSink = (bytes, start, end) => {
    const length = end - start;
    if (this.#tail.length - this.#tailLength < length) this.#newTail(Math.max(chunkSize, length));
    bytes.copy(this.#tail, this.#tailLength, start, end);
    this.#tailLength += length;
    this.#starts.push(this.#starts.at(-1)! + length);
  };

  /** Hands out the row with this number, from 0. */
  read(index: number, sink: RowSink): void {
    const start = this.#starts[index]!;
    const end = this.#starts[index + 1]!;
    if (start < this.#filed) {
      const bytes = this.#fromFile(start, end);
      sink(bytes, 0, end - start);
      return;
    }
    let at = start - this.#filed;
    for (const chunk of this.#chunks) {
      if (at < chunk.length) {
        sink(chunk, at, at + end - start);
        return;
      }
      at -= chunk.length;
    }
    sink(this.#tail, at, at + end - start);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    this.#chunks = [];
    this.#tail = Buffer.allocUnsafe(0);
  }

  #newTail(size: number): void {
    if (this.#tailLength > 0) this.#chunks.push(this.#tail.subarray(0, this.#tailLength));
    this.#tail = Buffer.allocUnsafe(size);
    this.#tailLength = 0;
    const held = this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    if (held > memoryLimit) this.#flush();
  }

  #flush(): void {
    this.#file ??= nameless();
    for (const chunk of this.#chunks.splice(0)) {
      writeSync(this.#file, chunk, 0, chunk.length, this.#filed);
      this.#filed += chunk.length;
    }
  }

  /** Rows are mostly read one after the other: a window of the file serves many of them. */
  #fromFile(start: number, end: number): Buffer {
    const window = this.#window;
    if (window !== undefined && start >= window.start && end <= window.start + window.bytes.length)
      return window.bytes.subarray(start - window.start, end - window.start);
    const size = Math.min(Math.max(chunkSize, end - start), this.#filed - start);
    const bytes = Buffer.allocUnsafe(size);
    readSync(this.#file!, bytes, 0, size, start);
    this.#window = { start, bytes };
    return bytes.subarray(0, end - start);
  }
}

/** A file that goes away by itself, however the process ends. */
function nameless(): number {
  const directory = mkdtempSync(join(tmpdir(), 'bigiron-rows-'));
  const file = openSync(join(directory, 'rows'), 'w+', 0o600);
  rmSync(directory, { recursive: true });
  return file;
}
