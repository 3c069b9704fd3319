import { EscapeError, MessageType } from '../../system/messages/message.ts';
import type { ObjectDescription, ObjectType, QualifiedName } from '../../system/objects/object.ts';
import { genericName, name, qualified } from '../definition/builders.ts';
import type { CommandContext } from '../run/context.ts';

/** The qualified name of objects that exist: one, generic (`ABC*`) or *ALL. */
export function objects(prompt: string) {
  return qualified(prompt, {
    name: genericName(prompt, { special: ['*ALL'], required: true }),
    library: name('Library', { special: ['*LIBL', '*USRLIBL', '*CURLIB', '*ALL', '*ALLUSR'], default: '*LIBL' }),
  });
}

/** Whether a name stands for any number of objects. */
export function isGeneric({ name, library }: QualifiedName): boolean {
  return name.endsWith('*') || name === '*ALL' || library === '*ALL' || library === '*ALLUSR';
}

/**
 * Does something to every object of a type that a name stands for. One exact name is left to `act`, whose errors say what is wrong with
 * it. Of several objects each failure is told by a diagnostic, and at the end CPF2117 says how many there were.
 */
export async function forEach(
  context: CommandContext,
  wanted: QualifiedName,
  type: ObjectType,
  act: (name: QualifiedName) => Promise<void>,
): Promise<void> {
  if (!isGeneric(wanted)) return act(wanted);
  const { objects, job, messages } = context;
  const found = await objects.list(job, wanted, type);
  if (found.length === 0) throw messages.escape('CPF2105', [wanted.name, wanted.library, type]);
  const failed = await failures(context, found, act);
  if (failed === found.length) throw messages.escape('CPF2125');
  if (failed > 0) throw messages.escape('CPF2117', [wanted.name, wanted.library, type, found.length - failed, failed]);
}

async function failures(
  { job }: CommandContext,
  found: readonly ObjectDescription[],
  act: (name: QualifiedName) => Promise<void>,
): Promise<number> {
  let failed = 0;
  for (const one of found) {
    try {
      await act(one);
    } catch (error) {
      if (!(error instanceof EscapeError)) throw error;
      failed++;
      job.log.send({ ...error.escape, type: MessageType.diagnostic });
    }
  }
  return failed;
}
