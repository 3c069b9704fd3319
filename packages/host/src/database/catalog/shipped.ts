import type { Described, DescribedKind } from './catalog.ts';

/** The tables that every system has; undefined: none of ours. */
export function shipped<K extends DescribedKind>(_kind: K, _library: string, _name: string): Described[K] | undefined {
  return undefined;
}
