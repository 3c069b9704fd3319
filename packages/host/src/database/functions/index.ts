import type { BuiltIn } from './built-in.ts';
import { families } from './families.ts';

export type { BuiltIn, BuiltInCall } from './built-in.ts';

const byName = new Map<string, BuiltIn[]>();
for (const entry of families) {
  for (const name of entry.names) byName.set(name, [...(byName.get(name) ?? []), entry]);
}

/** The built-in function of a folded name. MAX and MIN of one argument are aggregates, of several not: `count` tells. */
export function builtIn(name: string, count?: number): BuiltIn | undefined {
  const entries = byName.get(name);
  if (entries === undefined || entries.length === 1 || count === undefined) return entries?.[0];
  return entries.find(({ counts: [least, most] }) => count >= least && count <= most) ?? entries[0];
}

/** All of them by name. */
export function builtIns(): ReadonlyMap<string, readonly BuiltIn[]> {
  return byName;
}
