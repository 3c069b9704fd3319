import type { Case, Expression, Predicate } from '../../ast/index.ts';
import { identifier, objectName } from '../name.ts';
import { fullSelect } from '../query/query.ts';
import { bracketed, clause, list, words } from '../text.ts';
import { dataType } from '../type.ts';
import { functionCall } from './function.ts';
import { literal } from './literal.ts';
import { predicate } from './predicate.ts';
import { isPrimary, operand, rank, rankOf } from './rank.ts';

export function expression(one: Expression): string {
  switch (one.kind) {
    case 'literal':
      return literal(one);
    case 'column':
      return (one.qualifier === undefined ? '' : `${objectName(one.qualifier)}.`) + identifier(one.name);
    case 'marker':
      return one.name === undefined
        ? '?'
        : variable(one.name) + (one.indicator === undefined ? '' : variable(one.indicator));
    case 'register':
      return one.precision === undefined ? registerName(one.name) : `${one.name}(${one.precision})`;
    case 'unary':
      return unary(one.operator, one.operand);
    case 'binary': {
      const own = rankOf(one);
      return `${operand(one.left, own)} ${one.operator} ${operand(one.right, own + 1)}`;
    }
    case 'duration':
      return `${operand(one.value, rank.power)} ${one.unit}`;
    case 'function':
      return functionCall(one);
    case 'cast':
      return `${one.xml ? 'XMLCAST' : 'CAST'}(${expression(one.value)} AS ${dataType(one.type)})`;
    case 'case':
      return caseExpression(one);
    case 'subquery':
      return `(${fullSelect(one.query)})`;
    case 'sequence':
      return `${one.which} VALUE FOR ${objectName(one.name)}`;
    case 'row-change':
      return `ROW CHANGE ${one.what} FOR ${identifier(one.table)}`;
    case 'element':
      return `${operand(one.array, rank.primary)}[${expression(one.index)}]`;
    case 'array':
      return `ARRAY[${one.query === undefined ? list(one.items ?? [], expression) : fullSelect(one.query)}]`;
    case 'row':
      return bracketed(one.items, expression);
    case 'default':
      return 'DEFAULT';
    default:
      return predicate(one satisfies Predicate);
  }
}

/** `:NAME`, `:STRUCTURE.FIELD`, `:"any name"`. */
function variable(name: string): string {
  return `:${/^[\p{Lu}_#@$][\p{Lu}\d_#@$.]*$/u.test(name) ? name : `"${name.replaceAll('"', '""')}"`}`;
}

/** `- -1` is no expression of Db2: the operand of a sign that has a sign stands in brackets. */
function unary(operator: '+' | '-' | 'PRIOR' | 'CONNECT_BY_ROOT', inner: Expression): string {
  const text = isPrimary(inner) ? expression(inner) : `(${expression(inner)})`;
  return operator === '+' || operator === '-' ? operator + text : `${operator} ${text}`;
}

/** Registers of one word in two: `SESSION USER` is not known with a blank. */
function registerName(name: string): string {
  return name === 'SESSION USER' || name === 'SYSTEM USER' ? name.replace(' ', '_') : name;
}

function caseExpression({ operand: value, branches, otherwise }: Case): string {
  return words(
    clause('CASE', value, expression) ?? 'CASE',
    ...branches.map(({ when, then }) => `WHEN ${expression(when)} THEN ${expression(then)}`),
    clause('ELSE', otherwise, expression),
    'END',
  );
}
