/** The random values that the two ends exchange before a password crosses the wire; 8 bytes each. */
export interface Seeds {
  readonly client: Uint8Array;
  readonly server: Uint8Array;
}

/** The arithmetic of one kind of password. `password` is always normalized, except for `normalize` itself. */
export interface Scheme {
  /** The byte that announces this kind of substitute in requests 7002, 7004, 7005 and 7007. */
  readonly authenticationType: number;
  /** Bytes of a verifier, of a substitute, and of one block of a protected password. */
  readonly size: number;
  /** The password as this level knows it (trimmed, in the right case); throws `password-value`. */
  normalize(password: string): string;
  /** What can be kept in place of the clear password. */
  verifier(user: string, password: string): Promise<Uint8Array>;
  /** What proves the knowledge of the verifier for one pair of seeds and one sequence number. */
  substitute(verifier: Uint8Array, user: string, seeds: Seeds, sequence: bigint): Uint8Array;
  /** The password as whole blocks, and how many of their bytes are text where the level sends that. */
  toBlocks(password: string): { blocks: Uint8Array; length: number | undefined };
  /** The inverse of `toBlocks`; undefined if the bytes are no text of this level. */
  fromBlocks(blocks: Uint8Array, length: number | undefined): string | undefined;
}
