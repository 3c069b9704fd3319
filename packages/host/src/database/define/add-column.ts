import type { TableDefinition } from '../catalog/table-definition.ts';
import { SqlError } from '../error.ts';
import type { AlterAction } from '../sql/ast/index.ts';
import { ensureCollations } from './collation.ts';
import { columnText, isInteger } from './column-text.ts';
import { columnOf, named } from './columns.ts';
import { requireColumn } from './constraints.ts';
import type { Definition } from './context.ts';
import { addConstraints, columnConstraints } from './create-table.ts';
import { relationText } from './names.ts';
import { decimalIdentity, rowChange } from './relation.ts';

/** ADD COLUMN: rows that are there get its default. A column that is NOT NULL needs one (-193). */
export async function addColumn(
  definition: Definition,
  table: TableDefinition,
  { column: syntax, before }: AlterAction & { readonly kind: 'add-column' },
): Promise<TableDefinition> {
  const { connection } = definition;
  const added = await columnOf(definition, syntax);
  if (!added.nullable && !added.hasDefault) throw new SqlError(-193, [added.name], undefined, { position: syntax.at });
  const at = before === undefined ? table.columns.length : table.columns.indexOf(requireColumn(table, before));
  const columns = named(table.columns.toSpliced(at, 0, added as TableDefinition['columns'][number]));
  const column = columns[at]!;
  await ensureCollations(connection, [column]);
  const source = { default: syntax.default?.value, expression: syntax.generated?.expression };
  const relation = relationText(table.relationSchema, table.relationName);
  const wide = { ...table, columns };
  const nullable = column.identity !== undefined && !isInteger(column) ? { ...column, nullable: true } : column;
  const texts = [`ALTER TABLE ${relation} ADD COLUMN ${await columnText(definition, nullable, source, table.columns)}`];
  if (nullable !== column) {
    const name = `"${column.relationColumn.replaceAll('"', '""')}"`;
    texts.push(...decimalIdentity(wide, column), `UPDATE ${relation} SET ${name} = DEFAULT`);
    texts.push(`ALTER TABLE ${relation} ALTER COLUMN ${name} SET NOT NULL`);
  }
  await connection.script([...texts, ...rowChange(wide, column)].join(';\n'));
  return addConstraints(definition, wide, columnConstraints(syntax));
}
