import { SqlError } from '../../error.ts';
import type {
  Assignment,
  Expression,
  FullSelect,
  SelectStatement,
  SetStatement,
  ValuesInto,
} from '../../sql/ast/index.ts';
import type { SqlValue } from '../../types/sql-type.ts';
import type { Activation } from './activation.ts';
import { warningCondition } from './condition.ts';
import { type Translation, targetOf } from './context.ts';
import { type Evaluation, evaluation, rowEvaluation } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { type Done, leaf, type Step } from './step.ts';
import { assignAll, type Target, truncated } from './target.ts';

const cutWarning = warningCondition(truncated);
const notFound = warningCondition({ sqlcode: 100, sqlstate: '02000', tokens: [] });

interface Part {
  readonly targets: readonly Target[];
  readonly evaluate: Evaluation;
}

/** `SET a = e, (b, c) = (SELECT ..)`: all values are computed before the first one is assigned. */
export function translateSet(statement: SetStatement, scope: Scope, translation: Translation): Step {
  const rows = statement.assignments.filter(({ values }) => 'body' in values);
  const plain = statement.assignments.filter(({ values }) => !('body' in values));
  const parts: Part[] = rows.map(assignment => rowPart(assignment, scope, translation));
  const targets = plain.flatMap(assignment => assignment.targets.map(one => targetOf(one, scope, translation)));
  const expressions = plain.flatMap(assignment => expressionsOf(assignment));
  if (targets.length > 0) parts.push({ targets, evaluate: valuesFor(expressions, targets, scope, translation) });
  return leaf(scope, run => assign(run, parts));
}

function expressionsOf({ targets, values, at }: Assignment): readonly Expression[] {
  const list = values as readonly Expression[];
  if (list.length !== targets.length) throw new SqlError(-117, [], undefined, { position: at });
  return list.map(value => (value.kind === 'default' ? { kind: 'literal', type: 'null', value: 'NULL', at } : value));
}

function valuesFor(
  expressions: readonly Expression[],
  targets: readonly Target[],
  scope: Scope,
  { compilation }: Translation,
): Evaluation {
  const wanted = expressions.map((expression, index) => ({ expression, target: targets[index]! }));
  return evaluation(wanted, scope, compilation.session.ccsid);
}

/** A row that is not there is NULLs. */
function rowPart({ targets: names, values }: Assignment, scope: Scope, translation: Translation): Part {
  const targets = names.map(one => targetOf(one, scope, translation));
  const row = rowEvaluation(values as FullSelect, targets, scope);
  return { targets, evaluate: async run => (await row(run)) ?? targets.map((): SqlValue => null) };
}

async function assign(run: Activation, parts: readonly Part[]): Promise<Done> {
  const computed: SqlValue[][] = [];
  for (const { evaluate } of parts) computed.push(await evaluate(run));
  const cut = parts.map(({ targets }, index) => assignAll(run, targets, computed[index]!)).includes(true);
  return cut ? { condition: cutWarning } : {};
}

/** `VALUES e INTO a`. */
export function translateValuesInto(statement: ValuesInto, scope: Scope, translation: Translation): Step {
  const { values, targets: names, at } = statement;
  const targets = names.map(one => targetOf(one, scope, translation));
  const [only] = values;
  if (values.length === 1 && only!.kind === 'subquery' && targets.length > 1) {
    const part = {
      targets,
      evaluate: rowPart({ targets: names, values: only.query, at }, scope, translation).evaluate,
    };
    return leaf(scope, run => assign(run, [part]));
  }
  if (values.length !== targets.length) throw new SqlError(-117, [], undefined, { position: at });
  const part = { targets, evaluate: valuesFor(values, targets, scope, translation) };
  return leaf(scope, run => assign(run, [part]));
}

/** The targets of SELECT INTO; undefined for any other query. */
export function intoOf({ query }: SelectStatement): readonly Expression[] | undefined {
  return query.body.kind === 'subselect' ? query.body.into : undefined;
}

/** `SELECT .. INTO ..`: without a row the variables stay as they are. */
export function translateSelectInto(
  statement: SelectStatement,
  names: readonly Expression[],
  scope: Scope,
  translation: Translation,
): Step {
  const targets = names.map(one => targetOf(one, scope, translation));
  const fetch = rowEvaluation(statement.query, targets, scope);
  return leaf(scope, async run => {
    const row = await fetch(run);
    if (row === undefined) return { condition: notFound };
    const cut = assignAll(run, targets, row);
    return { count: 1, condition: cut ? cutWarning : undefined };
  });
}
