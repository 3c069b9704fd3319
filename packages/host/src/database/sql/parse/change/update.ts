import type { Expression, Identifier, Update } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier, objectName } from '../names.ts';
import { node } from '../node.ts';
import { acceptCorrelation } from '../query/alias.ts';
import { tableReferences } from '../query/subselect.ts';
import type { TokenStream } from '../stream.ts';
import { assignments } from './assignment.ts';
import { changeTail } from './change-tail.ts';
import { includeColumns, overriding } from './insert.ts';

/** `UPDATE T [AS C] [INCLUDE (..)] [OVERRIDING ..] SET .. [FROM ..] [WHERE ..] [ORDER BY ..] [FETCH FIRST ..] [WITH ..]`. */
export function update(p: TokenStream): Update {
  const { at } = p.token;
  p.expect('UPDATE');
  const table = objectName(p);
  const correlation = acceptCorrelation(p);
  const include = includeColumns(p);
  const before = overriding(p);
  p.expect('SET');
  const set = assignments(p);
  const override = before ?? overriding(p);
  const from = p.accept('FROM') ? tableReferences(p) : undefined;
  const which = whereClause(p);
  const tail = changeTail(p);
  return node<Update>({
    kind: 'update',
    table,
    correlation,
    include,
    override,
    assignments: set,
    from,
    ...which,
    ...tail,
    at,
  });
}

/** `WHERE condition`, `WHERE CURRENT OF cursor`. */
export function whereClause(p: TokenStream): { where?: Expression; currentOf?: Identifier } {
  if (!p.accept('WHERE')) return {};
  return p.acceptSequence('CURRENT', 'OF') ? { currentOf: identifier(p) } : { where: expression(p) };
}
