import { Right } from '../../system/authority/rights.ts';
import { objectName, ownSystemName, quoted } from '../catalog/names.ts';
import type { IndexKey, TableDefinition } from '../catalog/table-definition.ts';
import { describeColumn } from '../catalog/table-definition.ts';
import { insertTable } from '../catalog/write/table.ts';
import { SqlError } from '../error.ts';
import type { CreateIndex, Identifier } from '../sql/ast/index.ts';
import { keyColumns } from './constraints.ts';
import type { Definition } from './context.ts';
import { dropRelation } from './drop-relation.ts';
import { findRelationIn, requireTable } from './find.ts';
import { indexRelationName, relationText, targetOf } from './names.ts';
import { createObject, freeName } from './object.ts';
import { onRows, rowsAgainst } from './pg-errors.ts';
import { asSql } from './refusal.ts';
import { sourceText } from './source-text.ts';

/** CREATE INDEX, also encoded vector: PostgreSQL has one kind. An index that is not said to be in a library is where its table is. */
export async function createIndex(definition: Definition, statement: CreateIndex): Promise<void> {
  const table = await requireTable(definition, statement.table);
  const target = targetOf(definition, statement.name);
  const library = table.library === 'QTEMP' ? 'QTEMP' : target.library;
  const { name } = target;
  const existing = await findRelationIn(definition, [library], name);
  if (existing !== null) {
    if (statement.ifNotExists === true) return;
    if (statement.orReplace !== true || existing.kind !== 'I') throw new SqlError(-601, [name, library, 'FILE']);
    await dropRelation(definition, existing, 'CREATE INDEX');
  }
  await requireAlter(definition, table, 'CREATE INDEX');
  const { keys, texts } = await keysOf(definition, table, statement);
  const { unique = false, whereNotNull = false, where } = statement;
  const conditions: string[] = [];
  const scope = table.columns.map(describeColumn);
  if (where !== undefined) conditions.push(await definition.compiler.expression(where, scope));
  const created = await makeObject(definition, statement, { name, library });
  const relationName = indexRelationName(library, name, table);
  const nulls = unique && !whereNotNull ? ' NULLS NOT DISTINCT' : '';
  const sql = `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${quoted(relationName)} ON ${relationText(table.relationSchema, table.relationName)}
    (${texts.join(', ')})${nulls}${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`}`;
  await onRows(definition.connection.script(sql), rowsAgainst(name, library));
  const index: TableDefinition = {
    id: created.id,
    kind: 'I',
    library,
    name,
    systemName: created.systemName,
    relationSchema: table.relationSchema,
    relationName,
    recordFormat: statement.recordFormat?.name ?? table.recordFormat,
    updatable: false,
    columns: [],
    constraints: [],
    index: {
      table: table.id,
      uniqueRule: unique ? (whereNotNull ? 'V' : 'U') : 'D',
      encodedVector: statement.encodedVector ?? false,
      keys,
      ...(where === undefined ? {} : { whereText: sourceText(definition, where) }),
      ...(statement.include === undefined
        ? {}
        : { includeText: statement.include.map(one => sourceText(definition, one)).join(', ') }),
    },
  };
  if (library === 'QTEMP') definition.catalog.temporary.set(index);
  else await insertTable(definition.connection, created.library, index);
}

async function makeObject(
  definition: Definition,
  { systemName }: CreateIndex,
  { name, library }: { name: string; library: string },
) {
  if (library === 'QTEMP') {
    const taken = new Set([...definition.catalog.temporary.state.values()].map(one => one.systemName));
    return { id: 0n, library: 0n, systemName: systemName?.name ?? ownSystemName(name) ?? freeName(name, taken) };
  }
  return createObject(definition, {
    name,
    library,
    type: '*FILE',
    attribute: 'LF',
    systemName,
    statement: 'CREATE INDEX',
  });
}

async function keysOf(definition: Definition, table: TableDefinition, { keys }: CreateIndex) {
  const plain: Identifier[] = keys.flatMap(({ value }) => (value.kind === 'column' ? [value.name] : []));
  const columns = keyColumns(table, plain);
  const scope = table.columns.map(describeColumn);
  const definitions: IndexKey[] = [];
  const texts: string[] = [];
  for (const { value, descending = false } of keys) {
    const order = descending ? ' DESC' : '';
    if (value.kind === 'column') {
      const column = columns.shift()!;
      definitions.push({ column: column.name, descending });
      texts.push(`${quoted(column.relationColumn)}${order}`);
    } else {
      definitions.push({ expression: sourceText(definition, value), descending });
      texts.push(`(${await definition.compiler.expression(value, scope)})${order}`);
    }
  }
  return { keys: definitions, texts };
}

/** Right to change the table: -551. */
export async function requireAlter(definition: Definition, table: TableDefinition, statement: string): Promise<void> {
  if (table.library === 'QTEMP') return;
  const { job, rooms } = definition;
  const subject = { name: table.name, library: table.library, type: 'FILE', statement };
  const name = { name: objectName(table.systemName), library: objectName(table.library) };
  await asSql(subject, rooms.objects.resolve(job, name, '*FILE', Right.objectAlter));
}
