import { SqlError } from '../../error.ts';
import type { Compound, Declaration, Expression } from '../../sql/ast/index.ts';
import type { SqlType } from '../../types/sql-type.ts';
import type { Matcher } from '../interpret/scope.ts';
import { declareCursor } from './cursor.ts';
import { action, leaf, statesOf } from './leaf.ts';
import { PgScope, type PgVariable } from './pg-scope.ts';
import { refusal } from './refusal.ts';
import type { RoutineText } from './routine-text.ts';
import { emitAll } from './statement.ts';
import { pgTypeText } from './type-text.ts';

/** `BEGIN .. END` as a block. An ATOMIC one is undone when an exception leaves it: that is what blocks with EXCEPTION do. */
export function emitBlock(compound: Compound, outer: PgScope, text: RoutineText): string {
  const { label, atomic = false, declarations, statements } = compound;
  const block = text.name('block');
  const scope = new PgScope(outer, { label: label?.name, block, closed: atomic });
  const declared = declarations.flatMap(declaration => declare(declaration, scope, text));
  const variables = declared.length === 0 ? '' : `DECLARE\n${declared.join('\n')}\n`;
  const body = `<<${block}>>\n${variables}BEGIN\n${emitAll(statements, scope, text)}\n${undo(scope, text)}END;`;
  return atomic ? leaf(body, false, outer, text) : body;
}

function undo(scope: PgScope, text: RoutineText): string {
  const handlers = scope.handlers.filter(({ type }) => type === 'UNDO');
  if (handlers.length === 0) return '';
  const branches = handlers.flatMap(handler =>
    handler.matchers.map(matcher => {
      const states = matcher.kind === 'SQLEXCEPTION' ? undefined : statesOf(matcher, scope);
      const condition = states === undefined ? 'OTHERS' : states.map(state => `SQLSTATE '${state}'`).join(' OR ');
      return `WHEN ${condition} THEN\n${action({ ...handler, type: 'CONTINUE' }, scope, text)}\n`;
    }),
  );
  return `EXCEPTION\n${branches.join('')}`;
}

/** Makes a name known; gives what stands in the DECLARE part. */
function declare(declaration: Declaration, scope: PgScope, text: RoutineText): string[] {
  switch (declaration.kind) {
    case 'declare-variable': {
      const { names, type, default: value, constant = false, notNull = false, at } = declaration;
      const resolved: SqlType =
        type === 'SQLSTATE'
          ? { name: 'CHAR', length: 5, ccsid: 37 }
          : type === 'SQLCODE'
            ? { name: 'INTEGER' }
            : text.typeOf(type, scope);
      return names.map(({ name, at: position }) => {
        if (name === 'SQLCODE' || name === 'SQLSTATE') throw refusal(`The variable ${name}`, position);
        if (scope.variables.has(name)) throw new SqlError(-590, [name, ''], undefined, { position });
        const variable: PgVariable = { name, type: resolved, kind: 'variable', text: text.name('v'), constant };
        const first: Expression = value ?? { kind: 'literal', type: 'null', value: 'NULL', at };
        const initial = value === undefined ? '' : ` := ${text.value(first, variable, scope)}`;
        scope.variables.set(name, variable);
        return `${variable.text} ${pgTypeText(resolved)}${notNull ? ' NOT NULL' : ''}${initial};`;
      });
    }
    case 'declare-condition':
      scope.conditions.set(declaration.name.name, declaration.sqlstate);
      return [];
    case 'declare-cursor':
      return declareCursor(declaration, scope, text);
    case 'declare-statement':
      throw refusal('Dynamic SQL', declaration.at);
    case 'declare-handler': {
      const { type, conditions, action: statement, at } = declaration;
      if (type === 'UNDO' && !scope.facts.closed) throw new SqlError(-780, [], undefined, { position: at });
      const matchers = conditions.map((condition): Matcher => {
        if (condition.kind === 'SQLWARNING') throw refusal('A handler for SQLWARNING', at);
        if (condition.kind !== 'name') return condition;
        scope.condition(condition.name.name, condition.name.at);
        return { kind: 'name', name: condition.name.name };
      });
      scope.handlers = [...scope.handlers, { type, matchers, action: statement }];
      return [];
    }
  }
}
