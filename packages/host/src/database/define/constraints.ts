import { Right } from '../../system/authority/rights.ts';
import { objectName, quoted, relationName } from '../catalog/names.ts';
import type { ColumnDefinition, ConstraintDefinition, TableDefinition } from '../catalog/table-definition.ts';
import { describeColumn } from '../catalog/table-definition.ts';
import { SqlError } from '../error.ts';
import type { Identifier, TableConstraint } from '../sql/ast/index.ts';
import type { Definition } from './context.ts';
import { requireTable } from './find.ts';
import { isLargeObject } from './large-objects.ts';
import { constraintRelationName, relationText, requireLength } from './names.ts';
import { asSql } from './refusal.ts';
import { sourceText } from './source-text.ts';

/** A constraint, with PostgreSQL's clause for ADD CONSTRAINT. */
export interface NewConstraint {
  readonly definition: ConstraintDefinition;
  readonly clause: string;
}

const mostKeyColumns = 120;

/**
 * A constraint as a statement defines it for a table as it is then. Errors: -601 the name is in use, -205 no such column, -537, -541,
 * -624, -539, -573, -538, -629, -350, -602.
 */
export async function newConstraint(
  definition: Definition,
  table: TableDefinition,
  syntax: TableConstraint,
): Promise<NewConstraint> {
  const name = await constraintName(definition, table, syntax);
  const common = {
    id: 0n,
    library: table.library,
    name,
    relationName: constraintRelationName(name, syntax.type),
    enforced: true,
  };
  switch (syntax.type) {
    case 'PRIMARY KEY':
    case 'UNIQUE': {
      const columns = keyColumns(table, syntax.columns);
      refuseSecondKey(table, syntax.type, columns);
      return {
        definition: { ...common, type: syntax.type, columns: columns.map(column => column.name) },
        clause: `${syntax.type} ${list(columns)}`,
      };
    }
    case 'CHECK': {
      const scope = table.columns.map(describeColumn);
      const condition = await definition.compiler.expression(syntax.condition, scope);
      const checkText = sourceText(definition, syntax.condition);
      return { definition: { ...common, type: 'CHECK', columns: [], checkText }, clause: `CHECK (${condition})` };
    }
    case 'FOREIGN KEY':
      return foreignKey(definition, table, syntax, common);
  }
}

async function foreignKey(
  definition: Definition,
  table: TableDefinition,
  syntax: TableConstraint & { readonly type: 'FOREIGN KEY' },
  common: Omit<ConstraintDefinition, 'type' | 'columns'>,
): Promise<NewConstraint> {
  const columns = keyColumns(table, syntax.columns);
  const parent = await parentOf(definition, table, syntax);
  const key = parentKey(parent, syntax);
  const parentColumns = keyColumns(parent, key.columns);
  const tokens = [common.name, common.library];
  if (columns.length !== parentColumns.length) throw new SqlError(-538, tokens, undefined, { position: syntax.at });
  for (const [index, column] of columns.entries()) {
    if (!sameType(column, parentColumns[index]!)) throw new SqlError(-538, tokens, undefined, { position: syntax.at });
  }
  const { onDelete = 'NO ACTION', onUpdate = 'NO ACTION', enforced = true } = syntax;
  if (onDelete === 'SET NULL' && columns.every(({ nullable }) => !nullable)) {
    throw new SqlError(-629, [common.name], undefined, { position: syntax.at });
  }
  const target = `${relationText(parent.relationSchema, parent.relationName)} ${list(parentColumns)}`;
  return {
    definition: {
      ...common,
      type: 'FOREIGN KEY',
      columns: columns.map(({ name }) => name),
      ...(key.id === 0n ? { parentName: key.name } : { parent: key.id }),
      deleteRule: onDelete,
      updateRule: onUpdate,
      enforced,
    },
    clause: `FOREIGN KEY ${list(columns)} REFERENCES ${target} ON DELETE ${onDelete} ON UPDATE ${onUpdate}${enforced ? '' : ' NOT ENFORCED'}`,
  };
}

async function parentOf(
  definition: Definition,
  table: TableDefinition,
  { parent: name }: { readonly parent: Parameters<typeof requireTable>[1] },
): Promise<TableDefinition> {
  const itself = name.name.name === table.name || name.name.name === table.systemName;
  if (itself && (name.schema === undefined || name.schema.name === table.library)) return table;
  const parent = await requireTable(definition, name);
  if (parent.library !== 'QTEMP') {
    const { job, rooms } = definition;
    const named = { name: objectName(parent.systemName), library: objectName(parent.library) };
    const subject = { name: parent.name, library: parent.library, type: 'FILE', statement: 'CREATE TABLE' };
    await asSql(subject, rooms.objects.resolve(job, named, '*FILE', Right.objectReference));
  }
  return parent;
}

