import type { OrderItem } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';

/** `e [ASC | DESC] [NULLS FIRST | LAST], ..` behind ORDER BY. */
export function orderItems(p: TokenStream): OrderItem[] {
  const items = [orderItem(p)];
  while (p.accept(',')) items.push(orderItem(p));
  return items;
}

function orderItem(p: TokenStream): OrderItem {
  const { at } = p.token;
  const value = expression(p);
  const direction = p.acceptAny('ASC', 'DESC');
  const nulls = p.accept('NULLS') ? p.expectAny('FIRST', 'LAST') : undefined;
  return node<OrderItem>({
    value,
    descending: direction === 'DESC' ? true : undefined,
    nulls,
    at,
  });
}
