import { compileSelect } from '../../compile/compile.ts';
import { SqlError } from '../../error.ts';
import type { DeclareCursor, Expression, PlStatement } from '../../sql/ast/index.ts';
import { pgTypeOf } from '../../types/sql-type.ts';
import { leaf } from './leaf.ts';
import type { PgCursor, PgScope } from './pg-scope.ts';
import { refusal } from './refusal.ts';
import type { RoutineText } from './routine-text.ts';
import { assignColumns } from './target.ts';

type Of<K extends PlStatement['kind']> = Extract<PlStatement, { kind: K }>;

export function declareCursor(declaration: DeclareCursor, scope: PgScope, text: RoutineText): string[] {
  const { name, query, scroll = false, at } = declaration;
  if (!('kind' in query)) throw refusal('Dynamic SQL', at);
  if (declaration.return !== undefined) throw refusal('A cursor WITH RETURN', at);
  if (scope.cursors.has(name.name)) throw new SqlError(-590, [name.name, ''], undefined, { position: name.at });
  const positioned = text.positioned.has(name.name);
  const compiled = text.compile(scope, compilation => compileSelect(query, compilation, positioned));
  const cursor: PgCursor = {
    variable: text.name('c'),
    row: text.name('r'),
    query: compiled.sql,
    columns: compiled.columns!.map(({ type }) => type),
    scroll,
  };
  scope.cursors.set(name.name, cursor);
  text.declarations.push(`${cursor.row} record;`);
  return [`${cursor.variable} refcursor;`];
}

export function emitOpen({ cursor, using, at }: Of<'open'>, scope: PgScope, text: RoutineText): string {
  if (using !== undefined) throw refusal('OPEN USING', at);
  const { variable, scroll, query } = scope.cursor(cursor.name);
  return leaf(`OPEN ${variable}${scroll ? ' SCROLL' : ' NO SCROLL'} FOR ${query};`, false, scope, text);
}

export function emitClose({ cursor }: Of<'close'>, scope: PgScope, text: RoutineText): string {
  return leaf(`CLOSE ${scope.cursor(cursor.name).variable};`, false, scope, text);
}

/** At the end the variables stay as they are. */
export function emitFetch(statement: Of<'fetch'>, scope: PgScope, text: RoutineText): string {
  const { cursor: name, orientation = 'NEXT', offset, into = [], rows, at } = statement;
  if (rows !== undefined || ['BEFORE', 'AFTER', 'CURRENT'].includes(orientation))
    throw refusal(`FETCH ${orientation}`, at);
  const cursor = scope.cursor(name.name);
  const where = offset === undefined ? orientation : `${orientation} ${integer(offset, at)}`;
  if (into.length > cursor.columns.length) throw new SqlError(-117, [], undefined, { position: at });
  const values = into.map((_, index) => {
    const type = cursor.columns[index]!;
    return { sql: `${cursor.row}."c${index + 1}"`, type, pg: pgTypeOf(type), nullable: true };
  });
  const assign = into.length === 0 ? '' : `\nIF FOUND THEN\n${assignColumns(values, into, scope, text)}\nEND IF;`;
  return leaf(`FETCH ${where} FROM ${cursor.variable} INTO ${cursor.row};${assign}`, true, scope, text);
}

function integer(expression: Expression, at: number): string {
  const sign = expression.kind === 'unary' && expression.operator === '-' ? '-' : '';
  const number = expression.kind === 'unary' ? expression.operand : expression;
  if (number.kind !== 'literal' || number.type !== 'integer') throw refusal('A position that is no constant', at);
  return `${sign}${number.value}`;
}
