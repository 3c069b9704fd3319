import { SqlError } from '../error.ts';
import type { Prepared, PrepareOptions } from '../room.ts';
import { preparedChange } from './change.ts';
import { preparedControl } from './control.ts';
import { preparedDefinition } from './definition.ts';
import { preparedQuery } from './query.ts';
import type { Session } from './session.ts';
import { verbOf } from './verb.ts';

/** Compiles a statement for a session. */
export async function prepare(session: Session, text: string, options: PrepareOptions): Promise<Prepared> {
  const { attributes, names, catalog } = session;
  const plan = await session.planner.plan(text, { catalog, attributes, names }, options.cursorName !== undefined);
  const { statement, compiled } = plan;
  const verb = verbOf(statement);
  if (compiled?.columns !== undefined) return preparedQuery(session, text, verb, plan, options);
  if (compiled !== undefined) return preparedChange(session, text, verb, plan);
  const control = preparedControl(session, verb, statement);
  if (control !== undefined) return control;
  const definition = preparedDefinition(session, verb, statement, text);
  if (definition !== undefined) return definition;
  throw new SqlError(-84, [verb], undefined, { position: statement.at });
}
