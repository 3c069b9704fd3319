import { SqlError } from '../error.ts';
import type { CommonTable, FullSelect, QueryBody, SetOperation, Values } from '../sql/ast/index.ts';
import { coerce } from '../types/coerce.ts';
import { commonType } from '../types/common.ts';
import type { SqlType } from '../types/sql-type.ts';
import type { Compilation } from './compilation.ts';
import { asComparable, type Emitted } from './emitted.ts';
import { emitExpression, type Place } from './expression.ts';
import { emitOrder, type OrderableResult } from './order.ts';
import { type CommonTableScope, emptyScope, type Scope, type ScopeColumn } from './scope.ts';
import { compileSubSelect } from './subselect.ts';

/** A query in PostgreSQL's words. Its columns are called `"c1"`, `"c2"` ...; values say what they are, not where. */
export interface CompiledQuery {
  readonly sql: string;
  readonly columns: readonly ScopeColumn[];
  /** Of a plain select from one table that can be changed through a cursor: its alias in `sql`. */
  readonly target?: QueryTarget;
}

export interface QueryTarget {
  readonly alias: string;
  readonly hasRrn: boolean;
  /** Where in `sql` the select list ends: another column can be put there. */
  readonly listEnd: number;
}

/** A body with what ORDER BY may refer to. */
export interface CompiledBody extends CompiledQuery {
  readonly orderable: Omit<OrderableResult, 'columns'>;
}

export interface QueryOptions {
  /** Types that the columns are to have where they have none: those of the columns that are inserted into. */
  readonly expected?: readonly (SqlType | undefined)[];
  /** A column list given around the query that names the columns. */
  readonly hidden?: readonly string[];
}

/** `[WITH ..] body [ORDER BY ..] [OFFSET ..] [FETCH FIRST ..]`. `outer` is what correlated names may mean. */
export function compileFullSelect(
  query: FullSelect,
  compilation: Compilation,
  outer: Scope | undefined,
  options: QueryOptions = {},
): CompiledQuery {
  const common = new Map<string, CommonTableScope>();
  const scope: Scope = { ...emptyScope, common, outer };
  const tables = (query.with ?? []).map(table => compileCommonTable(table, compilation, scope, common));
  const body = compileBody(query.body, compilation, scope, options);
  const parts = [body.sql];
  if (query.order !== undefined)
    parts.push(`ORDER BY ${emitOrder(query.order, { ...body.orderable, columns: body.columns })}`);
  const place: Place = { compilation, scope };
  const count: SqlType = { name: 'BIGINT' };
  if (query.limit !== undefined) parts.push(`LIMIT ${emitExpression(query.limit, place, count).sql}`);
  if (query.offset !== undefined) parts.push(`OFFSET ${emitExpression(query.offset, place, count).sql}`);
  const sql = parts.join(' ');
  const recursive = tables.some(table => table.recursive) ? 'RECURSIVE ' : '';
  const clause = tables.length === 0 ? '' : `WITH ${recursive}${tables.map(table => table.sql).join(', ')} `;
  const target = query.limit === undefined && query.offset === undefined ? body.target : undefined;
  return {
    sql: clause + sql,
    columns: body.columns,
    ...(target && { target: { ...target, listEnd: clause.length + target.listEnd } }),
  };
}

export function compileBody(
  body: QueryBody,
  compilation: Compilation,
  scope: Scope,
  options: QueryOptions = {},
): CompiledBody {
  switch (body.kind) {
    case 'subselect':
      return compileSubSelect(body, compilation, scope, options);
    case 'values':
      return compileValues(body, compilation, scope, options);
    case 'nested': {
      const { sql, columns } = compileFullSelect(body.query, compilation, scope, options);
      return { sql: `(${sql})`, columns, orderable: { expressions: new Map(), place: undefined } };
    }
    case 'set':
      return compileSet(body, compilation, scope, options);
  }
}

/** UNION, EXCEPT, INTERSECT: both sides are brought to the types of the result. Errors: -421, -415. */
function compileSet(body: SetOperation, compilation: Compilation, scope: Scope, options: QueryOptions): CompiledBody {
  const left = compileBody(body.left, compilation, scope, options);
  const right = compileBody(body.right, compilation, scope, options);
  if (left.columns.length !== right.columns.length) throw new SqlError(-421, [], undefined, { position: body.at });
  const types = left.columns.map(({ value }, index) => {
    const type = commonType([value.type, right.columns[index]!.value.type], -415);
    if (type === undefined) throw new SqlError(-415, [], undefined, { position: body.at });
    return type;
  });
  const operator = `${body.operator}${body.all ? ' ALL' : ''}`;
  const columns = left.columns.map(({ name, systemName, value }, index) => ({
    name: name === right.columns[index]!.name ? name : unnamed(index),
    ...(systemName !== undefined && { systemName }),
    value: {
      ...coerce({ ...value, sql: `"c${index + 1}"` }, types[index]!, compilation.session),
      sql: `"c${index + 1}"`,
      nullable: value.nullable || right.columns[index]!.value.nullable,
    },
  }));
  const sql = `${asOperand(left, types, compilation)} ${operator} ${asOperand(right, types, compilation)}`;
  return { sql, columns, orderable: { expressions: new Map(), place: undefined } };
}

