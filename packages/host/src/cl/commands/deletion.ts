import { substituteEscape } from '../../system/messages/substitute.ts';
import type { ObjectType, QualifiedName } from '../../system/objects/object.ts';
import type { CommandContext } from '../run/context.ts';
import { forEach } from './generic.ts';

/** Deletes the objects of a type that a name stands for, and tells so of each. */
export function deleteObjects(
  context: CommandContext,
  wanted: QualifiedName,
  type: ObjectType,
  remove: (name: QualifiedName) => Promise<void>,
): Promise<void> {
  const { complete, objects, job } = context;
  return forEach(context, wanted, type, async ({ name, library }) => {
    const deletion = async () => {
      const found = await objects.resolve(job, { name, library }, type, 0);
      await remove({ name: found.name, library: found.library });
      complete('CPC2191', [found.name, found.library, type]);
    };
    await substituteEscape(deletion(), inDeletionTerms(context, name, library, type));
  });
}

/** What the delete commands say where looking for an object, in whichever room, says something else. */
function inDeletionTerms({ messages }: CommandContext, name: string, library: string, type: ObjectType) {
  const object = [name, library, type];
  const notFound = () => messages.escape('CPF2105', object);
  const notAuthorized = () => messages.escape('CPF2189', object);
  const noLibrary = () => messages.escape('CPF2110', [library]);
  const libraryNotAuthorized = () => messages.escape('CPF2182', [library]);
  return {
    CPF9801: notFound,
    CPF1015: notFound,
    CPF2403: notFound,
    CPF9802: notAuthorized,
    CPF1016: notAuthorized,
    CPF2408: notAuthorized,
    CPF9810: noLibrary,
    CPF1021: noLibrary,
    CPF9820: libraryNotAuthorized,
    CPF1022: libraryNotAuthorized,
    CPF2401: libraryNotAuthorized,
  };
}
