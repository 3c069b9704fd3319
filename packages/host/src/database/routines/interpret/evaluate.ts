import type { Expression, FullSelect } from '../../sql/ast/index.ts';
import type { SqlValue } from '../../types/sql-type.ts';
import type { Activation } from './activation.ts';
import { compiledOnce } from './compiled-once.ts';
import { localCondition } from './local/condition.ts';
import { localExpression } from './local/expression.ts';
import type { Scope } from './scope.ts';
import { isSimpleAssignment, type Target } from './target.ts';
import { compileCondition, compileRow, compileValues, fetchRow, type Wanted } from './values.ts';

/** Computes values, each for its target where it has one. */
export type Evaluation = (run: Activation) => SqlValue[] | Promise<SqlValue[]>;

/** By the host itself where it can, else in one statement of PostgreSQL. */
export function evaluation(wanted: readonly Wanted[], scope: Scope, ccsid: number): Evaluation {
  const local = wanted.map(({ expression, target }) => {
    const value = localExpression(expression, scope, ccsid);
    return target === undefined || (value !== undefined && isSimpleAssignment(value.type, target.type))
      ? value
      : undefined;
  });
  if (local.every(value => value !== undefined)) return run => local.map(value => value.evaluate(run));
  const statement = compiledOnce(compilation => compileValues(wanted, compilation), scope);
  return async run => (await fetchRow(run.session, run, await statement(run)))!;
}

/** The row of a query; undefined when there is none. */
export function rowEvaluation(
  query: FullSelect,
  targets: readonly Target[],
  scope: Scope,
): (run: Activation) => Promise<SqlValue[] | undefined> {
  const statement = compiledOnce(compilation => compileRow(query, targets, compilation), scope);
  return async run => fetchRow(run.session, run, await statement(run));
}

/** A search condition; null is unknown. */
export function condition(
  expression: Expression,
  scope: Scope,
  ccsid: number,
): (run: Activation) => boolean | null | Promise<boolean | null> {
  const local = localCondition(expression, scope, ccsid);
  if (local !== undefined) return local;
  const statement = compiledOnce(compilation => compileCondition(expression, compilation), scope);
  return async run => (await fetchRow(run.session, run, await statement(run)))![0] as boolean | null;
}

/** The value of an expression that must be there at once: text of a statement, number of a row. */
export async function single(evaluate: Evaluation, run: Activation): Promise<SqlValue> {
  return (await evaluate(run))[0]!;
}
