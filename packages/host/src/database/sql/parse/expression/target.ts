import type { Expression } from '../../ast/index.ts';
import type { TokenStream } from '../stream.ts';
import { primary } from './primary.ts';

/** What is assigned to: a host variable, a marker, a variable or column, an element of an array. */
export function target(p: TokenStream): Expression {
  const { index, markers } = p;
  const made = primary(p);
  if (made.kind === 'column' || made.kind === 'marker' || made.kind === 'element') return made;
  p.rewind(index, markers);
  throw p.unexpected('<VARIABLE>');
}

export function targets(p: TokenStream): Expression[] {
  const list = [target(p)];
  while (p.accept(',')) list.push(target(p));
  return list;
}
