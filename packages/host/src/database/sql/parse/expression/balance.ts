import type { Expression } from '../../ast/index.ts';

/** Longer chains of AND or OR become balanced trees: programs write thousands of them, and trees are walked by recursion. */
const longestChain = 64;

/** AND and OR of many operands. Left-deep as they are read, unless there are too many. */
export function balanced(kind: 'and' | 'or', operands: readonly Expression[]): Expression {
  if (operands.length <= longestChain) {
    return operands.reduce((left, right) => ({ kind, left, right, at: left.at }));
  }
  return halved(kind, operands, 0, operands.length);
}

function halved(kind: 'and' | 'or', operands: readonly Expression[], from: number, to: number): Expression {
  if (to - from === 1) return operands[from]!;
  const middle = (from + to) >> 1;
  const left = halved(kind, operands, from, middle);
  return { kind, left, right: halved(kind, operands, middle, to), at: left.at };
}
