import type { Expression, FullSelect } from '../../ast/index.ts';
import { continuedQuery, isQueryAhead, query } from '../query/query.ts';
import type { TokenStream } from '../stream.ts';
import { expression } from './expression.ts';

/**
 * What stands in brackets: values, or a query. `((SELECT ..) UNION ..)` shows only behind its first inner bracket that it is a query: then what
 * was read as a scalar subquery is the first operand of it.
 */
export function listOrQuery(p: TokenStream): { readonly list: Expression[] } | { readonly query: FullSelect } {
  p.expect('(');
  if (isQueryAhead(p, 0) && !p.is('(')) {
    const content = { query: query(p) };
    p.expect(')');
    return content;
  }
  const list = [expression(p)];
  const [first] = list;
  if (first?.kind === 'subquery' && !p.is(',')) {
    const whole = continuedQuery(p, first.query);
    if (whole !== undefined) {
      p.expect(')');
      return { query: whole };
    }
  }
  while (p.accept(',')) list.push(expression(p));
  p.expect(')');
  return { list };
}
