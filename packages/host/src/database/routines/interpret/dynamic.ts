import { SqlError } from '../../error.ts';
import type { Prepared } from '../../room.ts';
import { prepare } from '../../session/prepare.ts';
import type { Expression, PlStatement } from '../../sql/ast/index.ts';
import type { SqlValue } from '../../types/sql-type.ts';
import type { Activation } from './activation.ts';
import { type Translation, targetOf } from './context.ts';
import { convertRow } from './convert-row.ts';
import { evaluation, single } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { doneOf } from './sql-statement.ts';
import { type Done, leaf, type Step } from './step.ts';
import { assignAll, type Target } from './target.ts';

type Prepare = Extract<PlStatement, { kind: 'prepare' }>;
type Execute = Extract<PlStatement, { kind: 'execute' }>;
type ExecuteImmediate = Extract<PlStatement, { kind: 'execute-immediate' }>;

/** `PREPARE s FROM text`. The names in the text mean what they mean to the session, not to the routine. */
export function translatePrepare({ name, from, into, at }: Prepare, scope: Scope, translation: Translation): Step {
  if (into !== undefined) throw new SqlError(-84, [], undefined, { position: at });
  const text = evaluation([{ expression: from }], scope, translation.compilation.session.ccsid);
  const id = scope.statement(name.name);
  return leaf(scope, async run => {
    const source = textOf(await single(text, run));
    run.statements.delete(id);
    run.statements.set(id, {
      prepared: await prepare(run.session, source, cursorOf(name.name, scope, run)),
      text: source,
    });
    return {};
  });
}

/** The cursor that is declared for the statement: others may say WHERE CURRENT OF it. */
function cursorOf(statement: string, scope: Scope, { session }: Activation): { readonly cursorName?: string } {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    for (const { name, declaration } of at.cursors) {
      if (declaration === undefined || 'kind' in declaration.query || declaration.query.name !== statement) continue;
      return session.openCursor(name) === undefined ? { cursorName: name } : {};
    }
  }
  return {};
}

/** `EXECUTE s USING a, b`. What a CALL gives back goes into the variables. Errors: -516, -518. */
export function translateExecute({ name, using = [] }: Execute, scope: Scope, translation: Translation): Step {
  const values = evaluation(
    using.map(expression => ({ expression })),
    scope,
    translation.compilation.session.ccsid,
  );
  const targets = using.map(expression => variableOf(expression, scope, translation));
  const id = scope.statement(name.name);
  return leaf(scope, async run => {
    const known = run.statements.get(id);
    if (known === undefined) throw new SqlError(-516, ['', name.name]);
    return execute(run, known.prepared, using.length === 0 ? [] : await values(run), targets);
  });
}

function variableOf(expression: Expression, scope: Scope, translation: Translation): Target | undefined {
  if (expression.kind !== 'column' || scope.variable(expression.name.name)?.constant) return undefined;
  return targetOf(expression, scope, translation);
}

export function translateExecuteImmediate({ text }: ExecuteImmediate, scope: Scope, translation: Translation): Step {
  const source = evaluation([{ expression: text }], scope, translation.compilation.session.ccsid);
  return leaf(scope, async run => {
    const prepared = await prepare(run.session, textOf(await single(source, run)), {});
    if (prepared.markers.length > 0) throw new SqlError(-313);
    return execute(run, prepared, [], []);
  });
}

async function execute(
  run: Activation,
  prepared: Prepared,
  values: readonly SqlValue[],
  targets: readonly (Target | undefined)[],
): Promise<Done> {
  if (run.isAtomic && (prepared.class === 'commit' || prepared.verb === 'ROLLBACK')) throw new SqlError(-774);
  const outcome = await prepared.execute(values);
  if (outcome.resultSets !== undefined) run.received.set('', outcome.resultSets);
  const given = prepared.markers.flatMap(({ mode, type }, index) => {
    const target = targets[index];
    return mode === 'IN' || target === undefined || outcome.outputs === undefined
      ? []
      : [{ target, type, value: outcome.outputs[index]! }];
  });
  const into = given.map(({ target }) => target);
  const types = given.map(({ type }) => type);
  assignAll(
    run,
    into,
    await convertRow(
      run,
      given.map(({ value }) => value),
      types,
      into,
    ),
  );
  return { ...doneOf(outcome), returnStatus: outcome.returnValue };
}

function textOf(value: SqlValue): string {
  if (typeof value !== 'string') throw new SqlError(-518, ['']);
  return value;
}
