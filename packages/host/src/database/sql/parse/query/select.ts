import type { SelectStatement } from '../../ast/index.ts';
import { integer } from '../expression/literal.ts';
import { identifiers } from '../names.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { commonTables } from './common-table.ts';
import { isolation } from './isolation.ts';
import { type Ordering, orderingClause } from './ordering.ts';
import { queryBody } from './query.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Clauses = Partial<Mutable<Omit<SelectStatement, 'kind' | 'query' | 'at'>>>;

/** A query with its clauses, which may come in any order, each once. */
export function selectStatement(p: TokenStream): SelectStatement {
  const { at } = p.token;
  const common = p.accept('WITH') ? commonTables(p) : undefined;
  const body = p.nested(queryBody);
  const order: Ordering = {};
  const clauses: Clauses = {};
  while (orderingClause(p, order) || statementClause(p, clauses));
  const query = node<SelectStatement['query']>({ with: common, body, ...order, at });
  return { kind: 'select', query, ...clauses, at };
}

function statementClause(p: TokenStream, found: Clauses): boolean {
  if (p.is('FOR')) return forClause(p, found);
  if (found.optimizeFor === undefined && p.acceptSequence('OPTIMIZE', 'FOR')) {
    found.optimizeFor = p.accept('ALL') ? 'ALL' : integer(p);
    p.expectAny('ROWS', 'ROW');
    return true;
  }
  if (found.isolation === undefined) {
    const level = isolation(p);
    if (level !== undefined) {
      found.isolation = level;
      return true;
    }
  }
  return found.concurrency === undefined && concurrency(p, found);
}

function concurrency(p: TokenStream, found: Clauses): boolean {
  for (const clause of ['SKIP LOCKED DATA', 'USE CURRENTLY COMMITTED', 'WAIT FOR OUTCOME'] as const) {
    if (!p.acceptSequence(...clause.split(' '))) continue;
    found.concurrency = clause;
    return true;
  }
  return false;
}

/** `FOR UPDATE [OF A, B]`, `FOR READ ONLY`, `FOR FETCH ONLY`. */
function forClause(p: TokenStream, found: Clauses): boolean {
  if (found.forUpdate !== undefined || found.readOnly !== undefined) return false;
  if (p.acceptSequence('FOR', 'UPDATE')) {
    found.forUpdate = p.accept('OF') ? identifiers(p) : [];
    return true;
  }
  if (!p.acceptSequence('FOR', 'READ', 'ONLY') && !p.acceptSequence('FOR', 'FETCH', 'ONLY')) return false;
  found.readOnly = true;
  return true;
}