/** A query as an operand of a set operation: with the types of the result, and characters so that trailing blanks do not count. */
function asOperand(query: CompiledQuery, types: readonly SqlType[], compilation: Compilation): string {
  const alias = compilation.alias('u');
  const items = query.columns.map(({ value }, index) => {
    const from: Emitted = { ...value, sql: `${alias}."c${index + 1}"` };
    return { from: from.sql, to: asComparable(coerce(from, types[index]!, compilation.session)) };
  });
  if (items.every(({ from, to }) => from === to)) return `(${query.sql})`;
  const list = items.map(({ to }, index) => `${to} AS "c${index + 1}"`).join(', ');
  return `(SELECT ${list} FROM (${query.sql}) AS ${alias})`;
}

/** VALUES as a query. A column has the common type of its values. */
function compileValues(
  values: Values,
  compilation: Compilation,
  scope: Scope,
  { expected }: QueryOptions,
): CompiledBody {
  const place: Place = { compilation, scope };
  const width = values.rows[0]!.length;
  if (values.rows.some(row => row.length !== width)) throw new SqlError(-117, [], undefined, { position: values.at });
  const types = Array.from({ length: width }, (_, index) => {
    const settled = values.rows
      .map(row => row[index]!)
      .filter(value => value.kind !== 'marker')
      .map(value => emitExpression(value, place, expected?.[index]).type);
    return commonType(settled, -415) ?? expected?.[index];
  });
  const emitted = values.rows.map(row => row.map((value, index) => emitExpression(value, place, types[index])));
  const columns = types.map((type, index): ScopeColumn => {
    const sample = emitted[0]![index]!;
    const value = type === undefined ? sample : coerce(sample, type, compilation.session);
    const nullable = emitted.some(row => row[index]!.nullable);
    return { name: unnamed(index), value: { ...value, sql: `"c${index + 1}"`, nullable } };
  });
  const rows = emitted.map(row => {
    const items = row.map(
      (value, index) => (types[index] === undefined ? value : coerce(value, types[index], compilation.session)).sql,
    );
    return `(${items.join(', ')})`;
  });
  const names = columns.map((_, index) => `"c${index + 1}"`).join(', ');
  const sql = `SELECT ${names} FROM (VALUES ${rows.join(', ')}) AS ${compilation.alias('v')} (${names})`;
  return { sql, columns, orderable: { expressions: new Map(), place: undefined } };
}

/** What Db2 for i calls a column of a result that has no name: its number in five digits. */
export function unnamed(index: number): string {
  return String(index + 1).padStart(5, '0');
}

interface CompiledCommonTable {
  readonly sql: string;
  readonly recursive: boolean;
}

/** A common table becomes known to those that follow it, and to itself when it is recursive. Errors: -340, -158, -343. */
function compileCommonTable(
  table: CommonTable,
  compilation: Compilation,
  scope: Scope,
  common: Map<string, CommonTableScope>,
): CompiledCommonTable {
  const { name, query, at } = table;
  if (common.has(name.name)) throw new SqlError(-340, [name.name], undefined, { position: at });
  const alias = compilation.alias('w');
  const register = (columns: readonly ScopeColumn[]) => {
    if (table.columns !== undefined && table.columns.length !== columns.length)
      throw new SqlError(-158, [], undefined, { position: at });
    const named = columns.map((column, index) => ({
      name: table.columns?.[index]?.name ?? column.name,
      value: { ...column.value, sql: `"c${index + 1}"` },
    }));
    common.set(name.name, { alias, columns: named });
  };
  const seed = seedOf(query, name.name);
  if (seed === undefined) {
    const compiled = compileFullSelect(query, compilation, scope);
    register(compiled.columns);
    return { sql: `${alias} AS (${compiled.sql})`, recursive: false };
  }
  if (table.columns === undefined) throw new SqlError(-343, [name.name], undefined, { position: at });
  const first = compileBody(seed.left, compilation, scope);
  register(first.columns);
  const rest = compileBody(seed.right, compilation, scope);
  if (first.columns.length !== rest.columns.length) throw new SqlError(-421, [], undefined, { position: at });
  // PostgreSQL wants the types of the first part in the recursive one, and so does Db2.
  const types = first.columns.map(({ value }) => value.type ?? ({ name: 'VARCHAR', length: 1, ccsid: 37 } as const));
  const sql = `${asOperand(first, types, compilation)} UNION ALL ${asOperand(rest, types, compilation)}`;
  return { sql: `${alias} AS (${sql})`, recursive: true };
}

/** The two parts of a recursive common table: UNION ALL whose right side reads the table itself. */
function seedOf({ body, order, limit }: FullSelect, name: string): SetOperation | undefined {
  if (body.kind !== 'set' || body.operator !== 'UNION' || order !== undefined || limit !== undefined) return undefined;
  if (!mentions(body, name)) return undefined;
  if (!body.all) throw new SqlError(-342, [name], undefined, { position: body.at });
  return body;
}

function mentions(node: unknown, name: string): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { kind, name: table } = node as { kind?: string; name?: { schema?: unknown; name?: { name?: string } } };
  if (kind === 'table' && table?.schema === undefined && table?.name?.name === name) return true;
  return Object.values(node).some(value => mentions(value, name));
}
