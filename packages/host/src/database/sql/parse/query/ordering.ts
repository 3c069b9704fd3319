import type { Expression, FullSelect, Identifier, OrderItem } from '../../ast/index.ts';
import { value } from '../expression/expression.ts';
import { identifier } from '../names.ts';
import type { TokenStream } from '../stream.ts';
import { orderItems } from './order.ts';

/** ORDER BY, OFFSET, FETCH FIRST, LIMIT as they are found. */
export interface Ordering {
  order?: readonly OrderItem[];
  orderOf?: NonNullable<FullSelect['orderOf']>;
  offset?: Expression;
  limit?: Expression;
}

/** Reads the clauses that belong to a query itself, in any order, each once. */
export function ordering(p: TokenStream): Ordering {
  const found: Ordering = {};
  while (orderingClause(p, found));
  return found;
}

/** Reads one of the clauses; false when none comes next. */
export function orderingClause(p: TokenStream, found: Ordering): boolean {
  if (found.order === undefined && found.orderOf === undefined && p.acceptSequence('ORDER', 'BY')) {
    orderBy(p, found);
    return true;
  }
  if (found.orderOf === undefined && found.order === undefined && p.acceptSequence('ORDER', 'OF')) {
    found.orderOf = identifier(p);
    return true;
  }
  if (found.offset === undefined && isOffset(p)) {
    p.next();
    found.offset = count(p);
    p.acceptAny('ROWS', 'ROW');
    return true;
  }
  if (found.limit !== undefined) return false;
  if (p.isSequence('FETCH', 'FIRST') || p.isSequence('FETCH', 'NEXT')) {
    found.limit = fetchFirst(p);
    return true;
  }
  if (!isLimit(p)) return false;
  p.next();
  limit(p, found);
  return true;
}

function orderBy(p: TokenStream, found: Ordering): void {
  if (p.acceptSequence('INPUT', 'SEQUENCE')) found.orderOf = 'INPUT SEQUENCE';
  else if (p.acceptSequence('ORDER', 'OF')) found.orderOf = orderOf(p);
  else found.order = orderItems(p);
}

function orderOf(p: TokenStream): Identifier {
  return identifier(p);
}

/** `FETCH FIRST [n] ROWS ONLY`: without a number it is one row. */
function fetchFirst(p: TokenStream): Expression {
  p.next();
  const { at } = p.next();
  const rows: Expression = p.isAny('ROW', 'ROWS') ? { kind: 'literal', type: 'integer', value: '1', at } : count(p);
  p.expectAny('ROWS', 'ROW');
  p.expect('ONLY');
  return rows;
}

/** `LIMIT n [OFFSET m]`, `LIMIT m, n`. */
function limit(p: TokenStream, found: Ordering): void {
  const first = count(p);
  if (found.offset === undefined && p.accept(',')) {
    found.offset = first;
    found.limit = count(p);
  } else found.limit = first;
}

function count(p: TokenStream): Expression {
  return value(p);
}

/** LIMIT begins a clause when a number of rows follows; otherwise it is a name. */
export function isLimit(p: TokenStream): boolean {
  return p.is('LIMIT') && beginsCount(p);
}

export function isOffset(p: TokenStream): boolean {
  return p.is('OFFSET') && (beginsCount(p) || rowsFollow(p.peek(2).key));
}

function rowsFollow(key: string): boolean {
  return key === 'ROW' || key === 'ROWS';
}

function beginsCount(p: TokenStream): boolean {
  const { kind, key } = p.peek();
  return (
    kind === 'number' ||
    key === '?' ||
    key === ':' ||
    key === '(' ||
    key === '+' ||
    (kind === 'word' && p.peek(2).kind === 'end')
  );
}
