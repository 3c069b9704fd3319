import { compileSelect } from '../../compile/compile.ts';
import { SqlError } from '../../error.ts';
import type { Expression, Identifier, PlStatement } from '../../sql/ast/index.ts';
import { leaf } from './leaf.ts';
import { PgScope, type PgVariable } from './pg-scope.ts';
import type { RoutineText } from './routine-text.ts';
import { emitAll } from './statement.ts';

type Of<K extends PlStatement['kind']> = Extract<PlStatement, { kind: K }>;

export function emitIf({ branches, otherwise }: Of<'if'>, scope: PgScope, text: RoutineText): string {
  const parts = branches.map(
    ({ condition, statements }, index) =>
      `${index === 0 ? 'IF' : 'ELSIF'} ${text.condition(condition, scope)} THEN\n${emitAll(statements, scope, text)}`,
  );
  if (otherwise !== undefined) parts.push(`ELSE\n${emitAll(otherwise, scope, text)}`);
  return `${parts.join('\n')}\nEND IF;`;
}

/** Errors of the routine: -773 when nothing applies. */
export function emitCase(statement: Of<'case-statement'>, scope: PgScope, text: RoutineText): string {
  const { operand, branches, otherwise } = statement;
  const parts = branches.map(({ when, statements }, index) => {
    const test: Expression =
      operand === undefined ? when : { kind: 'compare', operator: '=', left: operand, right: when, at: when.at };
    return `${index === 0 ? 'IF' : 'ELSIF'} ${text.condition(test, scope)} THEN\n${emitAll(statements, scope, text)}`;
  });
  const none = leaf(`RAISE EXCEPTION USING ERRCODE = '20000', DETAIL = '-773';`, false, scope, text);
  parts.push(`ELSE\n${otherwise === undefined ? none : emitAll(otherwise, scope, text)}`);
  return `${parts.join('\n')}\nEND IF;`;
}

/** A loop with the condition before or behind its statements, or none. */
export function emitLoop(
  { label, statements }: { readonly label?: Identifier; readonly statements: readonly PlStatement[] },
  scope: PgScope,
  text: RoutineText,
  test: { readonly before?: Expression; readonly behind?: Expression },
): string {
  const block = text.name('loop');
  const inside = new PgScope(scope, { label: label?.name, block });
  const before = test.before && `EXIT ${block} WHEN (${text.condition(test.before, scope)}) IS NOT TRUE;\n`;
  const behind = test.behind && `\nEXIT ${block} WHEN ${text.condition(test.behind, scope)};`;
  return `<<${block}>>\nLOOP\n${before ?? ''}${emitAll(statements, inside, text)}${behind ?? ''}\nEND LOOP;`;
}

/** Errors: -783. */
export function emitFor(statement: Of<'for'>, scope: PgScope, text: RoutineText): string {
  const { label, variable, cursor, query, statements, at } = statement;
  const positioned = cursor !== undefined && text.positioned.has(cursor.name);
  const compiled = text.compile(scope, compilation => compileSelect(query, compilation, positioned));
  const row = text.name('r');
  text.declarations.push(`${row} record;`);
  const block = text.name('loop');
  const loop = new PgScope(scope, { label: label?.name, block });
  const inside = new PgScope(loop, { label: variable?.name ?? label?.name, block });
  for (const [index, { name, type }] of compiled.columns!.entries()) {
    if (inside.variables.has(name)) throw new SqlError(-783, [], undefined, { position: at });
    const column: PgVariable = { name, type, kind: 'variable', text: `${row}."c${index + 1}"`, constant: false };
    inside.variables.set(name, column);
  }
  if (cursor !== undefined)
    inside.cursors.set(cursor.name, {
      ...{ variable: row, row, query: compiled.sql, scroll: false },
      columns: compiled.columns!.map(({ type }) => type),
    });
  const body = emitAll(statements, inside, text);
  return leaf(`<<${block}>>\nFOR ${row} IN ${compiled.sql} LOOP\n${body}\nEND LOOP;`, false, scope, text);
}
