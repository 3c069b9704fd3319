import type { Expression, FunctionArgument, FunctionOption } from '../../../ast/index.ts';
import type { TokenStream } from '../../stream.ts';

/** `FORMAT JSON` and the like: keywords without anything behind them. Read when they come next. */
export function acceptOption(p: TokenStream, position: number, ...keywords: readonly string[]): FunctionOption[] {
  const { at } = p.token;
  for (const keyword of keywords) {
    if (p.acceptSequence(...keyword.split(' '))) return [{ keyword, position, at }];
  }
  return [];
}

export function asArgument(value: Expression): FunctionArgument {
  return { value, at: value.at };
}
