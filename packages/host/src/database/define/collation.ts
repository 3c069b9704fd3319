import type { Queryable } from '../../store/store.ts';
import type { ColumnDefinition } from '../catalog/table-definition.ts';
import { ensureCollation } from '../functions/collation.ts';

/** Makes the collations that columns need, as far as they are not there. */
export async function ensureCollations(
  database: Queryable,
  columns: readonly Pick<ColumnDefinition, 'type'>[],
): Promise<void> {
  const ccsids = new Set(columns.flatMap(({ type }) => ('ccsid' in type && type.ccsid !== 65535 ? [type.ccsid] : [])));
  for (const ccsid of ccsids) await ensureCollation(database, ccsid);
}
