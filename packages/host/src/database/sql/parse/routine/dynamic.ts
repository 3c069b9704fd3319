import type { PlStatement } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { target } from '../expression/target.ts';
import { identifier } from '../names.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { expressions } from './cursor.ts';

type Of<K extends PlStatement['kind']> = Extract<PlStatement, { kind: K }>;

/** `PREPARE S [[OUTPUT] INTO d] FROM e`. */
export function prepare(p: TokenStream): PlStatement {
  const { at } = p.next();
  const name = identifier(p);
  p.acceptSequence('OUTPUT');
  const into = p.accept('INTO') ? target(p) : undefined;
  p.expect('FROM');
  return node<Of<'prepare'>>({ kind: 'prepare', name, from: expression(p), into, at });
}

/** `EXECUTE S [USING a, b]`, `EXECUTE IMMEDIATE e`. */
export function execute(p: TokenStream): PlStatement {
  const { at } = p.next();
  if (isImmediate(p)) {
    p.next();
    return { kind: 'execute-immediate', text: expression(p), at };
  }
  const name = identifier(p);
  return node<Of<'execute'>>({ kind: 'execute', name, using: p.accept('USING') ? expressions(p) : undefined, at });
}

/** A statement may be called IMMEDIATE. */
function isImmediate(p: TokenStream): boolean {
  const { kind, key } = p.peek();
  return p.is('IMMEDIATE') && kind !== 'end' && key !== ';' && key !== 'USING';
}
