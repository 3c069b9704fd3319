import { ownSystemName, relationName } from '../catalog/names.ts';
import type { ColumnDefinition, ConstraintDefinition, TableDefinition } from '../catalog/table-definition.ts';
import { ensureSchema } from '../catalog/write/schema.ts';
import { addDependencies, insertTable } from '../catalog/write/table.ts';
import { SqlError } from '../error.ts';
import type { ColumnDefinition as ColumnSyntax, CreateTable, TableConstraint } from '../sql/ast/index.ts';
import type { ColumnSource } from './column-text.ts';
import { columnOf, named, type UnnamedColumn } from './columns.ts';
import { addConstraintText, newConstraint, withPrimaryKey } from './constraints.ts';
import type { Definition } from './context.ts';
import { copiedColumns, likeColumns } from './copied-columns.ts';
import { dropRelation } from './drop-relation.ts';
import { findRelationIn } from './find.ts';
import { keepRows } from './keep-rows.ts';
import { type Target, targetOf } from './names.ts';
import { createObject, freeName } from './object.ts';
import { onRows, rowsAgainst } from './pg-errors.ts';
import { type ColumnExpressions, createTableRelation } from './relation.ts';

/** CREATE TABLE and DECLARE GLOBAL TEMPORARY TABLE. */
export async function createTable(definition: Definition, statement: CreateTable): Promise<void> {
  const target = tableTarget(definition, statement);
  const existing = await findRelationIn(definition, [target.library], target.name);
  if (existing === null) return create(definition, statement, target);
  if (statement.ifNotExists === true) return;
  const replace = statement.orReplace === true || statement.withReplace === true;
  if (!replace || (existing.kind !== 'T' && existing.kind !== 'P')) {
    throw new SqlError(-601, [target.name, target.library, 'FILE'], undefined, { position: statement.at });
  }
  const preserve = statement.orReplace === true && statement.onReplace !== 'DELETE ROWS' && statement.as === undefined;
  const putBack = preserve ? await keepRows(definition, existing) : undefined;
  await dropRelation(definition, existing, 'CREATE TABLE');
  await create(definition, statement, target);
  await putBack?.((await findRelationIn(definition, [target.library], target.name))!);
}

function tableTarget(definition: Definition, { temporary, name }: CreateTable): Target {
  if (temporary !== true) return targetOf(definition, name);
  const { schema } = name;
  if (schema !== undefined && schema.name !== 'SESSION' && schema.name !== 'QTEMP') {
    throw new SqlError(-526, [], undefined, { position: schema.at });
  }
  return { ...targetOf(definition, { ...name, schema: { name: 'QTEMP', delimited: false, at: name.at } }) };
}

async function create(definition: Definition, statement: CreateTable, target: Target): Promise<void> {
  const { connection } = definition;
  const { columns, expressions, query } = await columnsOf(definition, statement);
  if (columns.length === 0) throw new SqlError(-104, [target.name, 'column']);
  const created = await makeObject(definition, statement, target);
  const head: TableDefinition = {
    ...created,
    kind: 'T',
    ...target,
    relationName: relationName(target.name),
    recordFormat: statement.recordFormat?.name ?? created.systemName,
    updatable: true,
    columns,
    constraints: [],
  };
  await createTableRelation(definition, head, expressions);
  const table = await addConstraints(definition, head, constraintsOf(statement));
  if (target.library === 'QTEMP') {
    const onCommit = statement.temporary === true ? (statement.onCommit ?? 'DELETE ROWS') : 'PRESERVE ROWS';
    definition.catalog.temporary.set({ ...table, onCommit });
  } else {
    await storeTable(definition, created.library, table);
  }
  if (query !== undefined) {
    const names = columns.map(column => `"${column.relationColumn.replaceAll('"', '""')}"`).join(', ');
    await connection.query(`INSERT INTO ${relationOf(table)} (${names}) ${query}`);
  }
}

function relationOf({ relationSchema, relationName: name }: TableDefinition): string {
  return `"${relationSchema.replaceAll('"', '""')}"."${name.replaceAll('"', '""')}"`;
}

