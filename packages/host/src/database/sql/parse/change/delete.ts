import type { Delete } from '../../ast/index.ts';
import { objectName } from '../names.ts';
import { node } from '../node.ts';
import { acceptCorrelation } from '../query/alias.ts';
import type { TokenStream } from '../stream.ts';
import { changeTail } from './change-tail.ts';
import { includeColumns } from './insert.ts';
import { whereClause } from './update.ts';

/** `DELETE FROM T [AS C] [INCLUDE (..)] [WHERE ..] [ORDER BY ..] [FETCH FIRST ..] [WITH ..]`. */
export function deleteStatement(p: TokenStream): Delete {
  const { at } = p.token;
  p.expect('DELETE', 'FROM');
  const table = objectName(p);
  const correlation = acceptCorrelation(p);
  const include = includeColumns(p);
  const which = whereClause(p);
  return node<Delete>({ kind: 'delete', table, correlation, include, ...which, ...changeTail(p), at });
}
