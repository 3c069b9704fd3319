import type { Unsupported } from '../../ast/index.ts';
import type { TokenStream } from '../stream.ts';

/** A statement that is known but not there. Its text is not looked at: whoever runs it says that it is not supported. */
export function unsupported(p: TokenStream, statement: string, at: number): Unsupported {
  while (p.token.kind !== 'end') p.next();
  return { kind: 'unsupported', statement, at };
}
