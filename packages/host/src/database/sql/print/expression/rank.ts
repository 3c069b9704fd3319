import type { Expression } from '../../ast/index.ts';
import { expression } from './expression.ts';

/** How tightly operators bind: what has a lower rank than its place asks for stands in brackets. */
export const rank = { or: 1, and: 2, not: 3, predicate: 4, sum: 5, product: 6, power: 7, sign: 8, primary: 9 } as const;

const products: ReadonlySet<string> = new Set(['*', '/', '||']);

const ranks: Partial<Record<Expression['kind'], number>> = {
  or: rank.or,
  and: rank.and,
  not: rank.not,
  compare: rank.predicate,
  quantified: rank.predicate,
  'distinct-from': rank.predicate,
  between: rank.predicate,
  in: rank.predicate,
  like: rank.predicate,
  'is-null': rank.predicate,
  'is-boolean': rank.predicate,
  'is-json': rank.predicate,
};

export function rankOf(one: Expression): number {
  if (one.kind === 'binary') {
    if (one.operator === '**') return rank.power;
    return products.has(one.operator) ? rank.product : rank.sum;
  }
  if (one.kind === 'unary') return one.operator === '+' || one.operator === '-' ? rank.sign : rank.primary;
  return ranks[one.kind] ?? rank.primary;
}

export function isPrimary(one: Expression): boolean {
  return rankOf(one) === rank.primary;
}

/** An operand where something of at least this rank is read. */
export function operand(one: Expression, least: number): string {
  const text = expression(one);
  return rankOf(one) < least ? `(${text})` : text;
}
