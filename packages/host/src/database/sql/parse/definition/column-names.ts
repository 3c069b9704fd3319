import type { CreateView } from '../../ast/index.ts';
import { identifier } from '../names.ts';
import { defined } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { acceptSystemName } from './column-definition.ts';

type ColumnName = NonNullable<CreateView['columns']>[number];

/** `(A [FOR COLUMN S], B ..)` of a view or of CREATE TABLE AS. */
export function columnNames(p: TokenStream): ColumnName[] {
  p.expect('(');
  const names = [];
  do names.push(defined<ColumnName>({ ...identifier(p), systemName: acceptSystemName(p) }));
  while (p.accept(','));
  p.expect(')');
  return names;
}
