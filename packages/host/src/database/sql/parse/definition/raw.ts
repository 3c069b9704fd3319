import type { TokenStream } from '../stream.ts';

/** Reads a bracket to its end whatever is in it. */
export function skipBrackets(p: TokenStream): void {
  p.expect('(');
  for (let depth = 1; depth > 0; ) {
    const { kind, key } = p.token;
    if (kind === 'end') throw p.unexpected(')');
    if (key === '(') depth++;
    if (key === ')') depth--;
    p.next();
  }
}

/** The rest of a statement that is understood only to be refused. */
export function skipRest(p: TokenStream): void {
  while (p.token.kind !== 'end') p.next();
}
