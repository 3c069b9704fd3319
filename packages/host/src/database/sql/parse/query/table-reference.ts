import type { DerivedTable, Expression, FullSelect, Join, TableName, TableReference } from '../../ast/index.ts';
import { expression, value } from '../expression/expression.ts';
import { functionCall } from '../expression/function.ts';
import { anyWord, identifier, identifierList, objectName, objectNameOf } from '../names.ts';
import { flag, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { acceptCorrelation } from './alias.ts';
import { collectionTable } from './collection-table.ts';
import { dataChangeTable, isDataChangeTable } from './data-change-table.ts';
import { jsonTable } from './json-table.ts';
import { bracketedQuery, continuedQuery, isQueryAhead } from './query.ts';
import { xmlTable } from './xml-table.ts';

/** Tables and their joins, from the left. */
export function tableReference(p: TokenStream): TableReference {
  return p.nested(joined);
}

function joined(p: TokenStream): TableReference {
  let left = singleTable(p);
  for (;;) {
    const type = joinType(p);
    if (type === undefined) return left;
    left = type === 'CROSS' ? crossJoin(left, singleTable(p)) : qualifiedJoin(p, type, left);
  }
}

function crossJoin(left: TableReference, right: TableReference): Join {
  return { kind: 'join', type: 'CROSS', left, right, at: left.at };
}

/** `A JOIN B JOIN C ON c ON d`: the right side may be a join itself, whose ON comes first. */
function qualifiedJoin(p: TokenStream, type: Join['type'], left: TableReference): Join {
  let right = singleTable(p);
  while (!p.is('ON') && !p.is('USING')) {
    const inner = joinType(p);
    if (inner === undefined) throw p.unexpected();
    right =
      inner === 'CROSS' ? crossJoin(right, singleTable(p)) : p.nested(deeper => qualifiedJoin(deeper, inner, right));
  }
  const { at } = left;
  if (p.accept('USING')) return { kind: 'join', type, left, right, using: identifierList(p), at };
  p.expect('ON');
  return { kind: 'join', type, left, right, on: expression(p), at };
}

function joinType(p: TokenStream): Join['type'] | undefined {
  if (p.accept('JOIN')) return 'INNER';
  if (p.acceptSequence('CROSS', 'JOIN')) return 'CROSS';
  if (p.acceptSequence('INNER', 'JOIN')) return 'INNER';
  if (p.acceptSequence('EXCEPTION', 'JOIN')) return 'LEFT EXCEPTION';
  const side = p.acceptAny('LEFT', 'RIGHT', 'FULL');
  if (side === undefined) return undefined;
  if (side !== 'FULL' && p.acceptSequence('EXCEPTION', 'JOIN')) return `${side} EXCEPTION`;
  p.accept('OUTER');
  p.expect('JOIN');
  return side;
}

function singleTable(p: TokenStream): TableReference {
  const { at } = p.token;
  if (p.is('(')) return bracketed(p);
  if (p.acceptSequence('{', 'OJ')) {
    const join = tableReference(p);
    p.expect('}');
    return join;
  }
  if (p.isSequence('LATERAL', '(')) {
    p.next();
    return derived(p, bracketedQuery(p), true, at);
  }
  if (p.isSequence('TABLE', '(')) return inTable(p);
  if (isDataChangeTable(p)) return dataChangeTable(p);
  if (p.isSequence('UNNEST', '(')) return collectionTable(p);
  if (p.isSequence('JSON_TABLE', '(')) return jsonTable(p);
  if (p.isSequence('XMLTABLE', '(')) return xmlTable(p);
  return tableName(p);
}

function derived(p: TokenStream, query: FullSelect, lateral: boolean, at: number): DerivedTable {
  return node<DerivedTable>({ kind: 'derived', query, lateral, correlation: acceptCorrelation(p), at });
}

/** `(query) AS T`, `(A JOIN B ON ..)`. What was read as a table may turn out to be the first operand of a query. */
function bracketed(p: TokenStream): TableReference {
  const { at } = p.token;
  if (isQueryAhead(p, 1) && p.peek().key !== '(') return withCorrelation(p, bracketedQuery(p), at);
  p.next();
  const inner = tableReference(p);
  if (inner.kind === 'derived' && inner.correlation === undefined && !inner.lateral) {
    const query = continuedQuery(p, inner.query);
    if (query !== undefined) {
      p.expect(')');
      return withCorrelation(p, query, at);
    }
  }
  p.expect(')');
  return inner;
}

/** A query of VALUES alone is a table of its own kind. */
function withCorrelation(p: TokenStream, query: FullSelect, at: number): TableReference {
  if (query.body.kind !== 'values' || Object.keys(query).length > 2) return derived(p, query, false, at);
  return node<TableReference & { kind: 'values-table' }>({
    kind: 'values-table',
    values: query.body,
    correlation: acceptCorrelation(p),
    at,
  });
}

/** `TABLE(query)`, `TABLE(f(..))`. */
function inTable(p: TokenStream): TableReference {
  const { at } = p.next();
  if (isQueryAhead(p, 1)) return derived(p, bracketedQuery(p), true, at);
  p.expect('(');
  const parts = [anyWord(p)];
  let separator: '.' | '/' | undefined;
  while (parts.length < 3 && (p.is('.') || (p.is('/') && p.options.naming === 'system'))) {
    separator = p.next().key as '.' | '/';
    parts.push(anyWord(p));
  }
  const call = functionCall(p, objectNameOf(parts, separator));
  if (call.kind !== 'function') throw p.unexpected();
  p.expect(')');
  const ordinality = p.acceptSequence('WITH', 'ORDINALITY');
  const correlation = acceptCorrelation(p);
  return node<TableReference & { kind: 'table-function' }>({
    kind: 'table-function',
    call,
    ordinality: flag(ordinality),
    correlation,
    at,
  });
}

/** `T`, `LIB.T`, `LIB/T` with period, partitions, correlation and sample. */
function tableName(p: TokenStream): TableReference {
  const { at } = p.token;
  const name = objectName(p);
  if (p.is('(') && name.separator !== '/') return tableFunction(p, name);
  const partitions = p.isSequence('PARTITION', '(') ? partitionList(p) : undefined;
  const period = periodOf(p);
  const correlation = acceptCorrelation(p);
  const sample = p.accept('TABLESAMPLE') ? sampleOf(p) : undefined;
  return node<TableName>({ kind: 'table', name, correlation, period, partitions, sample, at });
}

/** `F(..)` without TABLE around it. */
function tableFunction(p: TokenStream, name: TableName['name']): TableReference {
  const call = functionCall(p, name);
  if (call.kind !== 'function') throw p.unexpected();
  const correlation = acceptCorrelation(p);
  return node<TableReference & { kind: 'table-function' }>({ kind: 'table-function', call, correlation, at: name.at });
}

function partitionList(p: TokenStream) {
  p.next();
  p.expect('(');
  const list = [];
  do list.push(p.token.kind === 'number' ? Number(p.next().value) : identifier(p));
  while (p.accept(','));
  p.expect(')');
  return list;
}

/** `FOR SYSTEM_TIME AS OF e | FROM e TO e | BETWEEN e AND e`. */
function periodOf(p: TokenStream): TableName['period'] {
  if (!p.acceptSequence('FOR', 'SYSTEM_TIME')) return undefined;
  if (p.acceptSequence('AS', 'OF')) return { kind: 'AS OF', from: value(p) };
  const kind = p.expectAny('FROM', 'BETWEEN');
  const from = value(p);
  p.expect(kind === 'FROM' ? 'TO' : 'AND');
  return { kind, from, to: value(p) };
}

/** `TABLESAMPLE BERNOULLI(n) REPEATABLE(n)`. */
function sampleOf(p: TokenStream): NonNullable<TableName['sample']> {
  const method = p.expectAny('BERNOULLI', 'SYSTEM');
  const percent = inBrackets(p);
  return p.accept('REPEATABLE') ? { method, percent, seed: inBrackets(p) } : { method, percent };
}

function inBrackets(p: TokenStream): Expression {
  p.expect('(');
  const content = expression(p);
  p.expect(')');
  return content;
}
