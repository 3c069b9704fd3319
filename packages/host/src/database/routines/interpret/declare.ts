import { SqlError } from '../../error.ts';
import type { Declaration, Expression, Identifier } from '../../sql/ast/index.ts';
import type { SqlType } from '../../types/sql-type.ts';
import { declaredType, type Translation } from './context.ts';
import { evaluation } from './evaluate.ts';
import type { Matcher, Scope } from './scope.ts';
import { leaf, type Step } from './step.ts';
import { assignAll } from './target.ts';
import { translate } from './translate.ts';

type DeclareVariable = Extract<Declaration, { kind: 'declare-variable' }>;
type DeclareHandler = Extract<Declaration, { kind: 'declare-handler' }>;

/** Makes a name known; gives the step that is needed each time the compound statement begins. */
export function declare(declaration: Declaration, scope: Scope, translation: Translation): Step[] {
  switch (declaration.kind) {
    case 'declare-variable':
      if (isLocator(declaration.type)) return [];
      return [variable(declaration, scope, translation)];
    case 'declare-condition':
      scope.declareCondition(declaration.name.name, declaration.sqlstate);
      return [];
    case 'declare-cursor':
      if (scope.cursor(declaration.name.name)?.scope === scope) throw twice(declaration.name);
      scope.declareCursor(declaration.name.name, declaration);
      return [];
    case 'declare-statement':
      return [];
    case 'declare-handler':
      handler(declaration, scope, translation);
      return [];
  }
}

/** `DECLARE L RESULT_SET_LOCATOR VARYING`: a name that ASSOCIATE LOCATORS gives a result set; it has no value. */
function isLocator(type: DeclareVariable['type']): boolean {
  return typeof type !== 'string' && type.kind === 'named-type' && type.name.name.name === 'RESULT_SET_LOCATOR';
}

function twice({ name, at }: Identifier): SqlError {
  return new SqlError(-590, [name, ''], undefined, { position: at });
}

/** Each time the block is entered its variables begin with their defaults. */
function variable(declaration: DeclareVariable, scope: Scope, translation: Translation): Step {
  const { names, type, default: value, constant = false, notNull = false, at } = declaration;
  const resolved = typeof type === 'string' ? stateTypes[type] : declaredType(type, translation);
  const variables = names.map(name => {
    if (scope.has(name.name)) throw twice(name);
    return { ...scope.declare(name.name, resolved, { notNull, constant }) };
  });
  const first: Expression = value ?? { kind: 'literal', type: 'null', value: 'NULL', at };
  const wanted = variables.map(target => ({ expression: first, target }));
  const evaluate = evaluation(wanted, scope, translation.compilation.session.ccsid);
  const states = variables.flatMap(one =>
    one.name === 'SQLCODE' || one.name === 'SQLSTATE' ? [{ variable: one, which: one.name } as const] : [],
  );
  return leaf(
    scope,
    async run => {
      const values = await evaluate(run);
      if (value === undefined) for (const { slot } of variables) run.values[slot] = null;
      else assignAll(run, variables, values);
      for (const { variable, which } of states) run.declareState(variable, which);
      return {};
    },
    { silent: true },
  );
}

const stateTypes = {
  SQLSTATE: { name: 'CHAR', length: 5, ccsid: 37 },
  SQLCODE: { name: 'INTEGER' },
} as const satisfies Record<string, SqlType>;

function handler(declaration: DeclareHandler, scope: Scope, translation: Translation): void {
  const { type, conditions, action, at } = declaration;
  if (type === 'UNDO' && !scope.atomic) throw new SqlError(-780, [], undefined, { position: at });
  const matchers = conditions.map((condition): Matcher => {
    if (condition.kind !== 'name') return condition;
    const { name } = condition;
    if (scope.condition(name.name) === null) throw new SqlError(-781, [name.name], undefined, { position: name.at });
    return { kind: 'name', name: name.name };
  });
  // Its own compound statement knows it once the whole declaration part is read: the action finds outer handlers only.
  const inner = scope.ofHandler();
  let step: Step | undefined;
  scope.handlers.push({
    type,
    matchers,
    scope,
    action: run => step!(run),
  });
  step = translate(action, inner, translation);
}
