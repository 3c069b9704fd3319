import { Right } from '../../../system/authority/rights.ts';
import { EscapeError } from '../../../system/messages/message.ts';
import type { RoutineDescription } from '../../catalog/description.ts';
import { SqlError } from '../../error.ts';
import type { Session } from '../../session/session.ts';

const needed = Right.objectOperational | Right.execute;

/** Whether the job's user may call the routine. Errors: -551. */
export async function checkExecute({ job, objects }: Session, routine: RoutineDescription): Promise<void> {
  const { type, name: object, library } = routine.object;
  const name = { name: object, library };
  try {
    if (objects.resolved(job, name, type, needed) === undefined) await objects.resolve(job, name, type, needed);
  } catch (error) {
    if (!(error instanceof EscapeError)) throw error;
    const code = /^CPF98(02|20)$/.test(error.escape.id) ? -551 : -204;
    throw new SqlError(code, [routine.name, routine.library, type.slice(1)], undefined, { cause: error });
  }
}
