import type { Execution } from '../../store/postgres/exchange.ts';
import type { Run } from '../../store/postgres/operation.ts';
import type { Compiled } from '../compile/compile.ts';
import { SqlError } from '../error.ts';
import type { Outcome, ParameterValue, Prepared } from '../room.ts';
import { checkAuthority } from './authority.ts';
import type { Frame } from './frame.ts';
import { markerValues, parameterOids } from './parameters.ts';
import type { Plan } from './plan.ts';
import { factsOf } from './query.ts';
import type { Session } from './session.ts';

/** INSERT, UPDATE, DELETE, MERGE. */
export function preparedChange(session: Session, text: string, verb: string, plan: Plan): Prepared {
  const first = plan.compiled!;
  const current = async () => {
    const { attributes, names, catalog } = session;
    return (await session.planner.plan(text, { catalog, attributes, names }, false)).compiled!;
  };
  const executeRows = (rows: readonly (readonly ParameterValue[])[]) =>
    session.guard(async () => executeChange(session, await current(), rows), factsOf(first));
  return {
    class: 'change',
    verb,
    columns: undefined,
    markers: first.markers,
    readOnly: false,
    execute: (values = []) => executeRows([values]),
    executeBatch: executeRows,
    open: () => Promise.reject(new SqlError(-517, [''])),
  };
}

/** All rows of values in one round trip and one piece. */
export async function executeChange(
  session: Session,
  compiled: Compiled,
  rows: readonly (readonly ParameterValue[])[],
  frame?: Frame,
): Promise<Outcome> {
  const bound = rows.map(values => markerValues(compiled.markers, values));
  await session.globals.ensure(compiled.parameters);
  await checkAuthority(compiled.tables, session.job, session.objects, frame?.adopted);
  const { parameters, sql, returnsIdentity, countless, onlyLocks } = compiled;
  if (onlyLocks && session.alone) return { count: 0, counts: [0], warnings: [] };
  const types = parameterOids(parameters);
  const runs = bound.map(
    (values): Run => ({ text: sql, types, params: session.parameters(parameters, values, frame) }),
  );
  const executions = await session.run(runs, true);
  if (returnsIdentity) session.identity = identityOf(executions.at(-1)) ?? session.identity;
  const counts = executions.map(({ count }) => count);
  const count = counts.reduce((sum, one) => sum + one, 0);
  const warnings = count === 0 && !countless ? [{ sqlcode: 100, sqlstate: '02000', tokens: [] }] : [];
  return {
    count,
    counts,
    warnings,
    ...(returnsIdentity && session.identity !== undefined && { identity: session.identity }),
  };
}

function identityOf(execution: Execution | undefined): string | undefined {
  const value = execution?.rows.at(-1)?.identity;
  return typeof value === 'string' ? value : undefined;
}
