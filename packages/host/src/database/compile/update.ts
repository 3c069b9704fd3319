import type { TableDescription } from '../catalog/description.ts';
import { SqlError } from '../error.ts';
import type { Assignment, Delete, Update } from '../sql/ast/index.ts';
import { emitForColumn, fit, targetColumn } from './assignment.ts';
import type { Compilation } from './compilation.ts';
import { emitCondition, emitExpression, type Place } from './expression.ts';
import { compileFrom, tableReference } from './from.ts';
import { type CompiledChange, changeableTable } from './insert.ts';
import { emitOrder } from './order.ts';
import { compileFullSelect } from './query.ts';
import { emptyScope, type Scope } from './scope.ts';

/** Errors: -204, -150, -206, -121, -117. */
export function compileUpdate(update: Update, compilation: Compilation): CompiledChange {
  const target = targetOf(update, compilation, 'update');
  const from = compileFrom(update.from ?? [], compilation, target.scope);
  const scope: Scope = { ...target.scope, tables: [...target.scope.tables, ...from.scope.tables] };
  const place: Place = { compilation, scope };
  const set = emitAssignments(update.assignments, target.table, place);
  const conditions = [...from.conditions, ...conditionsOf(update, target, place)];
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const source = from.sql === '' ? '' : ` FROM ${from.sql}`;
  return { sql: `UPDATE ${target.sql} SET ${set}${source}${where}`, table: target.table, alias: target.alias };
}

export function compileDelete(remove: Delete, compilation: Compilation): CompiledChange {
  const target = targetOf(remove, compilation, 'delete');
  const place: Place = { compilation, scope: target.scope };
  const conditions = conditionsOf(remove, target, place);
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  return { sql: `DELETE FROM ${target.sql}${where}`, table: target.table, alias: target.alias };
}

interface Target {
  readonly sql: string;
  readonly table: TableDescription;
  readonly alias: string;
  readonly scope: Scope;
}

function targetOf(
  { table: name, correlation }: Update | Delete,
  compilation: Compilation,
  operation: 'update' | 'delete',
): Target {
  const table = changeableTable(name, compilation, operation);
  const reference = tableReference(table, correlation, compilation, name.name.name);
  const [scopeTable] = reference.tables;
  return { sql: reference.sql, table, alias: scopeTable!.alias, scope: { ...emptyScope, tables: [scopeTable!] } };
}

/** WHERE, WHERE CURRENT OF, and the rows that ORDER BY, OFFSET and FETCH FIRST choose. */
function conditionsOf(change: Update | Delete, { table, alias, scope }: Target, place: Place): string[] {
  const { compilation } = place;
  if (change.currentOf !== undefined) {
    const cursor = change.currentOf.name;
    const row = compilation.parameter({ from: 'cursor-row', cursor, type: { name: 'BIGINT' } });
    return [`${alias}.rrn = ${row.sql}`];
  }
  const where = change.where === undefined ? [] : [`(${emitCondition(change.where, place)})`];
  if (change.limit === undefined && change.offset === undefined) return where;
  if (!table.hasRrn) throw new SqlError(-20211, [], undefined, { position: change.at });
  const count = { name: 'BIGINT' } as const;
  const order = change.order
    ? ` ORDER BY ${emitOrder(change.order, { columns: [], expressions: new Map(), place })}`
    : '';
  const limit = change.limit ? ` LIMIT ${emitExpression(change.limit, place, count).sql}` : '';
  const offset = change.offset ? ` OFFSET ${emitExpression(change.offset, place, count).sql}` : '';
  const chosen = scope.tables[0]!.alias;
  const filter = where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`;
  return [
    `${alias}.rrn IN (SELECT ${chosen}.rrn FROM ${table.relation} AS ${chosen}${filter}${order}${limit}${offset})`,
  ];
}

/** `C = e`, `(A, B) = (e, f)`, `(A, B) = (select ..)`, `ROW = ..`. */
export function emitAssignments(assignments: readonly Assignment[], table: TableDescription, place: Place): string {
  const seen = new Set<string>();
  return assignments.map(assignment => emitSet(assignment, table, place, seen)).join(', ');
}

function emitSet(
  { targets, values, at }: Assignment,
  table: TableDescription,
  place: Place,
  seen: Set<string>,
): string {
  const columns =
    targets.length === 0
      ? table.columns.filter(({ hidden }) => !hidden)
      : targets.map(target => {
          if (target.kind !== 'column') throw new SqlError(-104, ['', ''], undefined, { position: target.at });
          return targetColumn(table, target.name, seen);
        });
  if ('body' in values) {
    const query = compileFullSelect(values, place.compilation, place.scope, {
      expected: columns.map(({ type }) => type),
    });
    if (query.columns.length !== columns.length) throw new SqlError(-117, [], undefined, { position: at });
    const alias = place.compilation.alias('s');
    const items = query.columns.map(({ value }, index) =>
      fit(
        { ...value, nullable: true, sql: `${alias}."c${index + 1}"` },
        columns[index]!,
        at,
        place.compilation.session,
      ),
    );
    const names = columns.map(({ relationColumn }) => relationColumn).join(', ');
    return `(${names}) = (SELECT ${items.join(', ')} FROM (${query.sql}) AS ${alias})`;
  }
  if (values.length !== columns.length) throw new SqlError(-117, [], undefined, { position: at });
  return columns
    .map((column, index) => `${column.relationColumn} = ${emitForColumn(values[index]!, column, place)}`)
    .join(', ');
}
