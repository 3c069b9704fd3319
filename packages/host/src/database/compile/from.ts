import { SqlError } from '../error.ts';
import type { Correlation, Join, TableName, TableReference } from '../sql/ast/index.ts';
import { comparisonOperands } from '../types/compare.ts';
import { pgTypeOf } from '../types/sql-type.ts';
import type { Compilation } from './compilation.ts';
import { compileDataChangeTable } from './data-change-table.ts';
import { emitCondition, type Place } from './expression.ts';
import { compileHostFunction, compileHostView } from './host-rows.ts';
import { compileJsonTable } from './json-table.ts';
import { resolveTable } from './names.ts';
import { compileFullSelect } from './query.ts';
import { findCommonTable, type Scope, type ScopeColumn, type ScopeTable } from './scope.ts';
import { compileTableFunction } from './table-function.ts';
import { compileXmlTable } from './xml-table.ts';

export interface CompiledFrom {
  readonly sql: string;
  readonly scope: Scope;
  /** Conditions that belong into WHERE: those of exception joins. */
  readonly conditions: readonly string[];
}

/** A table reference while its FROM clause is being put together. */
export interface CompiledReference {
  readonly sql: string;
  readonly tables: readonly ScopeTable[];
  readonly conditions: readonly string[];
}

/** Errors: -204; -212 for two tables of one name. */
export function compileFrom(from: readonly TableReference[], compilation: Compilation, outer: Scope): CompiledFrom {
  const tables: ScopeTable[] = [];
  const scope: Scope = { tables, common: new Map(), outer };
  const conditions: string[] = [];
  const parts: string[] = [];
  for (const reference of from) {
    const compiled = compileReference(reference, compilation, scope);
    parts.push(compiled.sql);
    tables.push(...compiled.tables);
    conditions.push(...compiled.conditions);
  }
  requireDistinct(tables, from[0]?.at ?? 0);
  return { sql: parts.join(', '), scope, conditions };
}

function requireDistinct(tables: readonly ScopeTable[], position: number): void {
  const seen = new Set<string>();
  for (const { name, library } of tables) {
    const key = `${library ?? ''}.${name}`;
    if (seen.has(key) && name !== '') throw new SqlError(-212, [name], undefined, { position });
    seen.add(key);
  }
}

/** `scope` has the tables that stand before this one: what LATERAL and table functions may refer to. */
export function compileReference(reference: TableReference, compilation: Compilation, scope: Scope): CompiledReference {
  switch (reference.kind) {
    case 'table':
      return compileTableName(reference, compilation, scope);
    case 'derived': {
      const query = compileFullSelect(reference.query, compilation, reference.lateral ? scope : scope.outer);
      const prefix = reference.lateral ? 'LATERAL ' : '';
      return derived(`${prefix}(${query.sql})`, query.columns, reference.correlation, compilation);
    }
    case 'values-table': {
      const { values, at } = reference;
      const query = compileFullSelect({ at, body: values }, compilation, scope.outer);
      return derived(`(${query.sql})`, query.columns, reference.correlation, compilation);
    }
    case 'join':
      return compileJoin(reference, compilation, scope);
    case 'data-change':
      return compileDataChangeTable(reference, compilation, scope);
    case 'table-function':
      return compileHostFunction(reference, compilation) ?? compileTableFunction(reference, compilation, scope);
    case 'json-table':
      return compileJsonTable(reference, compilation, scope);
    case 'xml-table':
      return compileXmlTable(reference, compilation, scope);
    case 'unnest':
      throw new SqlError(-84, [], undefined, { position: reference.at });
  }
}

/** A subquery, common table or function with its columns `"c1"` .. under a new alias. Errors: -158. */
export function derived(
  sql: string,
  columns: readonly ScopeColumn[],
  correlation: Correlation | undefined,
  compilation: Compilation,
  name = '',
): CompiledReference {
  const alias = compilation.alias('t');
  if (correlation?.columns !== undefined && correlation.columns.length !== columns.length)
    throw new SqlError(-158, [], undefined, { position: correlation.at });
  const named = columns.map(
    (column, index): ScopeColumn => ({
      name: correlation?.columns?.[index]?.name ?? column.name,
      ...(column.systemName !== undefined && correlation?.columns === undefined && { systemName: column.systemName }),
      value: { ...column.value, sql: `${alias}."c${index + 1}"` },
      ...(column.base !== undefined && { base: column.base }),
    }),
  );
  const table: ScopeTable = { name: correlation?.name.name ?? name, alias, columns: named };
  return { sql: `${sql} AS ${alias}`, tables: [table], conditions: [] };
}

function compileTableName(reference: TableName, compilation: Compilation, scope: Scope): CompiledReference {
  const { name, correlation } = reference;
  if (reference.period !== undefined || reference.sample !== undefined || reference.partitions !== undefined)
    throw new SqlError(-84, [], undefined, { position: reference.at });
  if (name.schema === undefined) {
    const common = findCommonTable(scope, name.name.name);
    if (common !== undefined) return derived(common.alias, common.columns, correlation, compilation, name.name.name);
  }
  const table = resolveTable(compilation, name);
  if (table.hostRows) return compileHostView(table, correlation, compilation);
  compilation.use(table, 'select');
  return tableReference(table, correlation, compilation, name.name.name);
}

