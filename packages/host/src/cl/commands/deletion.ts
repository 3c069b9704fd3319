import { EscapeError } from '../../system/messages/message.ts';
import type { ObjectType, QualifiedName } from '../../system/objects/object.ts';
import type { CommandContext } from '../run/context.ts';
import { forEach } from './generic.ts';

/** What the delete commands say where looking for an object says something else. */
const translations: Readonly<Record<string, 'CPF2105' | 'CPF2189' | 'CPF2110' | 'CPF2182'>> = {
  CPF9801: 'CPF2105',
  CPF1015: 'CPF2105',
  CPF2403: 'CPF2105',
  CPF9802: 'CPF2189',
  CPF1016: 'CPF2189',
  CPF2408: 'CPF2189',
  CPF9810: 'CPF2110',
  CPF1021: 'CPF2110',
  CPF9820: 'CPF2182',
  CPF1022: 'CPF2182',
  CPF2401: 'CPF2182',
};

/** Deletes the objects of a type that a name stands for, and tells so of each. */
export function deleteObjects(
  context: CommandContext,
  wanted: QualifiedName,
  type: ObjectType,
  remove: (name: QualifiedName) => Promise<void>,
): Promise<void> {
  const { complete, messages, objects, job } = context;
  return forEach(context, wanted, type, async name => {
    try {
      const found = await objects.resolve(job, name, type, 0);
      const exact = { name: found.name, library: found.library };
      await remove(exact);
      complete('CPC2191', [exact.name, exact.library, type]);
    } catch (error) {
      const id = error instanceof EscapeError ? translations[error.escape.id] : undefined;
      if (id === undefined) throw error;
      throw messages.escape(
        id,
        id === 'CPF2110' || id === 'CPF2182' ? [name.library] : [name.name, name.library, type],
      );
    }
  });
}
