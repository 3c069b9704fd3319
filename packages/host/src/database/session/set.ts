import { SqlError } from '../error.ts';
import type { MarkerDescription, ParameterValue, Prepared } from '../room.ts';
import { compileNow } from '../routines/interpret/compiled-once.ts';
import { globalTarget } from '../routines/interpret/context.ts';
import { fitted, type Target, truncated } from '../routines/interpret/target.ts';
import { compileValues, fetchRow, type Wanted } from '../routines/interpret/values.ts';
import type { Expression, SetStatement, ValuesInto } from '../sql/ast/index.ts';
import type { SqlValue } from '../types/sql-type.ts';
import { markerValues } from './parameters.ts';
import type { Session } from './session.ts';

type Into = { readonly kind: 'marker'; readonly index: number } | Target;

/** `SET LIB.VARIABLE = e`, `SET ? = e`, `VALUES e INTO ?` outside of routines: global variables, and markers that get the value. */
export async function preparedSet(
  session: Session,
  statement: SetStatement | ValuesInto,
  verb: string,
  markers: number,
): Promise<Prepared> {
  const { targets, values } = pairsOf(statement);
  const { catalog, attributes, names } = session;
  const compiled = await compileNow(
    { planContext: { catalog, attributes, names } },
    compilation => {
      const into = targets.map((target): Into => {
        if (target.kind === 'marker') return { kind: 'marker', index: target.index };
        if (target.kind === 'column') return globalTarget(target, compilation);
        throw new SqlError(-84, [], undefined, { position: target.at });
      });
      const wanted = values.map((expression, index): Wanted => {
        const target = into[index]!;
        return target.kind === 'marker' ? { expression } : { expression, target };
      });
      const row = compileValues(wanted, compilation);
      const described = compilation.markers.map((marker, index): MarkerDescription => {
        const at = into.findIndex(target => target.kind === 'marker' && target.index === index);
        if (at >= 0) return { type: row.types[at]!, nullable: true, mode: 'OUT' };
        if (marker === undefined) throw new SqlError(-418, [String(index + 1)]);
        return marker;
      });
      return { into, row, markers: described };
    },
    undefined,
    markers,
  );
  const execute = (given: readonly ParameterValue[] = []) =>
    session.guard(async () => {
      const outputs = markerValues(
        compiled.markers,
        compiled.markers.map(({ mode }, index) => (mode === 'OUT' ? null : given[index]!)),
      );
      const row = (await fetchRow(session, undefined, compiled.row, outputs))!;
      let wasCut = false;
      const assigned = compiled.into.map((target, index): [Into, SqlValue] => {
        if (target.kind === 'marker') return [target, row[index]!];
        const [value, cut] = fitted(row[index]!, target);
        wasCut ||= cut;
        return [target, value];
      });
      for (const [target, value] of assigned) {
        if (target.kind === 'marker') outputs[target.index] = value;
        else if (target.kind === 'global') session.variables.set(target.key, value);
      }
      return { count: 0, warnings: wasCut ? [truncated] : [], outputs };
    });
  return {
    class: 'other',
    verb,
    columns: undefined,
    markers: compiled.markers,
    readOnly: false,
    execute,
    async executeBatch(rows) {
      for (const row of rows.slice(1)) await execute(row);
      return execute(rows[0]);
    },
    open: () => Promise.reject(new SqlError(-517, [''])),
  };
}

function pairsOf(statement: SetStatement | ValuesInto): {
  readonly targets: readonly Expression[];
  readonly values: readonly Expression[];
} {
  const pairs =
    statement.kind === 'values-into'
      ? [{ targets: statement.targets, values: statement.values }]
      : statement.assignments.map(({ targets, values, at }) => {
          if ('body' in values) throw new SqlError(-84, [], undefined, { position: at });
          return { targets, values: values as readonly Expression[] };
        });
  if (pairs.some(({ targets, values }) => targets.length !== values.length))
    throw new SqlError(-117, [], undefined, { position: statement.at });
  return { targets: pairs.flatMap(({ targets }) => targets), values: pairs.flatMap(({ values }) => values) };
}
