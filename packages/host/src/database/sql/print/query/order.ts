import type { OrderItem } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { list, words } from '../text.ts';

export function orderBy(items: readonly OrderItem[]): string {
  return `ORDER BY ${orderItems(items)}`;
}

export function orderItems(items: readonly OrderItem[]): string {
  return list(items, ({ value, descending, nulls }) =>
    words(expression(value), descending && 'DESC', nulls && `NULLS ${nulls}`),
  );
}
