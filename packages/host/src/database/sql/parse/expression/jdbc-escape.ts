import type { Expression } from '../../ast/index.ts';
import type { TokenStream } from '../stream.ts';
import { stringConstant } from './literal.ts';
import { primary } from './primary.ts';

/** JDBC's `{fn f(..)}`, `{d '..'}`, `{t '..'}`, `{ts '..'}`. */
export function escaped(p: TokenStream): Expression {
  const { at } = p.next();
  if (p.accept('FN')) {
    const call = p.nested(primary);
    if (call.kind === 'register') p.acceptSequence('(', ')');
    p.expect('}');
    return { ...call, at };
  }
  const type = datetimes[p.expectAny('D', 'T', 'TS')];
  const value = stringConstant(p);
  p.expect('}');
  return { kind: 'literal', type, value, at };
}

const datetimes = { D: 'date', T: 'time', TS: 'timestamp' } as const;
