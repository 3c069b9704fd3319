import type { Prepared } from '../room.ts';
import type { Statement } from '../sql/ast/index.ts';
import type { Session } from './session.ts';

/** CREATE, ALTER, DROP ... undefined for others. */
export function preparedDefinition(
  _session: Session,
  _verb: string,
  _statement: Statement,
  _text: string,
): Prepared | undefined {
  return undefined;
}
