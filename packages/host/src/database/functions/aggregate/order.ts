import { asOrdered } from '../../types/order.ts';
import type { BuiltInCall } from '../built-in.ts';

/** ` ORDER BY ..` inside an aggregate call; empty where there is none. */
export function orderBy({ order }: BuiltInCall): string {
  if (order === undefined || order.length === 0) return '';
  const keys = order.map(({ value, item }) => {
    const nulls = item.nulls === undefined ? '' : ` NULLS ${item.nulls}`;
    return `${asOrdered(value)}${item.descending === true ? ' DESC' : ''}${nulls}`;
  });
  return ` ORDER BY ${keys.join(', ')}`;
}

export function distinct({ call }: BuiltInCall): string {
  return call.quantifier === 'DISTINCT' ? 'DISTINCT ' : '';
}