async function makeObject(definition: Definition, statement: CreateTable, { name, library }: Target) {
  if (library === 'QTEMP') {
    const taken = new Set([...definition.catalog.temporary.state.values()].map(({ systemName }) => systemName));
    const systemName = statement.systemName?.name ?? ownSystemName(name) ?? freeName(name, taken);
    if (taken.has(systemName)) throw new SqlError(-601, [name, library, 'FILE']);
    return { id: 0n, library: 0n, systemName, relationSchema: 'pg_temp' };
  }
  const created = await createObject(definition, {
    name,
    library,
    type: '*FILE',
    attribute: 'PF',
    systemName: statement.systemName,
    statement: 'CREATE TABLE',
  });
  const relationSchema = await ensureSchema(definition.connection, created.library, library);
  return { ...created, relationSchema };
}

/** Stores the constraints with the table, and that it goes with its distinct types. */
export async function storeTable(definition: Definition, library: bigint, table: TableDefinition): Promise<void> {
  await insertTable(definition.connection, library, table);
  const types = table.columns.flatMap(({ distinctType }) => (distinctType === undefined ? [] : [distinctType.id]));
  await addDependencies(definition.connection, table.id, types);
}

interface TableColumns {
  readonly columns: ColumnDefinition[];
  readonly expressions: ColumnExpressions;
  /** PostgreSQL's query for the rows, in the order of the columns. */
  readonly query?: string;
}

async function columnsOf(definition: Definition, statement: CreateTable): Promise<TableColumns> {
  if (statement.elements.length === 0) return copiedColumns(definition, statement);
  const period = statement.elements.find(element => element.kind === 'period');
  if (period !== undefined) throw new SqlError(-270, ['PERIOD'], undefined, { position: period.at });
  const columns: UnnamedColumn[] = [];
  const expressions = new Map<string, ColumnSource>();
  for (const element of statement.elements) {
    if (element.kind === 'column-definition') {
      columns.push(await columnOf(definition, element));
      expressions.set(element.name.name, {
        default: element.default?.value,
        expression: element.generated?.expression,
      });
    } else if (element.kind === 'like') {
      const copied = await likeColumns(definition, element);
      columns.push(...copied.columns.map(({ systemName: _, ...column }) => column));
      for (const [name, source] of copied.expressions) expressions.set(name, source);
    }
  }
  return { columns: named(columns), expressions };
}

/** Those of the columns first, each for its column, then those of the table; keys before what refers to them. */
function constraintsOf({ elements }: CreateTable): TableConstraint[] {
  const all = elements.flatMap((element): readonly TableConstraint[] => {
    if (element.kind === 'constraint') return [element];
    if (element.kind !== 'column-definition') return [];
    return columnConstraints(element);
  });
  const isKey = ({ type }: TableConstraint) => type === 'PRIMARY KEY' || type === 'UNIQUE';
  return [...all.filter(isKey), ...all.filter(constraint => !isKey(constraint))];
}

/** A constraint in the definition of a column is about that column. */
export function columnConstraints({ constraints, name }: ColumnSyntax): TableConstraint[] {
  return constraints.map(constraint => {
    if (constraint.type === 'CHECK' || constraint.columns.length > 0) return constraint;
    return { ...constraint, columns: [name] };
  });
}

/** Puts constraints on the relation. A foreign key to the table itself needs the ids of its keys: it is stored with them. */
export async function addConstraints(
  definition: Definition,
  head: TableDefinition,
  syntaxes: readonly TableConstraint[],
): Promise<TableDefinition> {
  let table = head;
  for (const syntax of syntaxes) {
    const added = await newConstraint(definition, table, syntax);
    const { name } = added.definition;
    await onRows(definition.connection.script(addConstraintText(table, added)), rowsAgainst(name, table.library));
    table = withConstraint(table, added.definition);
  }
  return table;
}

export function withConstraint(table: TableDefinition, constraint: ConstraintDefinition): TableDefinition {
  return {
    ...table,
    columns: withPrimaryKey(table.columns, constraint),
    constraints: [...table.constraints, constraint],
  };
}
