import type { Predicate } from '../../ast/index.ts';
import { fullSelect } from '../query/query.ts';
import { bracketed, clause, list, words } from '../text.ts';
import { expression } from './expression.ts';
import { operand, rank } from './rank.ts';

export function predicate(one: Predicate): string {
  switch (one.kind) {
    case 'not':
      return `NOT ${operand(one.operand, rank.not)}`;
    case 'and':
      return `${operand(one.left, rank.and)} AND ${operand(one.right, rank.not)}`;
    case 'or':
      return `${operand(one.left, rank.or)} OR ${operand(one.right, rank.and)}`;
    case 'compare':
      return `${subject(one.left)} ${one.operator} ${operand(one.right, rank.sum)}`;
    case 'quantified':
      return `${subject(one.left)} ${one.operator} ${one.quantifier} (${fullSelect(one.query)})`;
    case 'distinct-from':
      return `${subject(one.left)} IS ${not(one)}DISTINCT FROM ${operand(one.right, rank.sum)}`;
    case 'between':
      return `${subject(one.operand)} ${not(one)}BETWEEN ${operand(one.low, rank.sum)} AND ${operand(one.high, rank.sum)}`;
    case 'in':
      return `${subject(one.operand)} ${not(one)}IN ${inList(one)}`;
    case 'like':
      return words(
        `${subject(one.operand)} ${not(one)}LIKE ${operand(one.pattern, rank.sum)}`,
        clause('ESCAPE', one.escape, character => operand(character, rank.sum)),
      );
    case 'is-null':
      return `${subject(one.operand)} IS ${not(one)}NULL`;
    case 'is-boolean':
      return `${subject(one.operand)} IS ${not(one)}${one.value}`;
    case 'is-json':
      return words(`${subject(one.operand)} IS ${not(one)}JSON`, one.what, uniqueKeys(one.uniqueKeys));
    default:
      return call(one);
  }
}

/** What the condition is about may be a condition itself: `A = B IS TRUE`. */
function subject(one: Parameters<typeof operand>[0]): string {
  return operand(one, rank.predicate);
}

function not({ negated }: { readonly negated: boolean }): string {
  return negated ? 'NOT ' : '';
}

function inList({ list: values, query }: Extract<Predicate, { kind: 'in' }>): string {
  return query === undefined ? bracketed(values ?? [], expression) : `(${fullSelect(query)})`;
}

function uniqueKeys(unique: boolean | undefined): string | undefined {
  return unique === undefined ? undefined : `${unique ? 'WITH' : 'WITHOUT'} UNIQUE KEYS`;
}

type Call = Extract<Predicate, { kind: 'exists' | 'regexp-like' | 'json-exists' | 'array-exists' | 'trigger-event' }>;

function call(one: Call): string {
  switch (one.kind) {
    case 'exists':
      return `EXISTS (${fullSelect(one.query)})`;
    case 'regexp-like':
      return `REGEXP_LIKE(${list(one.arguments, expression)})`;
    case 'json-exists': {
      const onError = one.onError && `${one.onError} ON ERROR`;
      return `JSON_EXISTS(${words(`${expression(one.operand)}, ${expression(one.path)}`, onError)})`;
    }
    case 'array-exists':
      return `ARRAY_EXISTS(${expression(one.array)}, ${expression(one.index)})`;
    case 'trigger-event':
      return one.event;
  }
}
