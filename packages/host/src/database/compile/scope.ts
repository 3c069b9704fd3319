import type { TableDescription } from '../catalog/description.ts';
import { SqlError } from '../error.ts';
import type { ColumnReference } from '../sql/ast/index.ts';
import type { Emitted } from './emitted.ts';

/** A column that expressions can name. */
export interface ScopeColumn {
  readonly name: string;
  readonly systemName?: string;
  readonly value: Emitted;
  readonly hidden?: boolean;
  /** Where it comes from, when it is a column of a table and nothing else. */
  readonly base?: BaseColumn;
}

export interface BaseColumn {
  readonly table: TableDescription;
  readonly name: string;
}

/** A table of a FROM clause. */
export interface ScopeTable {
  /** The correlation name, or the name of the table. */
  readonly name: string;
  /** Library of a table without correlation name: it may qualify columns as well. */
  readonly library?: string;
  /** What it is called in the PostgreSQL text. */
  readonly alias: string;
  readonly columns: readonly ScopeColumn[];
  readonly table?: TableDescription;
  /** Columns that a JOIN USING has merged into those of another table: not found without a qualifier. */
  readonly merged?: ReadonlySet<string>;
}

/** A common table expression. */
export interface CommonTableScope {
  readonly alias: string;
  readonly columns: readonly ScopeColumn[];
}

/** What names mean at one place of a statement: the tables of its FROM clause, then those of the queries around it. */
export interface Scope {
  readonly tables: readonly ScopeTable[];
  readonly common: ReadonlyMap<string, CommonTableScope>;
  readonly outer: Scope | undefined;
  /** Expressions of GROUP BY by their key: where one of them stands in the select list or HAVING it is the group's value. */
  readonly groups?: ReadonlyMap<string, Emitted>;
}

export const emptyScope: Scope = { tables: [], common: new Map(), outer: undefined };

export interface FoundColumn {
  readonly column: ScopeColumn;
  readonly table: ScopeTable;
}

/** Finds a column, from the inside out. Errors: -203 for a name that two tables have. */
export function findColumn(scope: Scope, reference: ColumnReference): FoundColumn | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const found = at.tables.flatMap(table => columnsIn(table, reference));
    if (found.length > 1) throw new SqlError(-203, [reference.name.name], undefined, { position: reference.at });
    if (found[0] !== undefined) return found[0];
  }
  return undefined;
}

function columnsIn(table: ScopeTable, { qualifier, name }: ColumnReference): FoundColumn[] {
  if (qualifier !== undefined) {
    if (qualifier.name.name !== table.name) return [];
    if (qualifier.schema !== undefined && qualifier.schema.name !== table.library) return [];
  } else if (table.merged?.has(name.name)) return [];
  const column =
    table.columns.find(one => one.name === name.name) ?? table.columns.find(one => one.systemName === name.name);
  return column === undefined ? [] : [{ column, table }];
}

export function findCommonTable(scope: Scope, name: string): CommonTableScope | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const found = at.common.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Tells expressions apart by what they say, not by where they stand. */
export function expressionKey(expression: object): string {
  return JSON.stringify(expression, (key, value) => (key === 'at' ? undefined : value));
}
