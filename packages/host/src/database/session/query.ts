import type { Compiled } from '../compile/compile.ts';
import { SqlError } from '../error.ts';
import type { FetchRequest, OpenedCursor, OpenOptions, ParameterValue, Prepared, PrepareOptions } from '../room.ts';
import { checkAuthority } from './authority.ts';
import { OpenCursor } from './cursor.ts';
import { markerValues, parameterOids } from './parameters.ts';
import type { Plan } from './plan.ts';
import type { Session } from './session.ts';

/** A query: it is opened, not executed. */
export function preparedQuery(
  session: Session,
  text: string,
  verb: string,
  plan: Plan,
  options: PrepareOptions,
): Prepared {
  const compiled = plan.compiled!;
  const current = async () => {
    // Definitions may have changed since it was prepared.
    const { attributes, names, catalog } = session;
    const { compiled: now } = await session.planner.plan(
      text,
      { catalog, attributes, names },
      options.cursorName !== undefined,
    );
    return now!;
  };
  return {
    class: 'query',
    verb,
    columns: compiled.columns,
    markers: compiled.markers,
    readOnly: !compiled.positioned,
    execute: () => Promise.reject(new SqlError(-518, [''])),
    executeBatch: () => Promise.reject(new SqlError(-518, [''])),
    open: (values, how, first) =>
      session.guard(
        async () => open(session, await current(), values, how, first, options.cursorName),
        factsOf(compiled),
      ),
  };
}

/** The table that messages name. */
export function factsOf({ tables }: Compiled) {
  const [use] = tables;
  return use === undefined ? {} : { table: { library: use.table.library, name: use.table.name } };
}

async function open(
  session: Session,
  compiled: Compiled,
  values: readonly ParameterValue[],
  how: OpenOptions,
  first: FetchRequest | undefined,
  cursorName: string | undefined,
): Promise<OpenedCursor> {
  const name = cursorName ?? session.cursorName();
  if (session.openCursor(name) !== undefined) throw new SqlError(-502, [name]);
  const bound = markerValues(compiled.markers, values);
  await checkAuthority(compiled.tables, session.job, session.objects);
  const { alone } = session;
  const cursor = new OpenCursor(
    {
      run: operations => session.guard(() => session.unit.within(operations, compiled.changes && !alone)),
      closed: one => session.unit.closed(one, alone),
    },
    {
      name,
      columns: compiled.columns!,
      holdable: alone || how.hold === true,
      scrollable: how.scrollable === true,
      updatable: compiled.positioned,
      positioned: compiled.positioned,
    },
  );
  const { parameters, sql } = compiled;
  const run = { text: sql, types: parameterOids(parameters), params: session.parameters(parameters, bound) };
  session.unit.opened(cursor);
  try {
    const fetched = await cursor.start(run, first, session.cursorName());
    if (!cursor.reading) session.unit.closed(cursor, alone);
    if (cursor.isOpen) session.unit.opened(cursor);
    return { cursor, fetched, warnings: [] };
  } catch (error) {
    await cursor.close();
    throw error;
  }
}
