import { createHash } from 'node:crypto';
import type { Random } from '../../../src/system/random.ts';

/** Bytes that look random and are the same in every run with the same seed. */
export function repeatableRandom(seed = 'bigiron'): Random {
  let count = 0;
  return {
    bytes(wanted) {
      const blocks = Array.from({ length: Math.ceil(wanted / 32) }, () =>
        createHash('sha256').update(`${seed} ${count++}`).digest(),
      );
      return Buffer.concat(blocks).subarray(0, wanted);
    },
  };
}
