import { SqlError } from '../error.ts';
import type { Expression, JsonColumn, JsonTable, OnCondition } from '../sql/ast/index.ts';
import { resolveType } from '../types/resolve.ts';
import type { PgType, SqlType } from '../types/sql-type.ts';
import { pgTypeOf } from '../types/sql-type.ts';
import type { Compilation } from './compilation.ts';
import { asText, type Emitted } from './emitted.ts';
import { emitExpression, type Place } from './expression.ts';
import { type CompiledReference, derived } from './from.ts';
import { quoteLiteral } from './quote.ts';
import type { Scope, ScopeColumn } from './scope.ts';

/** JSON_TABLE of Db2 as that of PostgreSQL 17 and later: both are that of SQL:2016. Errors: -84 for what PostgreSQL's has not. */
export function compileJsonTable(table: JsonTable, compilation: Compilation, scope: Scope): CompiledReference {
  const place: Place = { compilation, scope };
  const json = emitExpression(table.value, place, { name: 'CLOB', length: 2_147_483_647, ccsid: 1208 });
  const columns: ScopeColumn[] = [];
  const list = columnList(table.columns, columns, place);
  const onError = table.onError === 'ERROR' ? ' ERROR ON ERROR' : '';
  const sql = `JSON_TABLE((${characters(json)})::jsonb, ${path(table.path, place)} COLUMNS (${list})${onError})`;
  return derived(sql, columns, table.correlation, compilation);
}

function columnList(declared: readonly JsonColumn[], columns: ScopeColumn[], place: Place): string {
  return declared.map(column => columnOf(column, columns, place)).join(', ');
}

function columnOf(column: JsonColumn, columns: ScopeColumn[], place: Place): string {
  if (column.kind === 'json-nested')
    return `NESTED PATH ${path(column.path, place)} COLUMNS (${columnList(column.columns, columns, place)})`;
  const position = columns.length + 1;
  if (column.kind === 'json-ordinality') {
    columns.push(made(column.name.name, position, { name: 'INTEGER' }, 'int4'));
    return `"c${position}" FOR ORDINALITY`;
  }
  if (column.type.kind !== 'built-in-type') throw new SqlError(-84, [], undefined, { position: column.at });
  const type = resolveType(column.type, place.compilation.session);
  const pg = storedAs(type);
  columns.push(made(column.name.name, position, type, pg));
  const where = column.path === undefined ? quoteLiteral(`lax $."${column.name.name}"`) : path(column.path, place);
  if (column.exists) return `"c${position}" ${pg} EXISTS PATH ${where}`;
  const parts = [`"c${position}" ${typeWords(type, pg)}`];
  if (column.formatJson) parts.push('FORMAT JSON');
  parts.push(`PATH ${where}`);
  if (column.wrapper !== undefined) parts.push(`${column.wrapper} WRAPPER`);
  if (column.quotes !== undefined) parts.push(`${column.quotes} QUOTES`);
  if (column.onEmpty !== undefined) parts.push(`${action(column.onEmpty, type, place)} ON EMPTY`);
  if (column.onError !== undefined) parts.push(`${action(column.onError, type, place)} ON ERROR`);
  return parts.join(' ');
}

function made(name: string, position: number, type: SqlType, pg: PgType): ScopeColumn {
  return { name, value: { sql: `"c${position}"`, type, pg, nullable: true } };
}

/** Characters come as text: they are padded and cut where they are used. */
function storedAs(type: SqlType): PgType {
  const pg = pgTypeOf(type);
  return pg === 'bpchar' ? 'text' : pg;
}

function typeWords(type: SqlType, pg: PgType): string {
  return 'scale' in type ? `numeric(${type.precision},${type.scale})` : pg;
}

function action({ action, value }: OnCondition, type: SqlType, place: Place): string {
  if (action !== 'DEFAULT') return action;
  return `DEFAULT ${emitExpression(value!, place, type).sql}`;
}

/** A path is a constant. Db2's SQL/JSON paths are PostgreSQL's. */
function path(expression: Expression, place: Place): string {
  const value = emitExpression(expression, place);
  if (value.constant === undefined)
    throw new SqlError(-171, ['2', 'JSON_TABLE'], undefined, { position: expression.at });
  return quoteLiteral(value.constant);
}

function characters(value: Emitted): string {
  if (value.pg === 'bytea') return `convert_from(${value.sql}, 'UTF8')`;
  return asText(value);
}
