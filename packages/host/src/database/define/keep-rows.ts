import { quoted } from '../catalog/names.ts';
import type { TableDefinition } from '../catalog/table-definition.ts';
import type { Definition } from './context.ts';
import { relationText } from './names.ts';

/**
 * Sets the rows of a table aside while it is replaced (ON REPLACE PRESERVE ROWS). What is returned puts those columns back that the new
 * table also has; the others get their defaults.
 */
export async function keepRows(
  { connection }: Definition,
  old: TableDefinition,
): Promise<(replacement: TableDefinition) => Promise<void>> {
  const kept = relationText('pg_temp', 'kept rows');
  await connection.script(
    `CREATE TEMP TABLE ${kept} AS SELECT * FROM ${relationText(old.relationSchema, old.relationName)}`,
  );
  return async replacement => {
    const common = replacement.columns.filter(
      ({ name, generated }) => generated !== 'expression' && old.columns.some(column => column.name === name),
    );
    const names = ['rrn', ...common.map(({ relationColumn }) => quoted(relationColumn))].join(', ');
    const relation = relationText(replacement.relationSchema, replacement.relationName);
    await connection.script(
      `INSERT INTO ${relation} (${names}) SELECT ${names} FROM ${kept};
       SELECT setval(pg_get_serial_sequence('${relation.replaceAll("'", "''")}', 'rrn'), greatest(max(rrn), 1)) FROM ${relation};
       DROP TABLE ${kept}`,
    );
  };
}
