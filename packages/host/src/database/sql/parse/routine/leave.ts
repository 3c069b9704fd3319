import type { PlStatement } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { listOrQuery } from '../expression/value-list.ts';
import { identifier } from '../names.ts';
import { isQueryAhead } from '../query/query.ts';
import { selectStatement } from '../query/select.ts';
import type { TokenStream } from '../stream.ts';

/** `LEAVE L`, `ITERATE L`, `GOTO L`. */
export function jump(p: TokenStream): PlStatement {
  const { key, at } = p.next();
  const kind = key.toLowerCase() as 'leave' | 'iterate' | 'goto';
  return { kind, label: identifier(p), at };
}

/** `RETURN [e]`, and of table functions `RETURN query`. */
export function returnStatement(p: TokenStream): PlStatement {
  const { at } = p.next();
  if (p.token.kind === 'end' || p.token.key === ';') return { kind: 'return', at };
  if (isQueryAhead(p, 0) && !p.is('(')) return { kind: 'return', query: selectStatement(p), at };
  return { kind: 'return', value: expression(p), at };
}

/** `PIPE (a, b)`: a row of a table function. */
export function pipe(p: TokenStream): PlStatement {
  const { at } = p.next();
  const content = p.is('(') ? listOrQuery(p) : { list: [expression(p)] };
  if ('query' in content) return { kind: 'pipe', values: [{ kind: 'subquery', query: content.query, at }], at };
  return { kind: 'pipe', values: content.list, at };
}
