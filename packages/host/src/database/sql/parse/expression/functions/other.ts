import type { Predicate } from '../../../ast/index.ts';
import type { TokenStream } from '../../stream.ts';
import { dataType } from '../../type.ts';
import { expression } from '../expression.ts';
import type { FunctionContent } from '../function.ts';
import { asArgument } from './option.ts';

/** `INTERPRET(x AS type)`: AS has the type. */
export function interpret(p: TokenStream): FunctionContent {
  const value = expression(p);
  const { at } = p.token;
  p.expect('AS');
  return { arguments: [asArgument(value)], options: [{ keyword: 'AS', type: dataType(p), position: 0, at }] };
}

export function arrayExists(p: TokenStream): Predicate {
  const array = expression(p);
  p.expect(',');
  return { kind: 'array-exists', array, index: expression(p), at: array.at };
}
