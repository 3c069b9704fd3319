import type { Expression, Statement } from './ast/index.ts';
import { expression } from './print/expression/expression.ts';
import { statement } from './print/statement.ts';

/** The text of a statement in one line, with every keyword written out; it reads back as the same tree, apart from offsets. */
export function printStatement(one: Statement): string {
  return statement(one);
}

export function printExpression(one: Expression): string {
  return expression(one);
}
