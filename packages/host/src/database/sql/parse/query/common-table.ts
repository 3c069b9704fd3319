import type { CommonTable } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier, identifierList, identifiers } from '../names.ts';
import { flag, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { orderItems } from './order.ts';
import { bracketedQuery } from './query.ts';

/** `[RECURSIVE] T [(A, B)] AS (query) [SEARCH ..] [CYCLE ..], ..` behind WITH. */
export function commonTables(p: TokenStream): CommonTable[] {
  const recursive = p.token.key === 'RECURSIVE' && p.peek().key !== 'AS' && p.peek().key !== '(';
  if (recursive) p.next();
  const tables = [commonTable(p, recursive)];
  while (p.accept(',')) tables.push(commonTable(p, recursive));
  return tables;
}

function commonTable(p: TokenStream, recursive: boolean): CommonTable {
  const { at } = p.token;
  const name = identifier(p);
  const columns = p.is('(') ? identifierList(p) : undefined;
  p.expect('AS');
  const query = bracketedQuery(p);
  const found = search(p);
  const cycle = cycleClause(p);
  return node<CommonTable>({ name, columns, query, recursive: flag(recursive), search: found ?? search(p), cycle, at });
}

/** `SEARCH DEPTH | BREADTH FIRST BY A, B SET C`. */
function search(p: TokenStream): CommonTable['search'] {
  if (!p.accept('SEARCH')) return undefined;
  const breadthFirst = p.expectAny('DEPTH', 'BREADTH') === 'BREADTH';
  p.expect('FIRST', 'BY');
  const by = orderItems(p);
  p.expect('SET');
  return { breadthFirst, by, set: identifier(p) };
}

/** `CYCLE A, B SET C TO '1' DEFAULT '0' [USING D]`. */
function cycleClause(p: TokenStream): CommonTable['cycle'] {
  if (!p.accept('CYCLE')) return undefined;
  const columns = identifiers(p);
  p.expect('SET');
  const set = identifier(p);
  p.expect('TO');
  const to = expression(p);
  p.expect('DEFAULT');
  const cycle = { columns, set, to, default: expression(p) };
  return p.accept('USING') ? { ...cycle, using: identifier(p) } : cycle;
}
