import type { Part, Parts, ValueOf } from '../definition/part.ts';

/** The parameters of a change command: each may also be *SAME, which is its default and leaves the value as it is. */
export function orSame<P extends Parts>(parts: P): { readonly [Name in keyof P]: Part<ValueOf<P[Name]> | undefined> } {
  const changed = Object.entries(parts).map(([name, part]) => [name, withSame(part)]);
  return Object.fromEntries(changed) as { [Name in keyof P]: Part<ValueOf<P[Name]> | undefined> };
}

function withSame(part: Part<unknown>): Part<unknown> {
  const same = ['*SAME', undefined] as const;
  const common = { required: false, default: '*SAME' };
  return part.kind === 'item'
    ? { ...part, ...common, special: new Map([same, ...part.special]) }
    : { ...part, ...common, single: new Map([same, ...part.single]) };
}
