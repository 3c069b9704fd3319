import { randomBytes } from 'node:crypto';

/** Where randomness comes from: seeds, salts, tokens, generated passwords. Tests give one that repeats. */
export interface Random {
  bytes(count: number): Buffer;
}

export const systemRandom: Random = { bytes: count => randomBytes(count) };
