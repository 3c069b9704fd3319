import type { Compound, Declaration, Identifier } from '../../ast/index.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { declaration } from './declaration.ts';
import { endOf, statementsUntil } from './statement.ts';

/** `BEGIN [[NOT] ATOMIC] declarations statements END [label]`. */
export function compound(p: TokenStream, label: Identifier | undefined): Compound {
  const { at } = p.next();
  const atomic = p.acceptSequence('NOT', 'ATOMIC') ? false : p.accept('ATOMIC') || undefined;
  const declarations: Declaration[] = [];
  while (isDeclaration(p)) {
    declarations.push(declaration(p));
    p.expect(';');
  }
  const statements = statementsUntil(p, 'END');
  endOf(p, label);
  return node<Compound>({ kind: 'compound', label, atomic, declarations, statements, at: label?.at ?? at });
}

/** DECLARE GLOBAL TEMPORARY TABLE is a statement. */
function isDeclaration(p: TokenStream): boolean {
  return p.is('DECLARE') && !(p.peek().key === 'GLOBAL' && p.peek(2).key === 'TEMPORARY');
}
