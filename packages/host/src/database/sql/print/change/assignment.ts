import type { Assignment, Expression, FullSelect } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { fullSelect } from '../query/query.ts';
import { bracketed, list } from '../text.ts';

export function assignments(all: readonly Assignment[]): string {
  return list(all, assignment);
}

function assignment({ targets, values }: Assignment): string {
  if (targets.length === 0) return `ROW = ${rowOf(values)}`;
  if (targets.length === 1 && isList(values) && values.length === 1)
    return `${expression(targets[0]!)} = ${expression(values[0]!)}`;
  return `${bracketed(targets, expression)} = ${rowOf(values)}`;
}

function rowOf(values: Assignment['values']): string {
  return isList(values) ? bracketed(values, expression) : `(${fullSelect(values)})`;
}

function isList(values: readonly Expression[] | FullSelect): values is readonly Expression[] {
  return Array.isArray(values);
}
