import { EscapeError, MessageType } from '../../../system/messages/message.ts';
import type { ObjectType, QualifiedName } from '../../../system/objects/object.ts';
import type { CommandContext } from '../../run/context.ts';
import { isGeneric } from '../generic.ts';

/**
 * Changes the authority of every object that a name and a type (or *ALL) stand for. Of one exact object the room's own error is thrown; of
 * several the failures are told one by one, and CPF2227 at the end.
 */
export async function changeEach(
  { objects, job, messages }: CommandContext,
  wanted: QualifiedName,
  type: string,
  change: (name: QualifiedName, type: ObjectType) => Promise<void>,
): Promise<void> {
  if (!isGeneric(wanted) && type !== '*ALL') return change(wanted, type as ObjectType);
  const found = await objects.list(job, wanted, type as ObjectType | '*ALL');
  if (found.length === 0) throw messages.escape('CPF2253', [wanted.name, type, wanted.library]);
  let failed = false;
  for (const one of found) {
    try {
      await change(one, one.type);
    } catch (error) {
      if (!(error instanceof EscapeError)) throw error;
      failed = true;
      job.log.send({ ...error.escape, type: MessageType.diagnostic });
    }
  }
  if (failed) throw messages.escape('CPF2227');
}
