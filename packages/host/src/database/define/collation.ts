import type { Queryable } from '../../store/store.ts';
import type { ColumnDefinition } from '../catalog/table-definition.ts';

/** The order of a CCSID in a column's type. */
export function collationText(_ccsid: number): string {
  return '"C"';
}

/** Makes the collations that columns need, as far as they are not there. */
export async function ensureCollations(
  _database: Queryable,
  _columns: readonly Pick<ColumnDefinition, 'type'>[],
): Promise<void> {}
