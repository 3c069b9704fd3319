import { createHash } from 'node:crypto';
import { verifierKey } from '../../../src/system/profiles/verifier-key.ts';
import type { Random } from '../../../src/system/random.ts';
import {
  definition,
  type SystemValueName,
  type SystemValueType,
} from '../../../src/system/values/definitions/index.ts';

/** The same bytes in every run. */
export class RepeatingRandom implements Random {
  #count = 0;

  bytes(count: number): Buffer {
    const blocks = Array.from({ length: Math.ceil(count / 32) }, () =>
      createHash('sha256')
        .update(`${this.#count++}`)
        .digest(),
    );
    return Buffer.concat(blocks).subarray(0, count);
  }
}

/** System values as shipped, except for those that a test sets. */
export class TestValues {
  readonly #set = new Map<SystemValueName, unknown>();

  set<N extends SystemValueName>(name: N, value: SystemValueType<N>): void {
    this.#set.set(name, value);
  }

  get<N extends SystemValueName>(name: N): SystemValueType<N> {
    return (this.#set.get(name) ?? definition(name).initial) as SystemValueType<N>;
  }
}

export const testKey = verifierKey(Buffer.alloc(32, 7));

export const officerPassword = 'OFFICER1';
