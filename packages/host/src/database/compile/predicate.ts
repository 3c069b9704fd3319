import { SqlError } from '../error.ts';
import type { Expression, Predicate } from '../sql/ast/index.ts';
import { comparisonOperands, emitComparison, emitDistinct, markerTypeInComparison } from '../types/compare.ts';
import type { SqlType } from '../types/sql-type.ts';
import { asText, type Emitted } from './emitted.ts';
import { emitCondition, emitExpression, emitPair, type Place } from './expression.ts';
import { compileFullSelect } from './query.ts';
import { quoteLiteral } from './quote.ts';

const kinds: ReadonlySet<string> = new Set<Predicate['kind']>([
  ...(['not', 'and', 'or', 'compare', 'quantified', 'distinct-from', 'between', 'in', 'like', 'regexp-like'] as const),
  ...(['exists', 'is-null', 'is-boolean', 'is-json', 'json-exists', 'array-exists', 'trigger-event'] as const),
]);

/** What PL/pgSQL calls the event of a trigger. */
const events = { INSERTING: 'INSERT', UPDATING: 'UPDATE', DELETING: 'DELETE' } as const;

export function isPredicate(expression: Expression): expression is Predicate {
  return kinds.has(expression.kind);
}

/** A condition in PostgreSQL's words; operands of AND, OR and NOT are in brackets where they need to be. */
export function emitPredicate(predicate: Predicate, place: Place): string {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return chain(predicate, place);
    case 'not':
      return `NOT (${emitCondition(predicate.operand, place)})`;
    case 'compare':
      return compare(predicate, place);
    case 'quantified':
      return quantified(predicate, place);
    case 'distinct-from': {
      const [left, right] = emitPair(predicate.left, predicate.right, place, besides);
      return emitDistinct(left, right, predicate.negated, place.compilation.session);
    }
    case 'between':
      return between(predicate, place);
    case 'in':
      return membership(predicate, place);
    case 'like':
      return like(predicate, place);
    case 'exists':
      return `EXISTS (${compileFullSelect(predicate.query, place.compilation, place.scope).sql})`;
    case 'is-null': {
      const operand = emitExpression(predicate.operand, place, text(place));
      return `${operand.sql} IS ${predicate.negated ? 'NOT ' : ''}NULL`;
    }
    case 'is-boolean':
      return `(${emitCondition(predicate.operand, place)}) IS ${predicate.negated ? 'NOT ' : ''}${predicate.value}`;
    case 'regexp-like': {
      const [source, pattern, start, flags] = predicate.arguments.map(one => emitExpression(one, place, text(place)));
      const from = start === undefined ? '' : `, ${start.sql}`;
      const options = flags === undefined ? '' : `, ${asText(flags)}`;
      return `db2.regexp_like(${asText(source!)}, ${asText(pattern!)}${from}${options})`;
    }
    case 'is-json':
      return `${asText(emitExpression(predicate.operand, place, text(place)))} IS ${predicate.negated ? 'NOT ' : ''}JSON${
        predicate.what === undefined ? '' : ` ${predicate.what}`
      }${predicate.uniqueKeys ? ' WITH UNIQUE KEYS' : ''}`;
    case 'json-exists': {
      const operand = asText(emitExpression(predicate.operand, place, text(place)));
      const path = asText(emitExpression(predicate.path, place, text(place)));
      return `JSON_EXISTS((${operand})::jsonb, (${path})::jsonpath${predicate.onError ? ` ${predicate.onError} ON ERROR` : ''})`;
    }
    case 'trigger-event':
      if (place.compilation.inline) return `(TG_OP = '${events[predicate.event]}')`;
      throw new SqlError(-84, [], undefined, { position: predicate.at });
    case 'array-exists':
      throw new SqlError(-84, [], undefined, { position: predicate.at });
  }
}

/** Long chains of AND and OR lean to the left: taken in a loop, they need no deep stack. */
function chain(predicate: Extract<Predicate, { kind: 'and' | 'or' }>, place: Place): string {
  const { kind } = predicate;
  const operands: string[] = [];
  let at: Expression = predicate;
  while (at.kind === kind) {
    operands.push(operand(at.right, place));
    at = at.left;
  }
  operands.push(operand(at, place));
  return operands.reverse().join(kind === 'and' ? ' AND ' : ' OR ');
}

function operand(expression: Expression, place: Place): string {
  const sql = emitCondition(expression, place);
  return expression.kind === 'and' || expression.kind === 'or' || expression.kind === 'not' ? `(${sql})` : sql;
}

function compare({ left, right, operator, at }: Extract<Predicate, { kind: 'compare' }>, place: Place): string {
  if (left.kind === 'row' || right.kind === 'row') return compareRows(left, right, operator, at, place);
  const [a, b] = emitPair(left, right, place, besides);
  return positioned(() => emitComparison(operator, a, b, place.compilation.session), at);
}

/** The type of a marker beside a value. */
function besides(other: SqlType | undefined): SqlType | undefined {
  return other && markerTypeInComparison(other);
}

function compareRows(left: Expression, right: Expression, operator: string, at: number, place: Place): string {
  if (left.kind !== 'row' || (operator !== '=' && operator !== '<>'))
    throw new SqlError(-115, [operator], undefined, { position: at });
  const items = right.kind === 'row' ? right.items : undefined;
  if (items?.length !== left.items.length) throw new SqlError(-117, [], undefined, { position: at });
  const pairs = left.items.map((item, index) => {
    const [a, b] = emitPair(item, items[index]!, place, besides);
    return emitComparison('=', a, b, place.compilation.session);
  });
  const all = pairs.join(' AND ');
  return operator === '=' ? `(${all})` : `NOT (${all})`;
}

