import type { FrameBound, WindowSpecification } from '../sql/ast/index.ts';
import { asComparable } from './emitted.ts';
import { emitExpression, type Place } from './expression.ts';
import { emitOrderItem } from './order.ts';

/** `OVER (PARTITION BY .. ORDER BY .. frame)`. */
export function emitWindow(over: WindowSpecification, place: Place): string {
  const parts: string[] = [];
  if (over.partition.length > 0) {
    const items = over.partition.map(one => asComparable(emitExpression(one, place)));
    parts.push(`PARTITION BY ${items.join(', ')}`);
  }
  if (over.order.length > 0) {
    const items = over.order.map(item => emitOrderItem(emitExpression(item.value, place), item));
    parts.push(`ORDER BY ${items.join(', ')}`);
  }
  if (over.frame !== undefined) {
    const { unit, start, end } = over.frame;
    const bounds = end === undefined ? bound(start, place) : `BETWEEN ${bound(start, place)} AND ${bound(end, place)}`;
    parts.push(`${unit} ${bounds}`);
  }
  return `OVER (${parts.join(' ')})`;
}

function bound({ bound, offset }: FrameBound, place: Place): string {
  return offset === undefined ? bound : `${emitExpression(offset, place, { name: 'INTEGER' }).sql} ${bound}`;
}
