import { quoted } from '../catalog/names.ts';
import type { ColumnDefinition, TableDefinition } from '../catalog/table-definition.ts';
import { SqlError } from '../error.ts';
import type { Definition } from './context.ts';
import { relationText } from './names.ts';
import { onRows } from './pg-errors.ts';

/** Makes the relation, and asks PostgreSQL what can be changed through it. */
export async function createViewRelation(
  { connection }: Pick<Definition, 'connection'>,
  view: TableDefinition,
  sql: string,
): Promise<TableDefinition> {
  const relation = relationText(view.relationSchema, view.relationName);
  const columns = view.columns.map(({ relationColumn }) => quoted(relationColumn)).join(', ');
  const option = { N: '', Y: ' WITH LOCAL CHECK OPTION', C: ' WITH CASCADED CHECK OPTION' }[view.view!.checkOption];
  const kind = view.library === 'QTEMP' ? 'TEMP VIEW' : 'VIEW';
  const notChangeable = () => new SqlError(-160, [view.name, view.library]);
  await onRows(connection.script(`CREATE ${kind} ${relation} (${columns}) AS ${sql}${option}`), {
    '0A000': notChangeable,
    '55000': notChangeable,
  });
  const { rows } = await connection.query<{ name: string; updatable: boolean; relation: boolean }>(
    `SELECT attname::text AS name, pg_column_is_updatable(attrelid, attnum, false) AS updatable,
       pg_relation_is_updatable(attrelid, false) & 28 = 28 AS relation
     FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0`,
    [relation],
  );
  const updatable = new Map(rows.map(row => [row.name, row.updatable]));
  return {
    ...view,
    updatable: rows[0]?.relation === true,
    columns: view.columns.map(
      (column): ColumnDefinition => ({ ...column, updatable: updatable.get(column.relationColumn) === true }),
    ),
  };
}
