import { SqlError } from '../../../error.ts';
import type { Binary, DurationUnit, Expression } from '../../ast/index.ts';
import type { TokenStream } from '../stream.ts';
import { balanced } from './balance.ts';
import { predicate } from './predicate.ts';
import { primary } from './primary.ts';

/** A value or a condition: Db2 for i lets a condition stand where a BOOLEAN can. */
export function expression(p: TokenStream): Expression {
  return p.nested(disjunction);
}

function disjunction(p: TokenStream): Expression {
  const first = conjunction(p);
  if (!p.is('OR')) return first;
  const operands = [first];
  while (p.accept('OR')) operands.push(conjunction(p));
  return balanced('or', operands);
}

function conjunction(p: TokenStream): Expression {
  const first = negation(p);
  if (!p.is('AND')) return first;
  const operands = [first];
  while (p.accept('AND')) operands.push(negation(p));
  return balanced('and', operands);
}

function negation(p: TokenStream): Expression {
  const { at } = p.token;
  if (!p.accept('NOT')) return predicate(p);
  return { kind: 'not', operand: p.nested(negation), at };
}

/** A value without conditions outside brackets: an operand of predicates, a bound of BETWEEN. */
export function value(p: TokenStream): Expression {
  let left = term(p, false);
  for (;;) {
    const { key } = p.token;
    if (key !== '+' && key !== '-') break;
    p.next();
    const right = term(p, true);
    if (left.kind === 'duration' && right.kind === 'duration') {
      throw new SqlError(-182, [], undefined, { position: left.at });
    }
    left = { kind: 'binary', operator: key, left, right, at: left.at };
  }
  return left;
}

/**
 * Products and concatenations, which have the same rank ("Precedence of operations", SQL Reference). A unit behind the operand makes it a labelled duration when it is the right
 * operand of + or -, or when + follows; anywhere else DAY is a name.
 */
function term(p: TokenStream, isRight: boolean): Expression {
  let left = power(p);
  const unit = units.get(p.token.key);
  if (unit !== undefined && (isRight || p.peek().key === '+')) {
    p.next();
    return { kind: 'duration', value: left, unit, at: left.at };
  }
  for (;;) {
    const operator = products.get(p.token.key);
    if (operator === undefined) break;
    p.next();
    left = { kind: 'binary', operator, left, right: power(p), at: left.at };
  }
  return left;
}

const products: ReadonlyMap<string, Binary['operator']> = new Map([
  ['*', '*'],
  ['/', '/'],
  ['||', '||'],
  ['CONCAT', '||'],
] as const);

function power(p: TokenStream): Expression {
  let left = signed(p);
  while (p.token.key === '**') {
    p.next();
    left = { kind: 'binary', operator: '**', left, right: signed(p), at: left.at };
  }
  return left;
}

/** A prefix operator stands in front of one operand; `- -1` is refused as in Db2. */
function signed(p: TokenStream): Expression {
  const { key, at } = p.token;
  if (key !== '+' && key !== '-') return primary(p);
  p.next();
  return { kind: 'unary', operator: key, operand: primary(p), at };
}

const units: ReadonlyMap<string, DurationUnit> = new Map(
  (['YEARS', 'MONTHS', 'DAYS', 'HOURS', 'MINUTES', 'SECONDS', 'MICROSECONDS'] as const).flatMap(unit => [
    [unit, unit] as const,
    [unit.slice(0, -1), unit] as const,
  ]),
);
