import { SqlError } from '../error.ts';
import type { Prepared, PrepareOptions } from '../room.ts';
import type { Statement } from '../sql/ast/index.ts';
import { preparedCall } from './call.ts';
import { preparedChange } from './change.ts';
import { preparedCompound } from './compound.ts';
import { preparedControl } from './control.ts';
import { preparedDefinition } from './definition.ts';
import { preparedQuery } from './query.ts';
import type { Session } from './session.ts';
import { preparedSet } from './set.ts';
import { verbOf } from './verb.ts';

/** Compiles a statement for a session. */
export async function prepare(session: Session, text: string, options: PrepareOptions): Promise<Prepared> {
  const { attributes, names, catalog } = session;
  const plan = await session.planner.plan(text, { catalog, attributes, names }, options.cursorName !== undefined);
  const { statement, compiled, markers } = plan;
  const verb = verbOf(statement);
  if (compiled?.columns !== undefined) return preparedQuery(session, text, verb, plan, options);
  if (compiled !== undefined) return preparedChange(session, text, verb, plan);
  switch (statement.kind) {
    case 'call':
      return preparedCall(session, statement, markers);
    case 'set':
    case 'values-into':
      return preparedSet(session, statement, verb, markers);
    case 'dynamic-compound':
      return preparedCompound(session, statement, verb, text);
    default:
      return preparedOther(session, statement, text);
  }
}

/** Definitions, transactions and settings: what is no statement of PostgreSQL's. */
export function preparedOther(session: Session, statement: Statement, text: string): Prepared {
  const verb = verbOf(statement);
  const control = preparedControl(session, verb, statement);
  if (control !== undefined) return control;
  const definition = preparedDefinition(session, verb, statement, text);
  if (definition !== undefined) return definition;
  throw new SqlError(-84, [verb], undefined, { position: statement.at });
}
