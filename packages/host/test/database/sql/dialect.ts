import type { ParseOptions } from '../../../src/database/sql/parse.ts';

/** How most texts of the tests are read. */
export const sqlNaming: ParseOptions = { naming: 'sql', decimalPoint: '.' };
export const systemNaming: ParseOptions = { naming: 'system', decimalPoint: '.' };

/** A tree without the offsets: what two texts of the same meaning have in common. */
export function withoutOffsets(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(withoutOffsets);
  if (typeof tree !== 'object' || tree === null) return tree;
  const kept = Object.entries(tree).filter(([name]) => name !== 'at' && name !== 'bodyText');
  return Object.fromEntries(kept.map(([name, child]) => [name, withoutOffsets(child)]));
}
