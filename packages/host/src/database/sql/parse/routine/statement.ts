import type { Identifier, PlStatement } from '../../ast/index.ts';
import { identifier } from '../names.ts';
import { statement } from '../statement.ts';
import type { TokenStream } from '../stream.ts';
import { compound } from './compound.ts';
import { caseStatement, forStatement, ifStatement, loop, repeat, whileStatement } from './control.ts';
import { allocateCursor, associateLocators, close, fetch, open } from './cursor.ts';
import { getDiagnostics, signal } from './diagnostics.ts';
import { execute, prepare } from './dynamic.ts';
import { jump, pipe, returnStatement } from './leave.ts';

type Production = (p: TokenStream, label: Identifier | undefined) => PlStatement;

const labelled: ReadonlyMap<string, Production> = new Map<string, Production>([
  ['BEGIN', compound],
  ['WHILE', whileStatement],
  ['REPEAT', repeat],
  ['LOOP', loop],
  ['FOR', forStatement],
]);

const others: ReadonlyMap<string, (p: TokenStream) => PlStatement> = new Map<string, (p: TokenStream) => PlStatement>([
  ['IF', ifStatement],
  ['CASE', caseStatement],
  ['LEAVE', jump],
  ['ITERATE', jump],
  ['GOTO', jump],
  ['RETURN', returnStatement],
  ['SIGNAL', signal],
  ['RESIGNAL', signal],
  ['GET', getDiagnostics],
  ['OPEN', open],
  ['FETCH', fetch],
  ['CLOSE', close],
  ['PREPARE', prepare],
  ['EXECUTE', execute],
  ['ASSOCIATE', associateLocators],
  ['ALLOCATE', allocateCursor],
  ['PIPE', pipe],
]);

/** A statement of SQL PL with its label, or any statement of SQL. What follows it, `;` or END, is left. */
export function plStatement(p: TokenStream): PlStatement {
  return p.nested(whole);
}

function whole(p: TokenStream): PlStatement {
  const { at, key } = p.token;
  const label = p.peek().key === ':' && key !== '' ? labelOf(p) : quotedLabel(p);
  const production = labelled.get(p.token.key);
  if (production !== undefined) return production(p, label);
  const made = plain(p);
  return label === undefined ? made : { kind: 'labeled', label, statement: made, at };
}

function labelOf(p: TokenStream): Identifier {
  const label = identifier(p);
  p.expect(':');
  return label;
}

function quotedLabel(p: TokenStream): Identifier | undefined {
  return p.token.kind === 'name' ? labelOf(p) : undefined;
}

function plain(p: TokenStream): PlStatement {
  const production = others.get(p.token.key);
  if (production !== undefined) return production(p);
  p.isAny(...labelled.keys(), ...others.keys());
  return statement(p);
}

/** Statements, each with its `;`, up to one of the words. */
export function statementsUntil(p: TokenStream, ...ends: readonly string[]): PlStatement[] {
  const list: PlStatement[] = [];
  while (!p.isAny(...ends)) {
    list.push(plStatement(p));
    p.expect(';');
  }
  return list;
}

/** `END LOOP [label]`: the label, when there is one, is that of the beginning. */
export function endOf(p: TokenStream, label: Identifier | undefined, ...words: readonly string[]): void {
  p.expect('END', ...words);
  const { kind, value } = p.token;
  if (label !== undefined && (kind === 'name' || kind === 'word') && value === label.name) p.next();
}
