import type { ComparisonOperator, Expression } from '../../ast/index.ts';
import { node } from '../node.ts';
import { bracketedQuery, isQueryAhead } from '../query/query.ts';
import type { TokenStream } from '../stream.ts';
import { value } from './expression.ts';
import { listOrQuery } from './value-list.ts';

/** A value and what is said about it. */
export function predicate(p: TokenStream): Expression {
  let left = value(p);
  for (;;) {
    const next = suffix(p, left);
    if (next === undefined) return left;
    left = next;
  }
}

function suffix(p: TokenStream, left: Expression): Expression | undefined {
  const { kind, key } = p.token;
  if (kind === 'symbol') return comparisons.has(key) ? comparison(p, left) : undefined;
  if (p.accept('IS')) return is(p, left);
  const negated = p.token.key === 'NOT' && negatable.has(p.peek().key);
  if (negated) p.next();
  if (p.accept('BETWEEN')) return between(p, left, negated);
  if (p.accept('IN')) return inList(p, left, negated);
  if (p.accept('LIKE')) return like(p, left, negated);
  return undefined;
}

const comparisons: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);
const negatable: ReadonlySet<string> = new Set(['BETWEEN', 'IN', 'LIKE']);

function comparison(p: TokenStream, left: Expression): Expression {
  const operator = p.next().key as ComparisonOperator;
  const { at } = left;
  const quantifier = quantifiers[p.token.key];
  if (quantifier !== undefined && p.peek().key === '(' && isQueryAhead(p, 1)) {
    p.next();
    return { kind: 'quantified', operator, quantifier, left, query: bracketedQuery(p), at };
  }
  return { kind: 'compare', operator, left, right: value(p), at };
}

const quantifiers: Readonly<Record<string, 'ALL' | 'ANY' | undefined>> = { ALL: 'ALL', ANY: 'ANY', SOME: 'ANY' };

function is(p: TokenStream, operand: Expression): Expression {
  const { at } = operand;
  const negated = p.accept('NOT');
  if (p.accept('NULL')) return { kind: 'is-null', negated, operand, at };
  const truth = p.acceptAny('TRUE', 'FALSE', 'UNKNOWN');
  if (truth !== undefined) return { kind: 'is-boolean', negated, operand, value: truth, at };
  if (p.acceptSequence('DISTINCT', 'FROM'))
    return { kind: 'distinct-from', negated, left: operand, right: value(p), at };
  p.expect('JSON');
  const what = p.acceptAny('VALUE', 'OBJECT', 'ARRAY', 'SCALAR');
  return node<Extract<Expression, { kind: 'is-json' }>>({
    kind: 'is-json',
    negated,
    operand,
    what,
    uniqueKeys: uniqueKeys(p),
    at,
  });
}

/** `WITH UNIQUE [KEYS]`, `WITHOUT UNIQUE [KEYS]`. */
export function uniqueKeys(p: TokenStream): boolean | undefined {
  const unique = p.acceptSequence('WITH', 'UNIQUE') || (p.acceptSequence('WITHOUT', 'UNIQUE') ? false : undefined);
  if (unique !== undefined) p.accept('KEYS');
  return unique;
}

function between(p: TokenStream, operand: Expression, negated: boolean): Expression {
  const low = value(p);
  p.expect('AND');
  return { kind: 'between', negated, operand, low, high: value(p), at: operand.at };
}

function inList(p: TokenStream, operand: Expression, negated: boolean): Expression {
  const { at } = operand;
  if (!p.is('(')) return { kind: 'in', negated, operand, list: [value(p)], at };
  const content = listOrQuery(p);
  return 'list' in content
    ? { kind: 'in', negated, operand, list: content.list, at }
    : { kind: 'in', negated, operand, query: content.query, at };
}

function like(p: TokenStream, operand: Expression, negated: boolean): Expression {
  const pattern = value(p);
  let escapeCharacter: Expression | undefined;
  if (p.accept('ESCAPE')) escapeCharacter = value(p);
  else if (p.acceptSequence('{', 'ESCAPE')) {
    escapeCharacter = value(p);
    p.expect('}');
  }
  return node<Extract<Expression, { kind: 'like' }>>({
    kind: 'like',
    negated,
    operand,
    pattern,
    escape: escapeCharacter,
    at: operand.at,
  });
}
