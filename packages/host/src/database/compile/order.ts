import { SqlError } from '../error.ts';
import type { Identifier, OrderItem } from '../sql/ast/index.ts';
import { asOrdered } from '../types/order.ts';
import type { Emitted } from './emitted.ts';
import { emitExpression, type Place } from './expression.ts';
import type { ScopeColumn } from './scope.ts';
import { expressionKey } from './scope.ts';

/** One sort key. NULLs are high in both worlds. */
export function emitOrderItem(value: Emitted, { descending, nulls }: OrderItem): string {
  return `${asOrdered(value)}${descending ? ' DESC' : ''}${nulls === undefined ? '' : ` NULLS ${nulls}`}`;
}

/** What ORDER BY of a whole query may name besides what its own tables have. */
export interface OrderableResult {
  readonly columns: readonly ScopeColumn[];
  /** The expressions of the select list, by key; empty after a set operation. */
  readonly expressions: ReadonlyMap<string, number>;
  /** Where other expressions are evaluated; undefined where only columns of the result may be named. */
  readonly place: Place | undefined;
}

/** ORDER BY of a query: positions, columns of the result, then expressions. Errors: -125, -208, -214. */
export function emitOrder(items: readonly OrderItem[], result: OrderableResult): string {
  return items.map(item => orderKey(item, result)).join(', ');
}

function orderKey(item: OrderItem, { columns, expressions, place }: OrderableResult): string {
  const { value, at } = item;
  if (value.kind === 'literal' && value.type === 'integer') {
    const position = Number(value.value);
    if (position < 1 || position > columns.length) throw new SqlError(-125, [position], undefined, { position: at });
    return positional(position, columns[position - 1]!, item);
  }
  if (value.kind === 'column' && value.qualifier === undefined) {
    const position = positionOf(columns, value.name);
    if (position > 0) return positional(position, columns[position - 1]!, item);
  }
  const same = expressions.get(expressionKey(value));
  if (same !== undefined) return positional(same + 1, columns[same]!, item);
  if (place === undefined) {
    const name = value.kind === 'column' ? value.name.name : '';
    throw name === ''
      ? new SqlError(-214, [], undefined, { position: at })
      : new SqlError(-208, [name], undefined, { position: at });
  }
  return emitOrderItem(emitExpression(value, place), item);
}

function positional(position: number, { value }: ScopeColumn, item: OrderItem): string {
  // A column that is text is sorted by all its characters: those that differ only in trailing blanks come in any order in Db2.
  return emitOrderItem({ ...value, sql: String(position), pg: 'int4' }, item);
}

function positionOf(columns: readonly ScopeColumn[], { name }: Identifier): number {
  return columns.findIndex(column => column.name === name || column.systemName === name) + 1;
}
