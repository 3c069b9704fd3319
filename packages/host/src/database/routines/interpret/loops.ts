import type { PlStatement } from '../../sql/ast/index.ts';
import type { Completion } from './completion.ts';
import type { Translation } from './context.ts';
import { condition } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { guarded, type Step } from './step.ts';
import { translateAll } from './translate.ts';

type Loop = Extract<PlStatement, { kind: 'loop' }>;
type While = Extract<PlStatement, { kind: 'while' }>;
type Repeat = Extract<PlStatement, { kind: 'repeat' }>;

/** What the end of one round means for the loop: go on, or end with a completion. */
export function ofRound(completion: Completion, label: string | undefined): 'next' | { readonly end: Completion } {
  if (completion === undefined) return 'next';
  if (label !== undefined && 'label' in completion && completion.label === label) {
    if (completion.to === 'iterate') return 'next';
    if (completion.to === 'leave') return { end: undefined };
  }
  return { end: completion };
}

export function translateLoop({ label, statements }: Loop, scope: Scope, translation: Translation): Step {
  const body = translateAll(statements, scope, translation);
  return async run => {
    for (;;) {
      await run.breathe();
      const round = ofRound(await body(run), label?.name);
      if (round !== 'next') return round.end;
    }
  };
}

export function translateWhile(statement: While, scope: Scope, translation: Translation): Step {
  const { label, statements } = statement;
  const test = condition(statement.condition, scope, translation.compilation.session.ccsid);
  const body = translateAll(statements, scope, translation);
  return async run => {
    for (;;) {
      const outcome = await guarded(scope, run, () => test(run));
      if ('completion' in outcome) return outcome.completion;
      if (outcome.value !== true) return undefined;
      const round = ofRound(await body(run), label?.name);
      if (round !== 'next') return round.end;
    }
  };
}

export function translateRepeat({ label, until, statements }: Repeat, scope: Scope, translation: Translation): Step {
  const test = condition(until, scope, translation.compilation.session.ccsid);
  const body = translateAll(statements, scope, translation);
  return async run => {
    for (;;) {
      const round = ofRound(await body(run), label?.name);
      if (round !== 'next') return round.end;
      const outcome = await guarded(scope, run, () => test(run));
      if ('completion' in outcome) return outcome.completion;
      if (outcome.value === true) return undefined;
    }
  };
}
