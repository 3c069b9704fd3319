import { quoted } from '../catalog/names.ts';
import type { TableDefinition } from '../catalog/table-definition.ts';
import { SqlError } from '../error.ts';
import type { AlterAction } from '../sql/ast/index.ts';
import type { Definition } from './context.ts';
import { relationText } from './names.ts';

/** DROP of a constraint. Foreign keys that refer to a key go with it, unless RESTRICT prevents that (-616). */
export async function dropConstraint(
  { connection }: Definition,
  table: TableDefinition,
  { type, name, cascade, at }: AlterAction & { readonly kind: 'drop-constraint' },
): Promise<TableDefinition> {
  const { library } = table;
  const wanted = name?.name.name;
  const constraint = table.constraints.find(one =>
    wanted === undefined ? one.type === type : one.name === wanted && (type === 'CONSTRAINT' || one.type === type),
  );
  const shown = wanted ?? type;
  if (constraint === undefined) throw new SqlError(-204, [shown, library, 'CST'], undefined, { position: at });
  if (cascade === false && constraint.id !== 0n) {
    const { rows } = await connection.query<{ name: string; library: string }>(
      'SELECT c.name, l.name AS library FROM sql_constraint c JOIN object l ON l.id = c.library WHERE c.parent = $1 LIMIT 1',
      [constraint.id],
    );
    const dependent = rows[0];
    if (dependent !== undefined) {
      const tokens = [constraint.name, library, 'CONSTRAINT', dependent.name, dependent.library];
      throw new SqlError(-616, tokens, undefined, { position: at });
    }
  }
  const relation = relationText(table.relationSchema, table.relationName);
  await connection.script(`ALTER TABLE ${relation} DROP CONSTRAINT ${quoted(constraint.relationName)} CASCADE`);
  return { ...table, constraints: table.constraints.filter(one => one !== constraint) };
}
