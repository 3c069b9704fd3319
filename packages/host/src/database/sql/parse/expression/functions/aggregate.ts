import type { FunctionOption } from '../../../ast/index.ts';
import type { TokenStream } from '../../stream.ts';
import { expression } from '../expression.ts';
import { argumentList, type FunctionContent } from '../function.ts';
import { acceptOption } from './option.ts';

/** `[ALL | DISTINCT] x, separator [ON OVERFLOW ERROR | TRUNCATE [filler] [WITH | WITHOUT COUNT]]`. */
export function listagg(p: TokenStream): FunctionContent {
  const quantifier = p.acceptAny('ALL', 'DISTINCT');
  const list = argumentList(p);
  return { arguments: list, ...(quantifier && { quantifier }), options: overflow(p, list.length - 1) };
}

function overflow(p: TokenStream, position: number): FunctionOption[] {
  const [error] = acceptOption(p, position, 'ON OVERFLOW ERROR');
  if (error !== undefined) return [error];
  const [truncate] = acceptOption(p, position, 'ON OVERFLOW TRUNCATE');
  if (truncate === undefined) return [];
  const filler = p.isAny('WITH', 'WITHOUT', ')') ? undefined : expression(p);
  const count = acceptOption(p, position, 'WITH COUNT', 'WITHOUT COUNT');
  return [filler === undefined ? truncate : { ...truncate, value: filler }, ...count];
}
