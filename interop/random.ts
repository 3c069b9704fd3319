/** Numbers that look random and are the same for the same seed: what failed once can be run again. */
export interface Random {
  /** 0 <= n < 1 */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  pick<T>(choices: readonly T[]): T;
  bytes(length: number): Buffer;
}

/** mulberry32, public domain, by Tommy Ettinger. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    integer,
    pick: choices => choices[integer(0, choices.length - 1)] as never,
    bytes: length => Buffer.from(Array.from({ length }, () => integer(0, 255))),
  };
}
