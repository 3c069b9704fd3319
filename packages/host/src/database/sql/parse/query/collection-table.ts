import type { CollectionTable } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { flag, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { acceptCorrelation } from './alias.ts';

/** `UNNEST(array, ..) [WITH ORDINALITY] AS T(A)`. */
export function collectionTable(p: TokenStream): CollectionTable {
  const { at } = p.next();
  p.expect('(');
  const arrays = [expression(p)];
  while (p.accept(',')) arrays.push(expression(p));
  p.expect(')');
  const ordinality = flag(p.acceptSequence('WITH', 'ORDINALITY'));
  return node<CollectionTable>({ kind: 'unnest', arrays, ordinality, correlation: acceptCorrelation(p), at });
}
