import type { Run } from '../../store/postgres/operation.ts';
import type { Compiled } from '../compile/compile.ts';
import { SqlError } from '../error.ts';
import type { FetchRequest, OpenedCursor, OpenOptions, ParameterValue, Prepared, PrepareOptions } from '../room.ts';
import { checkAuthority } from './authority.ts';
import { OpenCursor } from './cursor.ts';
import type { Frame } from './frame.ts';
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
  const current = () => {
    // Definitions may have changed since it was prepared.
    const { attributes, names, catalog } = session;
    return session.planner.plan(text, { catalog, attributes, names }, options.cursorName !== undefined);
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
      session.guard(async () => {
        const now = await current();
        return openQuery(session, now, values, how, first, options.cursorName);
      }, factsOf(compiled)),
  };
}

/** The table that messages name. */
export function factsOf({ tables }: Compiled) {
  const [use] = tables;
  return use === undefined ? {} : { table: { library: use.table.library, name: use.table.name } };
}

export async function openQuery(
  session: Session,
  plan: Plan,
  values: readonly ParameterValue[],
  how: OpenOptions,
  first: FetchRequest | undefined,
  cursorName: string | undefined,
  frame?: Frame,
): Promise<{ readonly cursor: OpenCursor } & OpenedCursor> {
  const compiled = plan.compiled!;
  const name = cursorName ?? session.cursorName();
  if (session.openCursor(name) !== undefined) throw new SqlError(-502, [name]);
  const bound = markerValues(compiled.markers, values);
  await session.globals.ensure(compiled.parameters);
  await session.hostRows.ensure(compiled.parameters, bound, frame);
  await checkAuthority(compiled.tables, session.job, session.objects, frame?.adopted);
  const { parameters, sql, columns, positioned, changes } = compiled;
  const run: Run = {
    text: sql,
    types: parameterOids(parameters),
    params: session.parameters(parameters, bound, frame),
  };
  const { alone, ownUnits, unit } = session;
  const scrollable = how.scrollable === true;
  // A change inside FINAL TABLE is done when the statement is, however many of its rows are fetched.
  const whole =
    first !== undefined && !scrollable && !positioned && (changes || (alone && plan.fits === true && !unit.isReading));
  const facts = {
    name,
    columns: columns!,
    holdable: ownUnits || how.hold === true,
    scrollable,
    updatable: positioned,
    positioned,
  };
  const cursor = new OpenCursor(
    {
      run: operations =>
        session.guard(() => (whole ? session.run(operations, changes) : unit.within(operations, changes && !alone))),
      closed: one => unit.closed(one, alone),
    },
    facts,
  );
  unit.opened(cursor);
  try {
    if (compiled.locks.length > 0) await unit.within(compiled.locks.map(lock => ({ text: lock })));
    const fetched = whole ? await cursor.startWhole(run, first) : await cursor.start(run, first, session.cursorName());
    if (first !== undefined) plan.fits = fetched?.atEnd === true;
    const changed = changes ? { changed: await cursor.rowCount() } : {};
    unit.ended(alone);
    return { cursor, fetched, warnings: [], ...changed };
  } catch (error) {
    await cursor.close();
    throw error;
  }
}
