import type { FrameBound, WindowSpecification } from '../sql/ast/index.ts';
import { asComparable, type Emitted } from './emitted.ts';
import { emitExpression, type Place } from './expression.ts';
import { emitOrderItem } from './order.ts';

/** `f(..) OVER (PARTITION BY .. ORDER BY .. frame)`. */
export function emitWindow(value: Emitted, over: WindowSpecification, place: Place): Emitted {
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
  // The function may come wrapped in a cast: OVER belongs to the call inside it.
  const wrapped = /^\((.*\))::([a-z0-9(), ]+)\)$/s.exec(value.sql);
  const window = `OVER (${parts.join(' ')})`;
  const sql = wrapped === null ? `(${value.sql} ${window})` : `((${wrapped[1]} ${window})::${wrapped[2]})`;
  return { ...value, sql };
}

function bound({ bound, offset }: FrameBound, place: Place): string {
  return offset === undefined ? bound : `${emitExpression(offset, place, { name: 'INTEGER' }).sql} ${bound}`;
}
