import { objectName, quoted } from '../catalog/names.ts';
import type { TableDefinition } from '../catalog/table-definition.ts';
import { replaceColumns } from '../catalog/write/table.ts';
import { SqlError } from '../error.ts';
import type { AlterAction, AlterTable } from '../sql/ast/index.ts';
import { addColumn } from './add-column.ts';
import { alterColumn } from './alter-column.ts';
import { ensureCollations } from './collation.ts';
import { requireColumn } from './constraints.ts';
import type { Definition } from './context.ts';
import { requireAlter } from './create-index.ts';
import { addConstraints } from './create-table.ts';
import { dropViewRelations, rebuildViews, viewsOn } from './dependent-views.ts';
import { dropConstraint } from './drop-constraint.ts';
import { forgetGone } from './drop-relation.ts';
import { requireTable } from './find.ts';
import { relationText } from './names.ts';
import { storeConstraints } from './store-constraints.ts';

/**
 * ALTER TABLE: its actions in their order. The views that show the table are taken away before and made again after columns change;
 * what can no longer be made goes, or with RESTRICT prevents the change.
 */
export async function alterTable(definition: Definition, statement: AlterTable): Promise<void> {
  const before = await requireTable(definition, statement.name);
  await requireAlter(definition, before, 'ALTER TABLE');
  const views = changesColumns(statement) ? await viewsOn(definition, before) : [];
  await dropViewRelations(definition, views);
  let table = before;
  for (const action of statement.actions) table = await apply(definition, table, action);
  await store(definition, before, table);
  await rebuildViews(definition, views, restriction(statement, before));
}

function changesColumns({ actions }: AlterTable): boolean {
  return actions.some(({ kind }) => kind === 'alter-column' || kind === 'drop-column');
}

function restriction({ actions }: AlterTable, { name, library }: TableDefinition): (() => SqlError) | undefined {
  for (const action of actions) {
    if (action.kind !== 'drop-column' || action.cascade !== false) continue;
    return () => new SqlError(-196, [action.name.name, name, library], undefined, { position: action.at });
  }
  return undefined;
}

async function apply(definition: Definition, table: TableDefinition, action: AlterAction): Promise<TableDefinition> {
  switch (action.kind) {
    case 'add-column':
      return addColumn(definition, table, action);
    case 'alter-column':
      return alterColumn(definition, table, action);
    case 'drop-column':
      return dropColumn(definition, table, action);
    case 'add-constraint':
      return addConstraints(definition, table, [action.constraint]);
    case 'drop-constraint':
      return dropConstraint(definition, table, action);
    case 'other':
      if (/^(NOT )?VOLATILE|^(ALTER )?(UNIT|MEDIA|KEEP IN MEMORY)|^DATA CAPTURE/.test(action.text)) return table;
      throw new SqlError(-270, [action.text], undefined, { position: action.at });
  }
}

async function dropColumn(
  definition: Definition,
  table: TableDefinition,
  { name, cascade, at }: AlterAction & { readonly kind: 'drop-column' },
): Promise<TableDefinition> {
  const column = requireColumn(table, name);
  if (table.columns.length === 1) throw new SqlError(-195, [table.name, table.library], undefined, { position: at });
  const relation = relationText(table.relationSchema, table.relationName);
  if (cascade === false) await refuseDependents(definition, table, column.name, at);
  await definition.connection.script(`ALTER TABLE ${relation} DROP COLUMN ${quoted(column.relationColumn)} CASCADE`);
  return { ...table, columns: table.columns.filter(one => one !== column) };
}

/** With RESTRICT keys, check conditions and indexes keep a column. */
async function refuseDependents(
  { connection }: Definition,
  table: TableDefinition,
  column: string,
  position: number,
): Promise<void> {
  const { rows } = await connection.query(
    `SELECT FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
     WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = to_regclass($1) AND a.attname = $2 AND d.classid IN
       ('pg_class'::regclass, 'pg_constraint'::regclass) AND d.deptype IN ('n', 'a') AND NOT EXISTS (
         SELECT FROM pg_class s WHERE s.oid = d.objid AND d.classid = 'pg_class'::regclass AND s.relkind = 'S')
       AND NOT EXISTS (SELECT FROM pg_constraint n WHERE n.oid = d.objid AND d.classid = 'pg_constraint'::regclass AND n.contype = 'n')`,
    [
      relationText(table.relationSchema, table.relationName),
      table.columns.find(({ name }) => name === column)!.relationColumn,
    ],
  );
  if (rows.length > 0) throw new SqlError(-196, [column, table.name, table.library], undefined, { position });
}

async function store(definition: Definition, before: TableDefinition, table: TableDefinition): Promise<void> {
  const { connection, catalog, job, rooms } = definition;
  await ensureCollations(connection, table.columns);
  if (table.library === 'QTEMP') {
    catalog.temporary.set(table);
    await forgetGone(definition);
    return;
  }
  await replaceColumns(connection, table.id, table.columns);
  await storeConstraints(definition, before, table);
  const name = { name: objectName(table.systemName), library: objectName(table.library) };
  const object = await rooms.objects.resolve(job, name, '*FILE', 0);
  await rooms.objects.touch(object, { text: object.text });
}