/** A table or view under an alias of its own. `name` is how the statement calls it. */
export function tableReference(
  table: ReturnType<typeof resolveTable>,
  correlation: Correlation | undefined,
  compilation: Compilation,
  name = table.name,
): CompiledReference {
  const alias = compilation.alias('t');
  if (correlation?.columns !== undefined && correlation.columns.length !== table.columns.length)
    throw new SqlError(-158, [], undefined, { position: correlation.at });
  const columns = table.columns.map(
    (column, index): ScopeColumn => ({
      name: correlation?.columns?.[index]?.name ?? column.name,
      ...(correlation?.columns === undefined && { systemName: column.systemName }),
      value: {
        sql: `${alias}.${column.relationColumn}`,
        type: column.type,
        pg: pgTypeOf(column.type),
        nullable: column.nullable,
      },
      hidden: column.hidden,
      base: { table, name: column.name },
    }),
  );
  const scopeTable: ScopeTable = {
    name: correlation?.name.name ?? name,
    ...(correlation === undefined && { library: table.library }),
    alias,
    columns,
    table,
  };
  return { sql: `${table.relation} AS ${alias}`, tables: [scopeTable], conditions: [] };
}

const joinWords = {
  INNER: 'JOIN',
  LEFT: 'LEFT JOIN',
  RIGHT: 'RIGHT JOIN',
  FULL: 'FULL JOIN',
  CROSS: 'CROSS JOIN',
} as const;

function compileJoin(join: Join, compilation: Compilation, scope: Scope): CompiledReference {
  if (join.type === 'RIGHT EXCEPTION')
    return compileJoin({ ...join, type: 'LEFT EXCEPTION', left: join.right, right: join.left }, compilation, scope);
  const left = compileReference(join.left, compilation, scope);
  const beside: Scope = { ...scope, tables: [...scope.tables, ...left.tables] };
  const right = compileReference(join.right, compilation, beside);
  const conditions = [...left.conditions, ...right.conditions];
  if (join.type === 'LEFT EXCEPTION') return exceptionJoin(join, left, right, compilation, scope);
  const word = joinWords[join.type];
  if (join.type === 'CROSS') {
    return { sql: `(${left.sql} ${word} ${right.sql})`, tables: [...left.tables, ...right.tables], conditions };
  }
  const tables = nullable(join, left.tables, right.tables);
  const place: Place = { compilation, scope: { ...scope, tables: [...scope.tables, ...left.tables, ...right.tables] } };
  if (join.using !== undefined)
    return joinUsing(join, word, left, { ...right, tables: tables.slice(left.tables.length) }, compilation);
  if (join.on === undefined) throw new SqlError(-104, ['', 'ON USING'], undefined, { position: join.at });
  return { sql: `(${left.sql} ${word} ${right.sql} ON ${emitCondition(join.on, place)})`, tables, conditions };
}

/** Columns of the side that may be missing can be NULL. */
function nullable({ type }: Join, left: readonly ScopeTable[], right: readonly ScopeTable[]): ScopeTable[] {
  const loosen = (table: ScopeTable): ScopeTable => ({
    ...table,
    columns: table.columns.map(column => ({ ...column, value: { ...column.value, nullable: true } })),
  });
  return [
    ...(type === 'RIGHT' || type === 'FULL' ? left.map(loosen) : left),
    ...(type === 'LEFT' || type === 'FULL' ? right.map(loosen) : right),
  ];
}

function joinUsing(
  join: Join,
  word: string,
  left: CompiledReference,
  right: CompiledReference,
  compilation: Compilation,
): CompiledReference {
  const merged = new Set(join.using!.map(({ name }) => name));
  const equal = join.using!.map(({ name, at }) => {
    const [a] = left.tables.flatMap(({ columns }) => columns.filter(column => column.name === name));
    const [b] = right.tables.flatMap(({ columns }) => columns.filter(column => column.name === name));
    if (a === undefined || b === undefined) throw new SqlError(-206, [name], undefined, { position: at });
    const [one, other] = comparisonOperands([a.value, b.value], compilation.session);
    return `${one} = ${other}`;
  });
  const tables = [...left.tables, ...right.tables.map(table => ({ ...table, merged }))];
  return {
    sql: `(${left.sql} ${word} ${right.sql} ON ${equal.join(' AND ')})`,
    tables,
    conditions: [...left.conditions, ...right.conditions],
  };
}

/** Rows of the left side without a partner on the right. */
function exceptionJoin(
  join: Join,
  left: CompiledReference,
  right: CompiledReference,
  compilation: Compilation,
  scope: Scope,
): CompiledReference {
  const [table] = right.tables;
  if (right.tables.length !== 1 || table === undefined) throw new SqlError(-338, [], undefined, { position: join.at });
  const place: Place = { compilation, scope: { ...scope, tables: [...scope.tables, ...left.tables, ...right.tables] } };
  const on = join.on === undefined ? 'true' : emitCondition(join.on, place);
  // A column that is never NULL in a row of the right side tells whether there was one.
  const inner = right.sql.slice(0, right.sql.lastIndexOf(' AS '));
  const marked = `(SELECT *, true AS "present" FROM ${inner} AS x) AS ${table.alias}`;
  return {
    sql: `(${left.sql} LEFT JOIN ${marked} ON ${on})`,
    tables: nullable({ ...join, type: 'LEFT' }, left.tables, right.tables),
    conditions: [...left.conditions, ...right.conditions, `${table.alias}."present" IS NULL`],
  };
}
