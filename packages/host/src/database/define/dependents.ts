import { sqlName } from '../catalog/names.ts';
import type { Definition } from './context.ts';

/** Something that would go with an object, other than its indexes; or a foreign key that refers to the table. */
export async function dependentOf(
  { connection }: Definition,
  id: bigint,
): Promise<{ readonly name: string; readonly library: string } | undefined> {
  const { rows } = await connection.query<{ name: string; library: string }>(
    `SELECT coalesce(t.name, r.specific_name, v.name, o.name) AS name, l.name AS library
     FROM sql_dependency d JOIN object o ON o.id = d.dependent JOIN object l ON l.id = o.library
       LEFT JOIN sql_table t ON t.id = o.id LEFT JOIN sql_routine r ON r.id = o.id LEFT JOIN sql_variable v ON v.id = o.id
     WHERE d.referenced = $1 AND t.kind IS DISTINCT FROM 'I'
     UNION ALL
     SELECT c.name, l.name FROM sql_constraint c JOIN sql_constraint k ON k.id = c.parent JOIN object l ON l.id = c.library
     WHERE k.table_id = $1 AND c.table_id <> $1
     LIMIT 1`,
    [id],
  );
  return rows[0] === undefined ? undefined : { name: rows[0].name, library: sqlName(rows[0].library) };
}
