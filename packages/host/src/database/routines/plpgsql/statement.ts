import { compileChange } from '../../compile/compile.ts';
import { SqlError } from '../../error.ts';
import type { PlStatement } from '../../sql/ast/index.ts';
import { intoOf } from '../interpret/assign.ts';
import { emitSelectInto, emitSet, emitValuesInto } from './assign.ts';
import { emitBlock } from './block.ts';
import { emitCase, emitFor, emitIf, emitLoop } from './control.ts';
import { emitClose, emitFetch, emitOpen } from './cursor.ts';
import { leaf } from './leaf.ts';
import type { PgScope } from './pg-scope.ts';
import { refusal } from './refusal.ts';
import { emitPipe, emitReturn } from './return.ts';
import type { RoutineText } from './routine-text.ts';
import { emitGetDiagnostics, emitSignal } from './signal.ts';

/** A statement of SQL PL in PL/pgSQL. Errors: -270 for what is not possible inside a statement of PostgreSQL. */
export function emit(statement: PlStatement, scope: PgScope, text: RoutineText): string {
  switch (statement.kind) {
    case 'compound':
      return emitBlock(statement, scope, text);
    case 'if':
      return emitIf(statement, scope, text);
    case 'case-statement':
      return emitCase(statement, scope, text);
    case 'while':
      return emitLoop(statement, scope, text, { before: statement.condition });
    case 'repeat':
      return emitLoop(statement, scope, text, { behind: statement.until });
    case 'loop':
      return emitLoop(statement, scope, text, {});
    case 'for':
      return emitFor(statement, scope, text);
    case 'leave':
      return `EXIT ${scope.block(statement.label.name, statement.at)};`;
    case 'iterate':
      return `CONTINUE ${scope.block(statement.label.name, statement.at)};`;
    case 'labeled':
      return emit(statement.statement, scope, text);
    case 'return':
      return emitReturn(statement, scope, text);
    case 'pipe':
      return emitPipe(statement, scope, text);
    case 'signal':
    case 'resignal':
      return emitSignal(statement, scope, text);
    case 'get-diagnostics':
      return emitGetDiagnostics(statement, scope, text);
    case 'open':
      return emitOpen(statement, scope, text);
    case 'fetch':
      return emitFetch(statement, scope, text);
    case 'close':
      return emitClose(statement, scope, text);
    case 'set':
      return emitSet(statement, scope, text);
    case 'values-into':
      return emitValuesInto(statement, scope, text);
    case 'insert':
    case 'update':
    case 'delete':
    case 'merge': {
      const { sql } = text.compile(scope, compilation => compileChange(statement, compilation));
      return leaf(`${withoutReturning(sql)};`, true, scope, text);
    }
    case 'select': {
      const into = intoOf(statement);
      if (into === undefined) throw new SqlError(-29, [], undefined, { position: statement.at });
      return emitSelectInto(statement.query, into, scope, text);
    }
    default:
      throw refusal(statement.kind.toUpperCase().replaceAll('-', ' '), statement.at);
  }
}

/** PL/pgSQL takes no rows from a statement that has no place for them. */
function withoutReturning(sql: string): string {
  return sql.replace(/ RETURNING [a-z0-9]+\."[^"]+"::text AS "identity"$/, '');
}

export function emitAll(statements: readonly PlStatement[], scope: PgScope, text: RoutineText): string {
  return statements.length === 0 ? 'NULL;' : statements.map(one => emit(one, scope, text)).join('\n');
}
