import { compileSelect } from '../../compile/compile.ts';
import { SqlError } from '../../error.ts';
import { openQuery } from '../../session/query.ts';
import type { PlStatement } from '../../sql/ast/index.ts';
import type { Activation } from './activation.ts';
import { compiledOnce, compileNow } from './compiled-once.ts';
import type { Translation } from './context.ts';
import { ofRound } from './loops.ts';
import { RoutineCursor } from './routine-cursor.ts';
import { Scope, type Variable } from './scope.ts';
import { guarded, type Step } from './step.ts';
import { translateAll } from './translate.ts';

type For = Extract<PlStatement, { kind: 'for' }>;

interface Body {
  readonly variables: readonly Variable[];
  readonly step: Step;
}

/** Names that cannot be those of variables: columns without a name. */
const unnamed = /^\d{5}$/;

/**
 * `FOR v AS c CURSOR FOR select DO ..`: the columns of the row are variables of the body. What they are is known when the query is
 * compiled, so the body is translated then. Errors: -783.
 */
export function translateFor(statement: For, outer: Scope, translation: Translation): Step {
  const { label, variable, cursor: cursorName, hold, query, statements, at } = statement;
  const positioned = cursorName !== undefined && translation.positioned.has(cursorName.name);
  const compiled = compiledOnce(compilation => compileSelect(query, compilation, positioned), outer);
  const declared = new Scope(outer, outer.numbering, {}).declareCursor(cursorName?.name ?? `FOR ${at}`, undefined);
  const bodies = new WeakMap<object, Body>();

  const bodyOf = async (run: Activation, columns: Awaited<ReturnType<typeof compiled>>): Promise<Body> => {
    const known = bodies.get(columns);
    if (known !== undefined) return known;
    const body = await compileNow(
      run,
      compilation => {
        const scope = new Scope(outer, outer.numbering, { label: variable?.name ?? label?.name });
        if (cursorName !== undefined) scope.declareCursor(cursorName.name, undefined);
        const variables = columns.columns!.map(({ name, type }) => {
          if (scope.has(name)) throw new SqlError(-783, [], undefined, { position: at });
          return scope.declare(name, type);
        });
        return { variables, step: translateAll(statements, scope, { ...translation, compilation }) };
      },
      outer,
    );
    bodies.set(columns, body);
    return body;
  };

  return async run => {
    const opened = await guarded(outer, run, async () => {
      const plan = await compiled(run);
      if (plan.columns!.some(({ name }) => unnamed.test(name)) && plan.columns!.length > 1)
        throw new SqlError(-783, [], undefined, { position: at });
      const body = await bodyOf(run, plan);
      const { session } = run;
      const { cursor } = await openQuery(
        session,
        { statement: query, markers: 0, compiled: plan },
        [],
        { hold: hold === true },
        undefined,
        session.cursorName(),
        run,
      );
      return { body, rows: new RoutineCursor(declared, cursor, true) };
    });
    if ('completion' in opened) return opened.completion;
    const { body, rows } = opened.value;
    run.cursors.set(declared.id, rows);
    try {
      for (;;) {
        const next = await guarded(outer, run, () => rows.fetch());
        if ('completion' in next) return next.completion;
        if (next.value === undefined) return undefined;
        for (const [index, { slot }] of body.variables.entries()) run.values[slot] = next.value[index]!;
        const round = ofRound(await body.step(run), label?.name);
        if (round !== 'next') return round.end;
      }
    } finally {
      run.cursors.delete(declared.id);
      await rows.cursor.close();
    }
  };
}
