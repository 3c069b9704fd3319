import { SqlError } from '../../error.ts';
import type { Call } from '../../sql/ast/index.ts';
import type { SqlValue } from '../../types/sql-type.ts';
import { type BoundCall, bindCall } from '../call/bind.ts';
import { invoke } from '../call/invoke.ts';
import { compiledOnce } from './compiled-once.ts';
import { warningCondition } from './condition.ts';
import { type Translation, targetOf } from './context.ts';
import { convertRow } from './convert-row.ts';
import { type Evaluation, evaluation } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { leaf, type Step } from './step.ts';
import { assignAll, type Target } from './target.ts';

/** A call whose procedure was found. */
interface Prepared {
  readonly bound: BoundCall;
  /** Values of the parameters that have input, by position of the parameter. */
  readonly inputs: readonly number[];
  readonly evaluate: Evaluation;
  /** Variables for the parameters that have output. */
  readonly outputs: readonly { readonly index: number; readonly target: Target }[];
}

/** `CALL P(..)` in a routine. Errors: those of {@link bindCall}, -469 where a variable is needed. */
export function translateCall(call: Call, scope: Scope, translation: Translation): Step {
  const prepared = compiledOnce((compilation): Prepared => {
    const bound = bindCall(call, compilation);
    const { parameters } = bound.procedure;
    const inputs = parameters.flatMap(({ mode }, index) => (mode === 'OUT' ? [] : [index]));
    const wanted = inputs.map(index => ({ expression: bound.arguments[index]!, target: parameters[index]! }));
    const outputs = parameters.flatMap(({ mode }, index) => {
      if (mode === 'IN') return [];
      const argument = bound.arguments[index]!;
      if (argument.kind !== 'column')
        throw new SqlError(-469, [String(index + 1), bound.procedure.name], undefined, { position: argument.at });
      return [{ index, target: targetOf(argument, scope, { ...translation, compilation }) }];
    });
    return { bound, inputs, evaluate: evaluation(wanted, scope, compilation.session.ccsid), outputs };
  }, scope);

  return leaf(scope, async run => {
    const { bound, inputs, evaluate, outputs } = await prepared(run);
    const { procedure } = bound;
    const values = procedure.parameters.map((): SqlValue => null);
    const given = inputs.length === 0 ? [] : await evaluate(run);
    for (const [at, index] of inputs.entries()) values[index] = given[at]!;
    const returned = await invoke(run.session, procedure, values);
    const earlier = run.received.get(procedure.name) ?? [];
    for (const cursor of earlier) await cursor.close();
    run.received.set(procedure.name, returned.resultSets);
    const targets = outputs.map(({ target }) => target);
    const types = outputs.map(({ index }) => procedure.parameters[index]!.type);
    const row = outputs.map(({ index }) => returned.values[index]!);
    assignAll(run, targets, await convertRow(run, row, types, targets));
    const [warning] = returned.warnings;
    return { returnStatus: returned.returnValue ?? 0, condition: warning && warningCondition(warning) };
  });
}
