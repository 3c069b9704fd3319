import { close, fdatasync, fdatasyncSync, fsync, open, writeSync } from 'node:fs';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StoreError } from '../../../store/error.ts';
import { type Change, decodeFrames, encodeFrame } from './change.ts';

/** What was found in a journal whose process has ended. */
export interface Remains {
  readonly generation: number;
  readonly changes: readonly Change[];
}

export interface JournalOptions {
  /** Of this journal alone. */
  readonly directory: string;
  /** Later than all generations that were ever written there. */
  readonly generation: number;
  /** Bytes; the journal has two. */
  readonly segmentSize?: number | undefined;
}

const defaultSegmentSize = 4 << 20;
const segmentNames = ['segment.0', 'segment.1'] as const;
const zeros = Buffer.alloc(64 << 10);

/** A disk that takes longer than this many milliseconds, as a rule, is waited for by another thread. */
const quick = 2;
/** What the latest wait counts for in the mean. */
const weight = 0.1;

/**
 * The changes to data queues, in the order in which they happened, in two files of fixed size that take turns: one is written while
 * the store takes over what the other one says. The bytes are there from the beginning, so that writing changes no metadata and a sync
 * is a single write to the disk. After a failed write nobody knows what is in the file, so that nothing goes after it.
 */
export class Journal {
  /** Bytes; no frame may need more. */
  readonly segmentSize: number;
  readonly #directory: string;
  readonly #files: number[] = [];
  readonly #scratch = Buffer.allocUnsafeSlow(64 << 10);
  #generation: number;
  #position = 0;
  #failure: StoreError | undefined;
  #opening: Promise<void> | undefined;
  /** Mean duration of a sync, in milliseconds. */
  #syncTime = 0;

  constructor({ directory, generation, segmentSize }: JournalOptions) {
    this.#directory = directory;
    this.#generation = generation;
    this.segmentSize = segmentSize ?? defaultSegmentSize;
  }

  get generation(): number {
    return this.#generation;
  }

  /** Whether it can take this many bytes now, without {@link open} or {@link advance}. Throws when it can take nothing any more. */
  fits(bytes: number): boolean {
    if (this.#failure !== undefined) throw this.#failure;
    return this.#files.length === segmentNames.length && bytes <= this.segmentSize - this.#position;
  }

  /** Makes the files, when they are first needed. */
  open(): Promise<void> {
    this.#opening ??= this.#openSegments().catch(error => {
      this.#opening = undefined;
      throw unusable(this.#directory, error);
    });
    return this.#opening;
  }

  /** Writes the changes behind the others: from then on they survive this process. */
  append(changes: readonly Change[]): void {
    const frame = encodeFrame(this.#generation, changes, this.#scratch);
    this.#guarded(() => {
      for (let written = 0; written < frame.length; ) {
        written += writeSync(this.#file, frame, written, frame.length - written, this.#position + written);
      }
    });
    this.#position += frame.length;
  }

  /**
   * Sees to it that what was appended survives the machine. Undefined when that has been done: to hand the wait for a quick disk to
   * another thread takes about as long as the wait.
   */
  sync(): Promise<void> | undefined {
    const file = this.#file;
    const start = performance.now();
    if (this.#syncTime > quick) {
      return promisify(fdatasync)(file).then(
        () => this.#synced(start),
        error => this.#guarded(() => raise(error)),
      );
    }
    this.#guarded(() => fdatasyncSync(file));
    this.#synced(start);
    return undefined;
  }

  /** Goes on in the other segment: the store has all that was there. */
  advance(): void {
    this.#generation++;
    this.#position = 0;
  }

  async close(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    for (const file of this.#files.splice(0)) await promisify(close)(file);
  }

  get #file(): number {
    return this.#files[this.#generation % segmentNames.length] as number;
  }

  #synced(start: number): void {
    this.#syncTime += weight * (performance.now() - start - this.#syncTime);
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#failure ??= unusable(this.#directory, error);
      throw this.#failure;
    }
  }

  async #openSegments(): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    for (const name of segmentNames) {
      const path = join(this.#directory, name);
      const size = await stat(path).then(
        found => found.size,
        () => 0,
      );
      const file = await promisify(open)(path, size === this.segmentSize ? 'r+' : 'w+', 0o600);
      for (let at = size === this.segmentSize ? this.segmentSize : 0; at < this.segmentSize; ) {
        at += writeSync(file, zeros, 0, Math.min(zeros.length, this.segmentSize - at), at);
      }
      await promisify(fsync)(file);
      this.#files.push(file);
    }
    const directory = await promisify(open)(this.#directory, 'r');
    await promisify(fsync)(directory);
    await promisify(close)(directory);
  }
}

/** What the segments of a journal hold, oldest first. */
export async function readJournal(directory: string): Promise<Remains[]> {
  const found: Remains[] = [];
  for (const name of segmentNames) {
    const bytes = await readFile(join(directory, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw unusable(directory, error);
    });
    const remains = bytes === undefined ? undefined : decodeFrames(bytes);
    if (remains !== undefined) found.push(remains);
  }
  return found.sort((a, b) => a.generation - b.generation);
}

function raise(error: unknown): never {
  throw error;
}

function unusable(directory: string, cause: unknown): StoreError {
  return new StoreError(
    'journal-unusable',
    `The journal of the data queues in ${directory} cannot be used: ${(cause as Error).message}. Mend that and start the host again.`,
    'us',
    cause,
  );
}
