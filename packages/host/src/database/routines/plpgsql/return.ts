import { compileFullSelect } from '../../compile/query.ts';
import { SqlError } from '../../error.ts';
import type { PlStatement, SelectStatement } from '../../sql/ast/index.ts';
import { leaf } from './leaf.ts';
import type { PgScope } from './pg-scope.ts';
import { refusal } from './refusal.ts';
import type { RoutineText } from './routine-text.ts';

type Of<K extends PlStatement['kind']> = Extract<PlStatement, { kind: K }>;

/** RETURN of a function, of a table function, and of a trigger, where it only ends the body. */
export function emitReturn({ value, query, at }: Of<'return'>, scope: PgScope, text: RoutineText): string {
  const { result } = text;
  switch (result.kind) {
    case 'scalar': {
      if (value === undefined) throw new SqlError(-578, [''], undefined, { position: at });
      const returned = text.value(value, { name: 'RETURN', type: result.type, kind: 'parameter' }, scope);
      return leaf(`RETURN ${returned};`, false, scope, text);
    }
    case 'table':
      if (query === undefined) return 'RETURN;';
      return leaf(`RETURN QUERY ${returnedQuery(query, scope, text)};\nRETURN;`, false, scope, text);
    case 'trigger':
      return `RETURN ${triggerResult};`;
  }
}

/** What the trigger function gives back: the row that goes on. */
export const triggerResult = `CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END`;

/** The query of a table function with the types of its columns. Errors: -158. */
export function returnedQuery({ query }: SelectStatement, scope: PgScope, text: RoutineText): string {
  const { result } = text;
  if (result.kind !== 'table') throw new SqlError(-84, [], undefined, { position: query.at });
  return text.compile(scope, compilation => {
    const expected = result.columns.map(({ type }) => type);
    const compiled = compileFullSelect(query, compilation, undefined, { expected });
    if (compiled.columns.length !== expected.length) throw new SqlError(-158, [], undefined, { position: query.at });
    const items = compiled.columns.map(({ value }, index) => {
      const { name, type } = result.columns[index]!;
      const column = { ...value, nullable: true, sql: `"#s"."c${index + 1}"` };
      return `${text.assigned(column, { name, type, kind: 'parameter' }, compilation, query.at)} AS "c${index + 1}"`;
    });
    return `SELECT ${items.join(', ')} FROM (${compiled.sql}) AS "#s"`;
  });
}

/** PIPE: one row of a table function. */
export function emitPipe({ values, at }: Of<'pipe'>, scope: PgScope, text: RoutineText): string {
  const { result } = text;
  if (result.kind !== 'table') throw refusal('PIPE', at);
  if (values.length !== result.columns.length) throw new SqlError(-117, [], undefined, { position: at });
  const set = values.map((value, index) => {
    const { name, type } = result.columns[index]!;
    return `"c${index + 1}" := ${text.value(value, { name, type, kind: 'parameter' }, scope)};`;
  });
  return leaf(`${set.join('\n')}\nRETURN NEXT;`, false, scope, text);
}
