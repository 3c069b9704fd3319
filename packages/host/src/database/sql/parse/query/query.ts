import type { FullSelect, QueryBody, SetOperation } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { commonTables } from './common-table.ts';
import { type Ordering, ordering } from './ordering.ts';
import { subselect } from './subselect.ts';

/** A query begins so many tokens ahead: SELECT, VALUES or WITH, behind any number of brackets. */
export function isQueryAhead(p: TokenStream, distance: number): boolean {
  let ahead = distance;
  while (p.peek(ahead).key === '(') ahead++;
  if (ahead === 0) return p.isAny('SELECT', 'VALUES', 'WITH');
  const { key } = p.peek(ahead);
  return key === 'SELECT' || key === 'VALUES' || key === 'WITH';
}

/** `[WITH ..] SELECT .. [ORDER BY ..] [OFFSET ..] [FETCH FIRST ..]`. */
export function query(p: TokenStream): FullSelect {
  return p.nested(whole);
}

function whole(p: TokenStream): FullSelect {
  const { at } = p.token;
  const common = p.accept('WITH') ? commonTables(p) : undefined;
  const body = queryBody(p);
  return node<FullSelect>({ with: common, body, ...ordering(p), at });
}

/** `(query)`; further brackets around it say nothing. */
export function bracketedQuery(p: TokenStream): FullSelect {
  p.expect('(');
  const content = query(p);
  p.expect(')');
  return content;
}

export function queryBody(p: TokenStream): QueryBody {
  return withUnions(p, withIntersections(p, operand(p)));
}

function withUnions(p: TokenStream, first: QueryBody): QueryBody {
  let left = first;
  for (;;) {
    const operator = p.acceptAny('UNION', 'EXCEPT', 'MINUS');
    if (operator === undefined) return left;
    const all = isAll(p);
    left = united(left, operator === 'MINUS' ? 'EXCEPT' : operator, all, withIntersections(p, operand(p)));
  }
}

/** INTERSECT comes before UNION and EXCEPT. */
function withIntersections(p: TokenStream, first: QueryBody): QueryBody {
  let left = first;
  while (p.accept('INTERSECT')) left = united(left, 'INTERSECT', isAll(p), operand(p));
  return left;
}

function united(left: QueryBody, operator: SetOperation['operator'], all: boolean, right: QueryBody): SetOperation {
  return { kind: 'set', operator, all, left, right, at: left.at };
}

function isAll(p: TokenStream): boolean {
  return p.acceptAny('ALL', 'DISTINCT') === 'ALL';
}

function operand(p: TokenStream): QueryBody {
  const { at } = p.token;
  if (p.accept('SELECT')) return subselect(p, at);
  if (p.accept('VALUES')) return { kind: 'values', rows: valuesRows(p), at };
  if (!p.is('(')) throw p.unexpected();
  return { kind: 'nested', query: bracketedQuery(p), at };
}

/** `1, 2`, `(1, 2), (3, 4)` behind VALUES. */
function valuesRows(p: TokenStream) {
  const rows = [];
  do {
    const row = expression(p);
    rows.push(row.kind === 'row' ? row.items : [row]);
  } while (p.accept(','));
  return rows;
}

/**
 * What was read as `(SELECT ..)` goes on as a query: a set operator, ORDER BY or FETCH follows. Nothing when it does not.
 */
export function continuedQuery(p: TokenStream, first: FullSelect): FullSelect | undefined {
  if (!p.isAny('UNION', 'EXCEPT', 'INTERSECT', 'ORDER', 'OFFSET', 'FETCH', 'LIMIT', ')')) return undefined;
  if (p.is(')')) return first;
  const { at } = first;
  const body = withUnions(p, withIntersections(p, { kind: 'nested', query: first, at }));
  const order: Ordering = ordering(p);
  return node<FullSelect>({ body, ...order, at });
}