/** The key that a foreign key refers to: the one with these columns, in any order, or the primary key. */
function parentKey(
  parent: TableDefinition,
  { parentColumns, at }: { readonly parentColumns?: readonly Identifier[]; readonly at: number },
): { readonly id: bigint; readonly name: string; readonly columns: readonly Identifier[] } {
  const where = [parent.name, parent.library];
  if (parentColumns === undefined || parentColumns.length === 0) {
    const primary = parent.constraints.find(({ type }) => type === 'PRIMARY KEY');
    if (primary === undefined) throw new SqlError(-539, where, undefined, { position: at });
    return {
      id: primary.id,
      name: primary.name,
      columns: primary.columns.map(name => ({ name, delimited: true, at })),
    };
  }
  const wanted = new Set(keyColumns(parent, parentColumns).map(({ name }) => name));
  const key = parent.constraints.find(
    ({ type, columns }) =>
      (type === 'PRIMARY KEY' || type === 'UNIQUE') &&
      columns.length === wanted.size &&
      columns.every(column => wanted.has(column)),
  );
  if (key === undefined) throw new SqlError(-573, where, undefined, { position: at });
  return { id: key.id, name: key.name, columns: parentColumns };
}

function sameType(column: ColumnDefinition, parent: ColumnDefinition): boolean {
  return JSON.stringify(column.type) === JSON.stringify(parent.type);
}

/** Columns of a key by SQL name or system name. */
export function keyColumns(table: TableDefinition, names: readonly Identifier[]): ColumnDefinition[] {
  if (names.length > mostKeyColumns) throw new SqlError(-602);
  const seen = new Set<string>();
  return names.map(identifier => {
    const column = requireColumn(table, identifier);
    const at = { position: identifier.at };
    if (seen.has(column.name)) throw new SqlError(-537, [column.name], undefined, at);
    seen.add(column.name);
    if (isLargeObject(column.type)) throw new SqlError(-350, [column.name], undefined, at);
    return column;
  });
}

export function requireColumn(table: TableDefinition, { name, at }: Identifier): ColumnDefinition {
  const column =
    table.columns.find(one => one.name === name) ?? table.columns.find(({ systemName }) => systemName === name);
  if (column === undefined) throw new SqlError(-205, [name, table.name, table.library], undefined, { position: at });
  return column;
}

function refuseSecondKey(table: TableDefinition, type: string, columns: readonly ColumnDefinition[]): void {
  const primary = table.constraints.some(constraint => constraint.type === 'PRIMARY KEY');
  if (type === 'PRIMARY KEY' && primary) throw new SqlError(-624, [table.name, table.library]);
  const wanted = new Set(columns.map(({ name }) => name));
  const same = table.constraints.some(
    constraint =>
      (constraint.type === 'PRIMARY KEY' || constraint.type === 'UNIQUE') &&
      constraint.columns.length === wanted.size &&
      constraint.columns.every(name => wanted.has(name)),
  );
  if (same) throw new SqlError(-541);
}

/** The name that was given, or one as Db2 for i makes it: `Q_LIB_TABLE_COLUMN_00001`. */
async function constraintName(
  definition: Definition,
  table: TableDefinition,
  { name, ...syntax }: TableConstraint,
): Promise<string> {
  const taken = await constraintNames(definition, table);
  if (name !== undefined) {
    requireLength(name.name);
    if (taken.has(name.name.name)) {
      throw new SqlError(-601, [name.name.name, table.library, 'FILE'], undefined, { position: name.at });
    }
    return name.name.name;
  }
  const column = 'columns' in syntax && syntax.columns[0] !== undefined ? `${syntax.columns[0].name}_` : '';
  const head = `Q_${table.library}_${table.name}_${column}`.slice(0, 123);
  for (let count = 1; ; count++) {
    const generated = `${head}${String(count).padStart(5, '0')}`;
    if (!taken.has(generated)) return generated;
  }
}

async function constraintNames({ connection, catalog }: Definition, table: TableDefinition): Promise<Set<string>> {
  const names = new Set(table.constraints.map(({ name }) => name));
  if (table.library === 'QTEMP') {
    for (const other of catalog.temporary.state.values()) for (const { name } of other.constraints) names.add(name);
    return names;
  }
  const { rows } = await connection.query<{ name: string }>(
    `SELECT c.name FROM sql_constraint c JOIN object l ON l.id = c.library
     WHERE l.library = 1 AND l.type = '*LIB' AND l.job = '' AND l.name = $1`,
    [objectName(table.library)],
  );
  for (const { name } of rows) names.add(name);
  return names;
}

function list(columns: readonly ColumnDefinition[]): string {
  return `(${columns.map(({ relationColumn }) => quoted(relationColumn)).join(', ')})`;
}

export function addConstraintText(table: TableDefinition, { definition, clause }: NewConstraint): string {
  const name = quoted(relationName(definition.relationName));
  return `ALTER TABLE ${relationText(table.relationSchema, table.relationName)} ADD CONSTRAINT ${name} ${clause}`;
}

/** The columns of a primary key can no longer be NULL. */
export function withPrimaryKey(
  columns: readonly ColumnDefinition[],
  constraint: ConstraintDefinition,
): readonly ColumnDefinition[] {
  if (constraint.type !== 'PRIMARY KEY') return columns;
  return columns.map(column => {
    if (!constraint.columns.includes(column.name) || !column.nullable) return column;
    const { defaultText, ...rest } = column;
    const kept = defaultText === undefined || defaultText === 'NULL' ? {} : { defaultText };
    return { ...rest, ...kept, nullable: false, hasDefault: 'defaultText' in kept || column.generated !== undefined };
  });
}
