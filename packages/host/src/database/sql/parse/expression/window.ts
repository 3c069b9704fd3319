import type { FrameBound, WindowFrame, WindowSpecification } from '../../ast/index.ts';
import { defined, node } from '../node.ts';
import { orderItems } from '../query/order.ts';
import type { TokenStream } from '../stream.ts';
import { expression, value } from './expression.ts';

/** `[PARTITION BY ..] [ORDER BY ..] [ROWS BETWEEN .. AND ..])`, behind its opening bracket. */
export function windowSpecification(p: TokenStream): WindowSpecification {
  const { at } = p.token;
  const partition = [];
  if (p.acceptSequence('PARTITION', 'BY')) {
    do partition.push(expression(p));
    while (p.accept(','));
  }
  const order = p.acceptSequence('ORDER', 'BY') ? orderItems(p) : [];
  const unit = p.acceptAny('ROWS', 'RANGE', 'GROUPS');
  const frame = unit === undefined ? undefined : windowFrame(p, unit);
  p.expect(')');
  return node<WindowSpecification>({ partition, order, frame, at });
}

function windowFrame(p: TokenStream, unit: WindowFrame['unit']): WindowFrame {
  if (!p.accept('BETWEEN')) return { unit, start: bound(p) };
  const start = bound(p);
  p.expect('AND');
  return { unit, start, end: bound(p) };
}

function bound(p: TokenStream): FrameBound {
  if (p.acceptSequence('CURRENT', 'ROW')) return { bound: 'CURRENT ROW' };
  const offset = p.accept('UNBOUNDED') ? undefined : value(p);
  const direction = p.expectAny('PRECEDING', 'FOLLOWING');
  return defined<FrameBound>(
    offset === undefined ? { bound: `UNBOUNDED ${direction}` as const } : { bound: direction, offset },
  );
}
