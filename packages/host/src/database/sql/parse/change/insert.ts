import type { Expression, IncludeColumn, Insert, Values } from '../../ast/index.ts';
import { primary } from '../expression/primary.ts';
import { identifier, identifierList, objectName } from '../names.ts';
import { node } from '../node.ts';
import { isolation } from '../query/isolation.ts';
import { isQueryAhead, query } from '../query/query.ts';
import type { TokenStream } from '../stream.ts';
import { dataType } from '../type.ts';
import { insertValue } from './assignment.ts';

/** `INSERT INTO T [(A, B)] [INCLUDE (..)] [OVERRIDING ..] VALUES .. | query | DEFAULT VALUES [WITH ..]`. */
export function insert(p: TokenStream): Insert {
  const { at } = p.token;
  p.expect('INSERT', 'INTO');
  const table = objectName(p);
  const columns = p.is('(') && !isQueryAhead(p, 0) ? identifierList(p) : undefined;
  const include = includeColumns(p);
  const override = overriding(p);
  const leading = p.isAny('?', ':') ? rowCount(p) : undefined;
  const listed = columns ?? (leading !== undefined && p.is('(') ? identifierList(p) : undefined);
  const { source, rows } = sourceOf(p);
  const blockRows = leading ?? rows;
  return node<Insert>({
    kind: 'insert',
    table,
    columns: listed,
    include,
    override,
    source,
    blockRows,
    isolation: isolation(p),
    at,
  });
}

/** `INCLUDE (C INTEGER, ..)`. */
export function includeColumns(p: TokenStream): IncludeColumn[] | undefined {
  if (!p.acceptSequence('INCLUDE', '(')) return undefined;
  const columns = [];
  do {
    const name = identifier(p);
    columns.push({ name, type: dataType(p), at: name.at });
  } while (p.accept(','));
  p.expect(')');
  return columns;
}

/** `OVERRIDING SYSTEM VALUE`, `OVERRIDING USER VALUE`. */
export function overriding(p: TokenStream): 'SYSTEM' | 'USER' | undefined {
  if (!p.accept('OVERRIDING')) return undefined;
  const which = p.expectAny('SYSTEM', 'USER');
  p.expect('VALUE');
  return which;
}

/** `? ROWS` in front of VALUES. */
function rowCount(p: TokenStream): Expression {
  const count = primary(p);
  p.expect('ROWS');
  return count;
}

function sourceOf(p: TokenStream): { source: Insert['source']; rows?: Expression | undefined } {
  const { at } = p.token;
  if (p.acceptSequence('DEFAULT', 'VALUES')) return { source: { kind: 'defaults', at } };
  if (p.accept('VALUES')) {
    const source: Values = { kind: 'values', rows: valuesRows(p), at };
    return { source, rows: p.accept('FOR') ? rowCount(p) : undefined };
  }
  if (!isQueryAhead(p, 0)) throw p.unexpected('DEFAULT');
  return { source: { kind: 'query', query: query(p), at } };
}

/** `(1, DEFAULT), (2, 'A')`, `1`, `DEFAULT`. */
function valuesRows(p: TokenStream): (readonly Expression[])[] {
  const rows = [];
  do rows.push(valuesRow(p));
  while (p.accept(','));
  return rows;
}

function valuesRow(p: TokenStream): Expression[] {
  if (!p.is('(') || (isQueryAhead(p, 0) && p.peek().key !== '(')) return [insertValue(p)];
  const { index, markers } = p;
  p.next();
  const row = [insertValue(p)];
  while (p.accept(',')) row.push(insertValue(p));
  p.expect(')');
  if (row.length > 1 || isRowEnd(p)) return row;
  p.rewind(index, markers);
  return [insertValue(p)];
}

/** `VALUES (1) + 2`: the bracket was one of an expression. */
function isRowEnd(p: TokenStream): boolean {
  return (
    p.isAny(',', 'FOR', 'WITH', ';', ')') || p.token.kind === 'end' || (p.token.kind === 'word' && !p.is('CONCAT'))
  );
}
