import { SqlError } from '../../error.ts';
import type { Session } from '../../session/session.ts';
import type { SqlValue } from '../../types/sql-type.ts';
import { fitted } from '../interpret/target.ts';
import { nested } from './invocation.ts';
import type { Procedure, Returned } from './procedure.ts';

/** A position is one in the text of the routine, which is not what the caller has sent. */
function outside(error: unknown): unknown {
  if (!(error instanceof SqlError) || error.position === undefined) return error;
  const { sqlcode, tokens, message, sqlstate } = error;
  return new SqlError(sqlcode, tokens, message, { sqlstate, cause: error });
}

/**
 * Calls a procedure, from a client or from another one. Cancel and the query time-out of the session end it. Errors: -724 when calls
 * are nested too deeply, what the procedure ends with.
 */
export async function invoke(session: Session, procedure: Procedure, values: readonly SqlValue[]): Promise<Returned> {
  const { interruption, job, attributes } = session;
  return interruption.run(attributes.queryTimeout, job.ending, async signal => {
    const caller = session.invocation;
    const invocation = caller === undefined ? { depth: 0, signal, forClient: [] } : nested(caller);
    session.invocation = invocation;
    try {
      const given = values.map(
        (value, index) => fitted(value, { ...procedure.parameters[index]!, kind: 'parameter' })[0],
      );
      return await procedure.call(session, given, invocation);
    } catch (error) {
      throw outside(error);
    } finally {
      session.invocation = caller;
    }
  });
}
