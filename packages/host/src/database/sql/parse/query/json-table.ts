import type { Expression, Identifier, JsonColumn, JsonTable, OnCondition } from '../../ast/index.ts';
import { expression, value } from '../expression/expression.ts';
import { identifier } from '../names.ts';
import { flag, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { dataType } from '../type.ts';
import { acceptCorrelation } from './alias.ts';

/** `JSON_TABLE(x [FORMAT JSON], path [AS p] COLUMNS (..) [EMPTY | ERROR ON ERROR]) AS T`. */
export function jsonTable(p: TokenStream): JsonTable {
  const { at } = p.next();
  p.expect('(');
  const source = expression(p);
  const formatJson = flag(acceptFormat(p));
  p.expect(',');
  const path = expression(p);
  const pathName = p.accept('AS') ? identifier(p) : undefined;
  const columns = jsonColumns(p);
  const onError = p.acceptAny('ERROR', 'EMPTY');
  if (onError !== undefined) p.expect('ON', 'ERROR');
  p.expect(')');
  const correlation = acceptCorrelation(p);
  return node<JsonTable>({
    kind: 'json-table',
    value: source,
    formatJson,
    path,
    pathName,
    columns,
    onError,
    correlation,
    at,
  });
}

function acceptFormat(p: TokenStream): boolean {
  if (!p.acceptSequence('FORMAT', 'JSON')) return p.acceptSequence('FORMAT', 'BSON');
  if (p.accept('ENCODING')) p.expectAny('UTF8', 'UTF16');
  return true;
}

function jsonColumns(p: TokenStream): JsonColumn[] {
  return p.nested(() => {
    p.expect('COLUMNS', '(');
    const columns = [jsonColumn(p)];
    while (p.accept(',')) columns.push(jsonColumn(p));
    p.expect(')');
    return columns;
  });
}

function jsonColumn(p: TokenStream): JsonColumn {
  const { at } = p.token;
  if (p.token.key === 'NESTED' && isPath(p)) {
    p.next();
    p.accept('PATH');
    const path: Expression = expression(p);
    return { kind: 'json-nested', path, columns: jsonColumns(p), at };
  }
  const name = identifier(p);
  if (p.acceptSequence('FOR', 'ORDINALITY')) return { kind: 'json-ordinality', name, at };
  return typedColumn(p, name, at);
}

/** `NESTED PATH '$.x'`, `NESTED '$.x'`; a column may be called NESTED. */
function isPath(p: TokenStream): boolean {
  return p.peek().key === 'PATH' || p.peek().kind === 'string';
}

function typedColumn(p: TokenStream, name: Identifier, at: number): JsonColumn {
  const type = dataType(p);
  const formatJson = flag(acceptFormat(p));
  const exists = flag(p.accept('EXISTS'));
  const path = p.accept('PATH') ? expression(p) : undefined;
  const wrapper = wrapperOf(p);
  const quotes = p.acceptAny('KEEP', 'OMIT');
  if (quotes !== undefined) {
    p.expect('QUOTES');
    p.acceptSequence('ON', 'SCALAR', 'STRING');
  }
  const conditions = onConditions(p);
  return node<JsonColumn & { kind: 'json-column' }>({
    kind: 'json-column',
    name,
    type,
    formatJson,
    exists,
    path,
    wrapper,
    quotes,
    onEmpty: conditions.EMPTY,
    onError: conditions.ERROR,
    at,
  });
}

function wrapperOf(p: TokenStream): 'WITH' | 'WITH CONDITIONAL' | 'WITHOUT' | undefined {
  const word = p.acceptAny('WITH', 'WITHOUT');
  if (word === undefined) return undefined;
  const how = word === 'WITH' ? p.acceptAny('CONDITIONAL', 'UNCONDITIONAL') : undefined;
  p.accept('ARRAY');
  p.expect('WRAPPER');
  return how === 'CONDITIONAL' ? 'WITH CONDITIONAL' : word;
}

/** `NULL ON EMPTY`, `DEFAULT e ON ERROR` ... */
function onConditions(p: TokenStream): { EMPTY?: OnCondition; ERROR?: OnCondition } {
  const found: { EMPTY?: OnCondition; ERROR?: OnCondition } = {};
  for (;;) {
    const condition = onCondition(p);
    if (condition === undefined) return found;
    p.expect('ON');
    found[p.expectAny('EMPTY', 'ERROR')] = condition;
  }
}

function onCondition(p: TokenStream): OnCondition | undefined {
  if (p.accept('DEFAULT')) return { action: 'DEFAULT', value: value(p) };
  if (p.acceptSequence('EMPTY', 'OBJECT')) return { action: 'EMPTY OBJECT' };
  if (p.accept('EMPTY')) {
    p.accept('ARRAY');
    return { action: 'EMPTY ARRAY' };
  }
  const action = p.acceptAny('NULL', 'ERROR');
  return action && { action };
}
