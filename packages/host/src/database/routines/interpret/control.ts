import { SqlError } from '../../error.ts';
import type { Expression, PlStatement } from '../../sql/ast/index.ts';
import type { Translation } from './context.ts';
import { condition } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { guarded, type Step } from './step.ts';
import { translateAll } from './translate.ts';

type If = Extract<PlStatement, { kind: 'if' }>;
type CaseStatement = Extract<PlStatement, { kind: 'case-statement' }>;

interface Branch {
  readonly test: ReturnType<typeof condition>;
  readonly body: Step;
}

export function translateIf({ branches, otherwise }: If, scope: Scope, translation: Translation): Step {
  const { ccsid } = translation.compilation.session;
  const tests = branches.map(
    (branch): Branch => ({
      test: condition(branch.condition, scope, ccsid),
      body: translateAll(branch.statements, scope, translation),
    }),
  );
  return choose(tests, otherwise && translateAll(otherwise, scope, translation), scope);
}

/** Errors: -773 when nothing applies and there is no ELSE. */
export function translateCase(statement: CaseStatement, scope: Scope, translation: Translation): Step {
  const { operand, branches, otherwise, at } = statement;
  const { ccsid } = translation.compilation.session;
  const tests = branches.map((branch): Branch => {
    const test: Expression =
      operand === undefined
        ? branch.when
        : { kind: 'compare', operator: '=', left: operand, right: branch.when, at: branch.when.at };
    return { test: condition(test, scope, ccsid), body: translateAll(branch.statements, scope, translation) };
  });
  if (otherwise !== undefined) return choose(tests, translateAll(otherwise, scope, translation), scope);
  const none: Step = async run => {
    const outcome = await guarded(scope, run, () => {
      throw new SqlError(-773, [], undefined, { position: at });
    });
    return 'completion' in outcome ? outcome.completion : undefined;
  };
  return choose(tests, none, scope);
}

function choose(branches: readonly Branch[], otherwise: Step | undefined, scope: Scope): Step {
  return async run => {
    for (const { test, body } of branches) {
      const outcome = await guarded(scope, run, () => test(run));
      if ('completion' in outcome) return outcome.completion;
      if (outcome.value === true) return body(run);
    }
    return otherwise?.(run);
  };
}
