import type { Emitted } from '../../compile/emitted.ts';
import { SqlError } from '../../error.ts';
import type { Expression } from '../../sql/ast/index.ts';
import type { PgScope, PgVariable } from './pg-scope.ts';
import { refusal } from './refusal.ts';
import type { RoutineText } from './routine-text.ts';

/** A variable that is assigned to. Errors: -206. */
export function targetOf(expression: Expression, scope: PgScope): PgVariable {
  if (expression.kind !== 'column') throw refusal('An assignment to an array', expression.at);
  const { name, qualifier, at } = expression;
  const variable = scope.variable(name.name, qualifier?.name.name);
  if (variable === undefined) throw new SqlError(-206, [name.name], undefined, { position: at });
  if (variable.constant || /^OLD\./.test(variable.text))
    throw new SqlError(-751, [name.name], undefined, { position: at });
  return variable;
}

/** Puts columns of a row into variables. */
export function assignColumns(
  values: readonly Emitted[],
  into: readonly Expression[],
  scope: PgScope,
  text: RoutineText,
): string {
  return into
    .map((expression, index) => {
      const target = targetOf(expression, scope);
      const value = text.compile(scope, compilation =>
        text.assigned(values[index]!, target, compilation, expression.at),
      );
      return `${target.text} := ${value};`;
    })
    .join('\n');
}
