import { SqlError } from '../error.ts';
import type { DataChangeTable } from '../sql/ast/index.ts';
import { pgTypeOf } from '../types/sql-type.ts';
import type { Compilation } from './compilation.ts';
import type { CompiledReference } from './from.ts';
import { type CompiledChange, compileInsert } from './insert.ts';
import { compileMerge } from './merge.ts';
import type { Scope, ScopeColumn } from './scope.ts';
import { compileDelete, compileUpdate } from './update.ts';

/** `FINAL TABLE (INSERT ..)`: the change is a common table at the head of the statement, and its returned rows are what is read. */
export function compileDataChangeTable(
  { which, statement, correlation, at }: DataChangeTable,
  compilation: Compilation,
  _scope: Scope,
): CompiledReference {
  if (statement.include !== undefined) throw new SqlError(-84, [], undefined, { position: at });
  if (which === 'OLD' && statement.kind === 'insert') throw new SqlError(-20165, [], undefined, { position: at });
  const change = compileDataChange(statement, compilation);
  const alias = compilation.alias('t');
  const from = which === 'OLD' ? 'old' : 'new';
  const returned = change.table.columns.map(
    ({ relationColumn }, index) => `${from}.${relationColumn} AS "c${index + 1}"`,
  );
  const common = compilation.alias('d');
  compilation.changes.push(`${common} AS (${change.sql} RETURNING ${returned.join(', ')})`);
  const columns = change.table.columns.map(
    (column, index): ScopeColumn => ({
      name: column.name,
      systemName: column.systemName,
      value: {
        sql: `${alias}."c${index + 1}"`,
        type: column.type,
        pg: pgTypeOf(column.type),
        nullable: column.nullable,
      },
      hidden: column.hidden,
      base: { table: change.table, name: column.name },
    }),
  );
  const name = correlation?.name.name ?? change.table.name;
  return { sql: `${common} AS ${alias}`, tables: [{ name, alias, columns }], conditions: [] };
}

/** INSERT, UPDATE, DELETE, MERGE, before RETURNING. */
export function compileDataChange(statement: DataChangeTable['statement'], compilation: Compilation): CompiledChange {
  switch (statement.kind) {
    case 'insert':
      return compileInsert(statement, compilation);
    case 'update':
      return compileUpdate(statement, compilation);
    case 'delete':
      return compileDelete(statement, compilation);
    case 'merge':
      return compileMerge(statement, compilation);
  }
}
