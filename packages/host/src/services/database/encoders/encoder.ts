/**
 * Writes one value, straight from PostgreSQL's binary form in `from[start..end)`, as IBM i has it to `to` at `at`; yields the bytes written,
 * or `unmappable`. It writes at most `size` bytes, and all of them unless `varying`.
 */
export type EncodeValue = (from: Buffer, start: number, end: number, to: Buffer, at: number) => number;

export interface ValueEncoder {
  /** Bytes of the longest value. */
  readonly size: number;
  /** Shorter values write fewer bytes. */
  readonly varying: boolean;
  readonly encode: EncodeValue;
}

/** What encoding yields for a value that the type at the other end cannot hold: indicator -2. */
export const unmappable = -1;
