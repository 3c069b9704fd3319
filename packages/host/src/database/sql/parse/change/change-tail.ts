import type { Update } from '../../ast/index.ts';
import { isolation } from '../query/isolation.ts';
import { type Ordering, orderingClause } from '../query/ordering.ts';
import type { TokenStream } from '../stream.ts';

interface ChangeTail extends Pick<Ordering, 'order' | 'offset' | 'limit'> {
  isolation?: NonNullable<Update['isolation']>;
  skipLocked?: boolean;
}

/** What may follow WHERE of UPDATE and DELETE, in any order. */
export function changeTail(p: TokenStream): ChangeTail {
  const ordering: Ordering = {};
  const tail: ChangeTail = {};
  for (;;) {
    if (orderingClause(p, ordering)) continue;
    if (p.acceptSequence('SKIP', 'LOCKED', 'DATA')) {
      tail.skipLocked = true;
      continue;
    }
    const level = tail.isolation === undefined ? isolation(p) : undefined;
    if (level === undefined) break;
    tail.isolation = level;
  }
  const { order, offset, limit } = ordering;
  return { ...(order && { order }), ...(offset && { offset }), ...(limit && { limit }), ...tail };
}
