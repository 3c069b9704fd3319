import { SqlError } from '../../error.ts';
import type { PlStatement } from '../../sql/ast/index.ts';
import type { SqlValue } from '../../types/sql-type.ts';
import type { Activation } from './activation.ts';
import { type Condition, classOf, errorOf } from './condition.ts';
import type { Translation } from './context.ts';
import { evaluation } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { type Done, leaf, Raised, type Step } from './step.ts';

type Signal = Extract<PlStatement, { kind: 'signal' | 'resignal' }>;

/** Longest MESSAGE_TEXT: "SIGNAL", SQL Reference. */
const longestText = 1000;

/** `SIGNAL SQLSTATE '75001' SET MESSAGE_TEXT = ..`, `SIGNAL condition`, `RESIGNAL`. Errors: -781, -787. */
export function translateSignal(statement: Signal, scope: Scope, translation: Translation): Step {
  const { kind, sqlstate, condition, items, at } = statement;
  const { ccsid } = translation.compilation.session;
  const named = condition && scope.condition(condition.name);
  if (condition !== undefined && named === null)
    throw new SqlError(-781, [condition.name], undefined, { position: condition.at });
  const state =
    sqlstate === undefined || typeof sqlstate === 'string'
      ? undefined
      : evaluation([{ expression: sqlstate }], scope, ccsid);
  const values = evaluation(
    items.map(({ value }) => ({ expression: value })),
    scope,
    ccsid,
  );
  return leaf(scope, async run => {
    const texts = items.length === 0 ? [] : await values(run);
    const computed = state && ((await state(run))[0] as string | null)?.trimEnd();
    const given = typeof sqlstate === 'string' ? sqlstate : computed;
    const item = (name: string): SqlValue | undefined => texts[items.findIndex(one => one.name === name)];
    const text = item('MESSAGE_TEXT');
    if (kind === 'resignal' && given === undefined && condition === undefined) return resignal(run, text, at);
    if (kind === 'resignal') handled(run, at);
    return raise(given ?? (condition && (named ?? '45000')), condition?.name, text, at);
  });
}

/** The condition whose handler is running, with another text perhaps. */
function resignal(run: Activation, text: SqlValue | undefined, at: number): Done {
  const current = handled(run, at);
  if (text === undefined || text === null) {
    if (current.sqlcode >= 0) return { condition: current };
    throw errorOf(current);
  }
  return raise(current.sqlstate, current.name, text, at);
}

function handled(run: Activation, at: number): Condition {
  const current = run.handling.at(-1);
  if (current === undefined) throw new SqlError(-787, [], undefined, { position: at });
  return current;
}

function raise(sqlstate: string | undefined, name: string | undefined, text: SqlValue | undefined, at: number): Done {
  if (sqlstate === undefined || !/^[0-9A-Z]{5}$/.test(sqlstate) || sqlstate.startsWith('00'))
    throw new SqlError(-435, [sqlstate ?? ''], undefined, { position: at });
  const shown = text === undefined || text === null ? '' : String(text).slice(0, longestText);
  const general = classOf(sqlstate);
  const condition = { sqlstate, tokens: [shown], text: shown, name };
  if (general !== 'SQLEXCEPTION') return { condition: { ...condition, sqlcode: 438 } };
  const error = new SqlError(-438, [shown], shown === '' ? undefined : `[SQL0438] ${shown}`, { sqlstate });
  throw new Raised({ ...condition, sqlcode: -438, error });
}
