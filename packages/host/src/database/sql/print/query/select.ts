import type { IsolationClause, SelectStatement } from '../../ast/index.ts';
import { identifier } from '../name.ts';
import { list, words } from '../text.ts';
import { fullSelect } from './query.ts';

export function selectStatement(select: SelectStatement): string {
  const { query, forUpdate, readOnly, optimizeFor, concurrency } = select;
  return words(
    fullSelect(query),
    forUpdate && words('FOR UPDATE', forUpdate.length > 0 && `OF ${list(forUpdate, identifier)}`),
    readOnly && 'FOR READ ONLY',
    optimizeFor !== undefined && `OPTIMIZE FOR ${optimizeFor} ROWS`,
    isolation(select),
    concurrency,
  );
}

export function isolation({ isolation: clause }: { readonly isolation?: IsolationClause }): string | undefined {
  if (clause === undefined) return undefined;
  const { level, keepLocks, exclusiveLocks } = clause;
  return words(`WITH ${level}`, keepLocks && 'KEEP LOCKS', exclusiveLocks && 'USE AND KEEP EXCLUSIVE LOCKS');
}
