import type { Node } from '../ast/index.ts';

/** A node with `undefined` where the type has no property. */
export type Loose<T> = T extends unknown
  ? { [K in keyof T]: Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K] }
  : never;

/** Leaves out what is undefined: absent properties are not there at all. */
export function node<T extends Node>(fields: Loose<T>): T {
  return defined(fields) as T;
}

export function defined<T extends object>(fields: Loose<T>): T {
  const made: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) made[name] = value;
  return made as T;
}

/** `true` or nothing: flags of the tree are there only when they are set. */
export function flag(value: boolean): true | undefined {
  return value ? true : undefined;
}
