import { compileChange } from '../../compile/compile.ts';
import { SqlError } from '../../error.ts';
import type { Outcome } from '../../room.ts';
import { executeChange } from '../../session/change.ts';
import { preparedOther } from '../../session/prepare.ts';
import { factsOf } from '../../session/query.ts';
import type { Delete, Insert, Merge, Statement, Update } from '../../sql/ast/index.ts';
import { compiledOnce } from './compiled-once.ts';
import { warningCondition } from './condition.ts';
import type { Translation } from './context.ts';
import type { Scope } from './scope.ts';
import { type Done, leaf, type Step } from './step.ts';

/** INSERT, UPDATE, DELETE, MERGE. */
export function translateChange(statement: Insert | Update | Delete | Merge, scope: Scope): Step {
  const compiled = compiledOnce(compilation => compileChange(statement, compilation), scope);
  return leaf(scope, async run => {
    const now = await compiled(run);
    const { session } = run;
    return doneOf(await session.guard(() => executeChange(session, now, [[]], run), factsOf(now)));
  });
}

/** Definitions, transactions and settings: as they are outside of routines. Errors: -774 for the end of a transaction in an ATOMIC block. */
export function translateOther(statement: Statement, scope: Scope, { text }: Translation): Step {
  if (statement.kind === 'set-register' && statement.register === 'RESULT SETS') {
    const names = resultSetNames(String(statement.values[0]), statement.at);
    return leaf(scope, async run => {
      run.resultSets = names;
      return {};
    });
  }
  const own = textOf(text, statement.at);
  return leaf(scope, async run => {
    if (run.isAtomic && (statement.kind === 'commit' || (statement.kind === 'rollback' && !statement.savepoint)))
      throw new SqlError(-774);
    return doneOf(await preparedOther(run.session, statement, own).execute());
  });
}

/** `CURSOR A, CURSOR B`, `WITH RETURN TO CALLER CURSOR A`, `NONE`. Arrays are not there. */
function resultSetNames(text: string, at: number): string[] {
  const list = text.trim().replace(/^WITH\s+RETURN(\s+TO\s+(CALLER|CLIENT))?\s+/i, '');
  if (/^NONE$/i.test(list)) return [];
  return list.split(',').map(item => {
    const [, name, quoted] = /^\s*CURSOR\s+(?:([^\s",]+)|"([^"]+)")\s*$/i.exec(item) ?? [];
    if (name === undefined && quoted === undefined) throw new SqlError(-84, [], undefined, { position: at });
    return quoted ?? name!.toUpperCase();
  });
}

export function doneOf({ count, warnings: [warning] }: Outcome): Done {
  return { count, condition: warning && warningCondition(warning) };
}

/** The text of a statement of a routine: up to the semicolon that ends it. */
export function textOf(text: string, at: number): string {
  const pattern = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|;/g;
  pattern.lastIndex = at;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text))
    if (found[0] === ';') return text.slice(at, found.index);
  return text.slice(at);
}
