import type { TableDefinition } from '../catalog/table-definition.ts';
import { insertConstraint } from '../catalog/write/table.ts';
import type { Definition } from './context.ts';
import { relationText } from './names.ts';

/** Stores the constraints that a table has got, and forgets constraints and indexes that are gone with a column or a key. */
export async function storeConstraints(
  { connection, rooms, job }: Definition,
  before: TableDefinition,
  table: TableDefinition,
): Promise<void> {
  const relation = relationText(table.relationSchema, table.relationName);
  await connection.query(
    `DELETE FROM sql_constraint c WHERE (c.table_id = $1 OR c.parent IN (SELECT id FROM sql_constraint WHERE table_id = $1))
       AND NOT EXISTS (SELECT FROM pg_constraint p JOIN sql_table t ON t.id = c.table_id
         WHERE p.conrelid = to_regclass(format('%I.%I', t.relation_schema, t.relation_name)) AND p.conname = c.relation_name)`,
    [table.id],
  );
  const { rows: kept } = await connection.query<{ id: bigint; name: string }>(
    'SELECT id, name FROM sql_constraint WHERE table_id = $1',
    [table.id],
  );
  const { rows: libraries } = await connection.query<{ library: bigint }>(
    'SELECT library FROM sql_table WHERE id = $1',
    [table.id],
  );
  const ids = new Map(kept.map(({ id, name }) => [name, id]));
  for (const constraint of table.constraints) {
    if (ids.has(constraint.name) || before.constraints.some(({ name }) => name === constraint.name)) continue;
    const parent =
      constraint.parent ?? (constraint.parentName === undefined ? undefined : ids.get(constraint.parentName));
    const stored = parent === undefined ? constraint : { ...constraint, parent };
    ids.set(constraint.name, await insertConstraint(connection, libraries[0]!.library, table.id, stored));
  }
  const { rows: indexes } = await connection.query<{ name: string; library: string }>(
    `SELECT o.name, l.name AS library FROM sql_index i JOIN sql_table t USING (id) JOIN object o USING (id)
     JOIN object l ON l.id = o.library
     WHERE i.table_id = $1 AND to_regclass($2) IS NOT NULL
       AND to_regclass(format('%I.%I', t.relation_schema, t.relation_name)) IS NULL`,
    [table.id, relation],
  );
  for (const index of indexes) await rooms.objects.delete(job, index, '*FILE');
}
