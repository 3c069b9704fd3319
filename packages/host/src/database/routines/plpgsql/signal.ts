import { SqlError } from '../../error.ts';
import type { PlStatement } from '../../sql/ast/index.ts';
import { leaf } from './leaf.ts';
import type { PgScope } from './pg-scope.ts';
import { refusal } from './refusal.ts';
import type { RoutineText } from './routine-text.ts';
import { targetOf } from './target.ts';

type Of<K extends PlStatement['kind']> = Extract<PlStatement, { kind: K }>;

/** The session reads SQLCODE and tokens from the detail. Errors: -435. */
export function emitSignal(statement: Of<'signal' | 'resignal'>, scope: PgScope, text: RoutineText): string {
  const { kind, sqlstate, condition, items, at } = statement;
  const message = items.find(({ name }) => name === 'MESSAGE_TEXT');
  if (kind === 'resignal' && sqlstate === undefined && condition === undefined && message === undefined)
    return 'RAISE;';
  if (sqlstate !== undefined && typeof sqlstate !== 'string') throw refusal('A state that is no constant', at);
  const state = sqlstate ?? (condition && scope.condition(condition.name, condition.at));
  if (state !== undefined && (!/^[0-9A-Z]{5}$/.test(state) || state.startsWith('00')))
    throw new SqlError(-435, [state], undefined, { position: at });
  if (state !== undefined && /^0[12]/.test(state)) throw refusal('SIGNAL of a warning', at);
  const told = message === undefined ? `''` : `coalesce(${text.text(message.value, scope)}, '')`;
  const raised = state === undefined ? 'SQLSTATE' : `'${state}'`;
  const options = `ERRCODE = ${raised}, MESSAGE = ${told}, DETAIL = '-438 ' || ${told}`;
  return leaf(`RAISE EXCEPTION USING ${options};`, false, scope, text);
}

/** ROW_COUNT; in handlers also the state and text of the exception. */
export function emitGetDiagnostics(statement: Of<'get-diagnostics'>, scope: PgScope, text: RoutineText): string {
  return statement.items
    .map(({ target: into, name }) => {
      const target = targetOf(into, scope);
      const item = items[name];
      if (item === undefined) throw refusal(`GET DIAGNOSTICS ${name}`, statement.at);
      const { variable, type } = item;
      const holder = text.name('d');
      text.declarations.push(`${holder} ${type === 'number' ? 'int8' : 'text'};`);
      const value = text.compile(scope, compilation =>
        text.assigned(
          type === 'number'
            ? { sql: holder, type: { name: 'BIGINT' }, pg: 'int8', nullable: true }
            : { sql: holder, type: { name: 'VARCHAR', length: 32_672, ccsid: 1208 }, pg: 'text', nullable: true },
          target,
          compilation,
          statement.at,
        ),
      );
      const which = type === 'number' ? 'GET DIAGNOSTICS' : 'GET STACKED DIAGNOSTICS';
      return `${which} ${holder} = ${variable};\n${target.text} := ${value};`;
    })
    .join('\n');
}

const items: Readonly<Record<string, { readonly variable: string; readonly type: 'number' | 'text' }>> = {
  ROW_COUNT: { variable: 'ROW_COUNT', type: 'number' },
  RETURNED_SQLSTATE: { variable: 'RETURNED_SQLSTATE', type: 'text' },
  MESSAGE_TEXT: { variable: 'MESSAGE_TEXT', type: 'text' },
};
