import type { Expression, GroupBy, GroupItem } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { flag, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';

/** What stands behind GROUP BY. */
export function groupBy(p: TokenStream): GroupBy {
  const { at } = p.token;
  const distinct = p.token.key === 'DISTINCT' && p.accept('DISTINCT');
  const items = [groupItem(p)];
  while (p.accept(',')) items.push(groupItem(p));
  return node<GroupBy>({ distinct: flag(distinct), items, at });
}

/** `e`, `(e, f)`, `()`, `ROLLUP(..)`, `CUBE(..)`, `GROUPING SETS(..)`. */
function groupItem(p: TokenStream): GroupItem {
  const { at } = p.token;
  if (p.isSequence('ROLLUP', '(') || p.isSequence('CUBE', '(')) {
    const kind = p.next().key === 'CUBE' ? 'cube' : 'rollup';
    return { kind, items: columnSets(p), at };
  }
  if (p.acceptSequence('GROUPING', 'SETS')) {
    p.expect('(');
    const items = [p.nested(groupItem)];
    while (p.accept(',')) items.push(p.nested(groupItem));
    p.expect(')');
    return { kind: 'grouping-sets', items, at };
  }
  return { kind: 'group', items: columnSet(p), at };
}

function columnSets(p: TokenStream): (readonly Expression[])[] {
  p.expect('(');
  const sets = [columnSet(p)];
  while (p.accept(',')) sets.push(columnSet(p));
  p.expect(')');
  return sets;
}

function columnSet(p: TokenStream): readonly Expression[] {
  if (p.acceptSequence('(', ')')) return [];
  const column = expression(p);
  return column.kind === 'row' ? column.items : [column];
}