function quantified(
  { left, operator, quantifier, query, at }: Extract<Predicate, { kind: 'quantified' }>,
  place: Place,
): string {
  const { alias, column, sql } = single(query, place, at);
  const value = emitExpression(left, place, column.type);
  // PostgreSQL compares the operand with the column as they are: the comparison of Db2 decides what both are turned into.
  const [a, b] = comparisonOperands([value, { ...column, sql: `${alias}."c1"` }], place.compilation.session, operator);
  return `${a} ${operator} ${quantifier} (SELECT ${b} FROM (${sql}) AS ${alias})`;
}

function single(query: Extract<Predicate, { kind: 'quantified' }>['query'], place: Place, at: number) {
  const compiled = compileFullSelect(query, place.compilation, place.scope);
  const [column] = compiled.columns;
  if (column === undefined || compiled.columns.length > 1) throw new SqlError(-412, [], undefined, { position: at });
  return { alias: place.compilation.alias('q'), column: column.value, sql: compiled.sql };
}

function between({ operand, low, high, negated, at }: Extract<Predicate, { kind: 'between' }>, place: Place): string {
  const [from, value] = emitPair(low, operand, place, besides);
  const to = emitExpression(high, place, besides(value.type ?? from.type));
  return positioned(() => {
    const [tested, lowest, highest] = comparisonOperands([value, from, to], place.compilation.session, 'BETWEEN');
    const inside = `(${tested} BETWEEN ${lowest} AND ${highest})`;
    return negated ? `NOT ${inside}` : inside;
  }, at);
}

function membership({ operand, list, query, negated, at }: Extract<Predicate, { kind: 'in' }>, place: Place): string {
  if (query !== undefined) {
    if (operand.kind === 'row') return rowMembership(operand.items, query, negated, at, place);
    const { alias, column, sql } = single(query, place, at);
    const value = emitExpression(operand, place, column.type);
    const [a, b] = comparisonOperands([value, { ...column, sql: `${alias}."c1"` }], place.compilation.session);
    return `${a} ${negated ? 'NOT ' : ''}IN (SELECT ${b} FROM (${sql}) AS ${alias})`;
  }
  const typed = list!.find(item => item.kind !== 'marker');
  const value =
    operand.kind === 'marker' && typed !== undefined
      ? emitExpression(operand, place, besides(emitExpression(typed, place).type))
      : emitExpression(operand, place);
  const items = list!.map(item => emitExpression(item, place, besides(value.type)));
  const [tested, ...others] = positioned(() => comparisonOperands([value, ...items], place.compilation.session), at);
  return `${tested} ${negated ? 'NOT ' : ''}IN (${others.join(', ')})`;
}

function rowMembership(
  items: readonly Expression[],
  query: NonNullable<Extract<Predicate, { kind: 'in' }>['query']>,
  negated: boolean,
  at: number,
  place: Place,
): string {
  const compiled = compileFullSelect(query, place.compilation, place.scope);
  if (compiled.columns.length !== items.length) throw new SqlError(-117, [], undefined, { position: at });
  const alias = place.compilation.alias('q');
  const pairs = compiled.columns.map(({ value }, index) => {
    const left = emitExpression(items[index]!, place, value.type);
    return comparisonOperands([left, { ...value, sql: `${alias}."c${index + 1}"` }], place.compilation.session);
  });
  const left = pairs.map(([one]) => one).join(', ');
  const right = pairs.map(([, one]) => one).join(', ');
  return `(${left}) ${negated ? 'NOT ' : ''}IN (SELECT ${right} FROM (${compiled.sql}) AS ${alias})`;
}

function like(
  { operand, pattern, escape: sign, negated, at }: Extract<Predicate, { kind: 'like' }>,
  place: Place,
): string {
  const [value, mask] = emitPair(operand, pattern, place, () => text(place));
  const character = { name: 'CHAR', length: 1, ccsid: place.compilation.session.ccsid } as const;
  const escaping = sign === undefined ? undefined : emitExpression(sign, place, character);
  const constant = escaping === undefined ? '' : escaping.constant;
  if (escaping !== undefined && constant !== undefined && constant.length !== 1)
    throw new SqlError(-130, [], undefined, { position: at });
  const by = constant === undefined ? asText(escaping!) : quoteLiteral(constant);
  return `${characters(value, at)} ${negated ? 'NOT ' : ''}LIKE ${characters(mask, at)} ESCAPE ${by}`;
}

/** Numbers and datetimes are compared by their text, too. */
function characters(value: Emitted, at: number): string {
  if (value.pg === 'bytea') throw new SqlError(-132, [], undefined, { position: at });
  return value.pg === 'bpchar' || value.pg === 'text' ? asText(value) : `(${value.sql})::text`;
}

function text({ compilation }: Place): SqlType {
  return { name: 'VARCHAR', length: 32_740, ccsid: compilation.session.ccsid };
}

function positioned<T>(emit: () => T, position: number): T {
  try {
    return emit();
  } catch (error) {
    if (!(error instanceof SqlError) || error.position !== undefined) throw error;
    throw new SqlError(error.sqlcode, error.tokens, undefined, { position, sqlstate: error.sqlstate });
  }
}
