import { SqlError } from '../../error.ts';
import type { PlStatement } from '../../sql/ast/index.ts';
import { intoOf, translateSelectInto, translateSet, translateValuesInto } from './assign.ts';
import { translateCall } from './call-statement.ts';
import { translateCompound } from './compound.ts';
import type { Translation } from './context.ts';
import { translateCase, translateIf } from './control.ts';
import { translateClose, translateFetch, translateOpen } from './cursors.ts';
import { translateExecute, translateExecuteImmediate, translatePrepare } from './dynamic.ts';
import { translateFor } from './for.ts';
import { translateGetDiagnostics } from './get-diagnostics.ts';
import { translateLoop, translateRepeat, translateWhile } from './loops.ts';
import { translateAllocate, translateAssociate } from './received.ts';
import { translateReturn } from './return.ts';
import type { Scope } from './scope.ts';
import { translateSignal } from './signal.ts';
import { translateChange, translateOther } from './sql-statement.ts';
import { type Step, sequence } from './step.ts';

/** A statement of SQL PL as something that can be run. */
export function translate(statement: PlStatement, scope: Scope, translation: Translation): Step {
  switch (statement.kind) {
    case 'compound':
      return translateCompound(statement, scope, translation);
    case 'if':
      return translateIf(statement, scope, translation);
    case 'case-statement':
      return translateCase(statement, scope, translation);
    case 'while':
      return translateWhile(statement, scope, translation);
    case 'repeat':
      return translateRepeat(statement, scope, translation);
    case 'loop':
      return translateLoop(statement, scope, translation);
    case 'for':
      return translateFor(statement, scope, translation);
    case 'leave':
    case 'iterate':
    case 'goto': {
      const completion = { to: statement.kind, label: statement.label.name } as const;
      return async run => {
        await run.breathe();
        return completion;
      };
    }
    case 'labeled':
      return translate(statement.statement, scope, translation);
    case 'return':
      return translateReturn(statement, scope, translation);
    case 'signal':
    case 'resignal':
      return translateSignal(statement, scope, translation);
    case 'get-diagnostics':
      return translateGetDiagnostics(statement, scope, translation);
    case 'open':
      return translateOpen(statement, scope, translation);
    case 'fetch':
      return translateFetch(statement, scope, translation);
    case 'close':
      return translateClose(statement, scope);
    case 'prepare':
      return translatePrepare(statement, scope, translation);
    case 'execute':
      return translateExecute(statement, scope, translation);
    case 'execute-immediate':
      return translateExecuteImmediate(statement, scope, translation);
    case 'associate-locators':
      return translateAssociate(statement, scope);
    case 'allocate-cursor':
      return translateAllocate(statement, scope);
    case 'set':
      return translateSet(statement, scope, translation);
    case 'values-into':
      return translateValuesInto(statement, scope, translation);
    case 'call':
      return translateCall(statement, scope, translation);
    case 'insert':
    case 'update':
    case 'delete':
    case 'merge':
      return translateChange(statement, scope);
    case 'select': {
      const into = intoOf(statement);
      if (into === undefined) throw new SqlError(-29, [], undefined, { position: statement.at });
      return translateSelectInto(statement, into, scope, translation);
    }
    case 'pipe':
    case 'declare-cursor':
    case 'dynamic-compound':
      throw new SqlError(-84, [], undefined, { position: statement.at });
    default:
      return translateOther(statement, scope, translation);
  }
}

/** With the label that GOTO finds. */
export function translateLabeled(statement: PlStatement, scope: Scope, translation: Translation) {
  const label = isLabelled(statement) ? statement.label?.name : undefined;
  return { label, step: translate(statement, scope, translation) };
}

function isLabelled(statement: PlStatement): statement is Extract<PlStatement, { kind: 'labeled' | 'loop' }> {
  return ['labeled', 'compound', 'while', 'repeat', 'loop', 'for'].includes(statement.kind);
}

export function translateAll(statements: readonly PlStatement[], scope: Scope, translation: Translation): Step {
  return sequence(statements.map(statement => translateLabeled(statement, scope, translation)));
}
