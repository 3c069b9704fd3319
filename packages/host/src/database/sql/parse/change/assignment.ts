import type { Assignment, Expression } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { target, targets } from '../expression/target.ts';
import { bracketedQuery, isQueryAhead } from '../query/query.ts';
import type { TokenStream } from '../stream.ts';

/** A value that may be DEFAULT. */
export function insertValue(p: TokenStream): Expression {
  const { key, at } = p.token;
  if (key !== 'DEFAULT' || p.peek().key === '.' || p.peek().key === '(') return expression(p);
  p.next();
  return { kind: 'default', at };
}

/** `C = e, (A, B) = (e, f), ROW = (query)`. */
export function assignments(p: TokenStream): Assignment[] {
  const list = [assignment(p)];
  while (p.accept(',')) list.push(assignment(p));
  return list;
}

export function assignment(p: TokenStream): Assignment {
  const { at } = p.token;
  if (p.isSequence('ROW', '=', '(')) {
    p.next();
    p.next();
    return { targets: [], values: rowValues(p), at };
  }
  if (!p.accept('(')) {
    const to = target(p);
    p.expect('=');
    return { targets: [to], values: [insertValue(p)], at };
  }
  const to = targets(p);
  p.expect(')', '=');
  return { targets: to, values: rowValues(p), at };
}

/** `(e, f)`, `(query)`. */
function rowValues(p: TokenStream): Assignment['values'] {
  if (isQueryAhead(p, 0) && p.peek().key !== '(') return bracketedQuery(p);
  p.expect('(');
  const values = [insertValue(p)];
  while (p.accept(',')) values.push(insertValue(p));
  p.expect(')');
  return values;
}
