import type { Compilation } from '../../compile/compilation.ts';
import { typeOf } from '../../compile/declared-type.ts';
import { findGlobalVariable } from '../../compile/expression.ts';
import { SqlError } from '../../error.ts';
import type { DataType, Expression } from '../../sql/ast/index.ts';
import type { SqlType } from '../../types/sql-type.ts';
import type { Scope } from './scope.ts';
import type { Target } from './target.ts';

/** What statements of a routine are translated with. */
export interface Translation {
  /** Answers for the catalog; throws `unlearned`. */
  readonly compilation: Compilation;
  /** The text in which the tree has its positions. */
  readonly text: string;
  /** Names of cursors that WHERE CURRENT OF mentions anywhere. */
  readonly positioned: ReadonlySet<string>;
  /** The routine may leave result sets. */
  readonly resultSets: number;
}

export function declaredType(type: DataType, { compilation }: Translation): SqlType {
  return typeOf(type, compilation);
}

/** A variable that is assigned to. Errors: -206, -84, -312. */
export function targetOf(expression: Expression, scope: Scope, { compilation }: Translation): Target {
  if (expression.kind !== 'column')
    throw new SqlError(expression.kind === 'marker' ? -312 : -84, [''], undefined, { position: expression.at });
  const { name, qualifier, at } = expression;
  const variable = scope.variable(name.name, qualifier?.name.name);
  if (variable?.constant) throw new SqlError(-751, [name.name], undefined, { position: at });
  if (variable !== undefined) return variable;
  return globalTarget(expression, compilation);
}

export function globalTarget(expression: Extract<Expression, { kind: 'column' }>, compilation: Compilation): Target {
  const { name, at } = expression;
  const global = findGlobalVariable(expression, compilation);
  if (global === undefined) throw new SqlError(-206, [name.name], undefined, { position: at });
  if (global.constant) throw new SqlError(-20430, [global.name, global.library], undefined, { position: at });
  return { kind: 'global', key: global.key, name: global.name, type: global.type };
}

/** Names of cursors behind WHERE CURRENT OF. */
export function positionedCursors(node: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof node !== 'object' || node === null) return found;
  const { currentOf } = node as { currentOf?: { name: string } };
  if (currentOf !== undefined) found.add(currentOf.name);
  for (const value of Object.values(node)) positionedCursors(value, found);
  return found;
}
