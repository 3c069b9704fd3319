import { compileFullSelect } from '../../compile/query.ts';
import { SqlError } from '../../error.ts';
import type { Assignment, Expression, FullSelect, SetStatement, ValuesInto } from '../../sql/ast/index.ts';
import { leaf } from './leaf.ts';
import type { PgScope } from './pg-scope.ts';
import type { RoutineText } from './routine-text.ts';
import { assignColumns, targetOf } from './target.ts';

/** SET: with several assignments all values are computed before the first one is assigned. */
export function emitSet({ assignments }: SetStatement, scope: PgScope, text: RoutineText): string {
  const plain = assignments.filter(({ values }) => !('body' in values));
  const targets = plain.flatMap(({ targets: list }) => list);
  const values = plain.flatMap(expressionsOf);
  const parts = assignments
    .filter(({ values: query }) => 'body' in query)
    .map(({ targets: into, values: query }) => emitRow(query as FullSelect, into, scope, text, 'nulls'));
  if (targets.length > 0) parts.push(emitValues(values, targets, scope, text));
  return leaf(parts.join('\n'), false, scope, text);
}

function expressionsOf({ targets, values, at }: Assignment): readonly Expression[] {
  const list = values as readonly Expression[];
  if (list.length !== targets.length) throw new SqlError(-117, [], undefined, { position: at });
  return list.map(value => (value.kind === 'default' ? { kind: 'literal', type: 'null', value: 'NULL', at } : value));
}

export function emitValuesInto({ values, targets, at }: ValuesInto, scope: PgScope, text: RoutineText): string {
  const [only] = values;
  if (values.length === 1 && only!.kind === 'subquery' && targets.length > 1)
    return leaf(emitRow(only.query, targets, scope, text, 'nulls'), false, scope, text);
  if (values.length !== targets.length) throw new SqlError(-117, [], undefined, { position: at });
  return leaf(emitValues(values, targets, scope, text), false, scope, text);
}

function emitValues(
  values: readonly Expression[],
  into: readonly Expression[],
  scope: PgScope,
  text: RoutineText,
): string {
  const targets = into.map(expression => targetOf(expression, scope));
  const list = values.map((value, index) => text.value(value, targets[index]!, scope));
  if (targets.length === 1) return `${targets[0]!.text} := ${list[0]};`;
  return `SELECT ${list.join(', ')} INTO ${targets.map(target => target.text).join(', ')};`;
}

/** SELECT INTO: without a row the variables stay as they are. */
export function emitSelectInto(
  query: FullSelect,
  into: readonly Expression[],
  scope: PgScope,
  text: RoutineText,
): string {
  return leaf(emitRow(query, into, scope, text, 'keep'), true, scope, text);
}

/** The row of a query for variables; -811 when there are several. */
function emitRow(
  query: FullSelect,
  into: readonly Expression[],
  scope: PgScope,
  text: RoutineText,
  without: 'keep' | 'nulls',
): string {
  const expected = into.map(expression => targetOf(expression, scope).type);
  const compiled = text.compile(scope, compilation => {
    const one = compileFullSelect(query, compilation, undefined, { expected });
    const before = compilation.changes.length === 0 ? '' : `WITH ${compilation.changes.join(', ')} `;
    return { ...one, sql: `${before}SELECT * FROM (${one.sql}) AS "#s" LIMIT 2` };
  });
  if (compiled.columns.length !== into.length) throw new SqlError(-117, [], undefined, { position: query.at });
  const row = text.name('r');
  const count = text.name('n');
  text.declarations.push(`${row} record;`, `${count} int4;`);
  const values = compiled.columns.map(({ value }, index) => ({
    ...value,
    nullable: true,
    sql: `${row}."c${index + 1}"`,
  }));
  const nulls =
    without === 'keep'
      ? ''
      : `\nIF NOT FOUND THEN\n${into.map(one => `${targetOf(one, scope).text} := NULL;`).join('\n')}\nEND IF;`;
  return [
    `${count} := 0;`,
    `FOR ${row} IN ${compiled.sql} LOOP`,
    `${count} := ${count} + 1;`,
    `IF ${count} > 1 THEN RAISE EXCEPTION USING ERRCODE = '21000', DETAIL = '-811'; END IF;`,
    assignColumns(values, into, scope, text),
    `END LOOP;${nulls}`,
  ].join('\n');
}
