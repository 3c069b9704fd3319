import type { Correlation, Identifier } from '../../ast/index.ts';
import { anyWord, identifier, identifierList, isIdentifier } from '../names.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { isLimit, isOffset } from './ordering.ts';

/** `AS A`, where every word is a name, or `A` alone where it begins no clause. */
export function acceptAlias(p: TokenStream): Identifier | undefined {
  if (p.accept('AS')) return anyWord(p);
  if (!isIdentifier(p) || beginsClause(p)) return undefined;
  return identifier(p);
}

/** `[AS] T [(A, B)]`. */
export function acceptCorrelation(p: TokenStream): Correlation | undefined {
  const { at } = p.token;
  const name = acceptAlias(p);
  if (name === undefined) return undefined;
  return node<Correlation>({ name, columns: p.is('(') ? identifierList(p) : undefined, at });
}

/** Words that may be names, and that begin what follows a table or a select item when certain words come behind them. */
const clauses: Readonly<Record<string, readonly string[]>> = {
  FETCH: ['FIRST', 'NEXT'],
  OPTIMIZE: ['FOR'],
  SKIP: ['LOCKED'],
  USE: ['CURRENTLY', 'AND'],
  WAIT: ['FOR'],
  KEEP: ['LOCKS'],
  START: ['WITH'],
  CONNECT: ['BY'],
  TABLESAMPLE: ['BERNOULLI', 'SYSTEM'],
  OVERRIDING: ['SYSTEM', 'USER'],
  INCLUDE: ['('],
  MINUS: ['SELECT', '(', 'ALL', 'VALUES'],
};

/** Words that no name without AS can be, whatever follows. */
const always: ReadonlySet<string> = new Set(['DO', 'END', 'PASSING', 'COLUMNS', 'RCDFMT']);

function beginsClause(p: TokenStream): boolean {
  const { key } = p.token;
  if (key === '') return false;
  if (key === 'LIMIT') return isLimit(p);
  if (key === 'OFFSET') return isOffset(p);
  if (always.has(key)) return true;
  if (!Object.hasOwn(clauses, key)) return false;
  return clauses[key]!.includes(p.peek().key);
}

/** `AS A`, and nothing without AS. */
export function acceptIdentifierAfterAs(p: TokenStream): Identifier | undefined {
  return p.accept('AS') ? identifier(p) : undefined;
}
