import { WireError } from './errors.ts';

export interface FrameShape {
  /** Bytes needed before the length of a frame is known. */
  readonly headerSize: number;
  /** The whole length of the frame that starts at `at`, header included. */
  length(bytes: Buffer, at: number): number;
  /** The largest frame that the receiver takes. */
  readonly maximum: number;
}

/**
 * Cuts a byte stream into frames whose header tells their length. Sans-IO: chunks in, frames out. A frame that lies whole
 * in one chunk is a view of it; only a frame that spans chunks is copied, once.
 */
export class FrameReader {
  readonly #shape: FrameShape;
  /** Bytes of an incomplete frame; `#held` of them are valid. */
  #partial: Buffer | undefined;
  #held = 0;

  constructor(shape: FrameShape) {
    this.#shape = shape;
  }

  /** True when the stream may end here without losing part of a frame. */
  get idle(): boolean {
    return this.#held === 0;
  }

  /** Hands every frame that `chunk` completes to `deliver`, in order. Throws WireError on a length that cannot be. */
  push(chunk: Buffer, deliver: (frame: Buffer) => void): void {
    let at = 0;
    if (this.#partial !== undefined) at = this.#complete(chunk, deliver);
    const { headerSize } = this.#shape;
    while (chunk.length - at >= headerSize) {
      const length = this.#lengthAt(chunk, at);
      if (chunk.length - at < length) break;
      deliver(chunk.subarray(at, at + length));
      at += length;
    }
    if (at < chunk.length) this.#keep(chunk, at);
  }

  /** Continues the partial frame with the new chunk; returns where the chunk's own frames begin. */
  #complete(chunk: Buffer, deliver: (frame: Buffer) => void): number {
    const { headerSize } = this.#shape;
    let partial = this.#partial as Buffer;
    let at = 0;
    if (this.#held < headerSize) {
      at = chunk.copy(partial, this.#held, 0, headerSize - this.#held);
      this.#held += at;
      if (this.#held < headerSize) return at;
      partial = this.#grow(this.#lengthAt(partial, 0));
    }
    const copied = chunk.copy(partial, this.#held, at, at + partial.length - this.#held);
    this.#held += copied;
    if (this.#held === partial.length) {
      this.#partial = undefined;
      this.#held = 0;
      deliver(partial);
    }
    return at + copied;
  }

  #keep(chunk: Buffer, at: number): void {
    const left = chunk.length - at;
    const { headerSize } = this.#shape;
    this.#partial = Buffer.allocUnsafe(left < headerSize ? headerSize : this.#lengthAt(chunk, at));
    this.#held = chunk.copy(this.#partial, 0, at);
  }

  #grow(length: number): Buffer {
    const whole = Buffer.allocUnsafe(length);
    (this.#partial as Buffer).copy(whole, 0, 0, this.#held);
    this.#partial = whole;
    return whole;
  }

  #lengthAt(bytes: Buffer, at: number): number {
    const { headerSize, maximum } = this.#shape;
    const length = this.#shape.length(bytes, at);
    if (length < headerSize) {
      throw new WireError('bad-length', `a frame of ${length} bytes is shorter than its header of ${headerSize}`);
    }
    if (length > maximum)
      throw new WireError('frame-too-large', `a frame of ${length} bytes; at most ${maximum} are taken`);
    return length;
  }
}
