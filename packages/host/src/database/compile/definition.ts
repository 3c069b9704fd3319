import type { ColumnDescription, TableDescription } from '../catalog/description.ts';
import type { ResultColumn } from '../room.ts';
import type { Expression, SelectStatement } from '../sql/ast/index.ts';
import { emitAssignment } from '../types/assign.ts';
import { pgTypeOf, type SqlType } from '../types/sql-type.ts';
import type { Compilation } from './compilation.ts';
import { emitCondition, emitExpression, type Place } from './expression.ts';
import { isPredicate } from './predicate.ts';
import { compileFullSelect } from './query.ts';
import { resultColumn } from './result.ts';
import { emptyScope, type ScopeTable } from './scope.ts';

/** The column that a default or a generated value is for. */
export interface DefinitionTarget {
  readonly name: string;
  readonly type: SqlType;
}

/** An expression or condition over the columns of one table, which stand under their quoted names alone: for defaults, checks and index keys. */
export function compileDefinitionExpression(
  expression: Expression,
  columns: readonly ColumnDescription[],
  compilation: Compilation,
  target?: DefinitionTarget,
): string {
  const table: ScopeTable = {
    name: '',
    alias: '',
    columns: columns.map(({ name, systemName, relationColumn, type, nullable }) => ({
      name,
      systemName,
      value: { sql: relationColumn, type, pg: pgTypeOf(type), nullable },
    })),
  };
  const place: Place = { compilation, scope: { ...emptyScope, tables: [table] } };
  if (target === undefined && isPredicate(expression)) return emitCondition(expression, place);
  const value = emitExpression(expression, place, target?.type);
  return target === undefined ? value.sql : emitAssignment(value, target.type, target.name, compilation.session);
}

export interface DefinitionQuery {
  readonly sql: string;
  readonly columns: readonly ResultColumn[];
  readonly tables: readonly TableDescription[];
}

/** The query of a view or of CREATE TABLE AS. Its columns are called `"c1"` .. in the text. */
export function compileDefinitionQuery(select: SelectStatement, compilation: Compilation): DefinitionQuery {
  const query = compileFullSelect(select.query, compilation, undefined);
  const tables = [...compilation.tables.values()].map(({ table }) => table);
  return { sql: query.sql, columns: query.columns.map(resultColumn), tables };
}
