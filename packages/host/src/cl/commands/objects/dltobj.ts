import type { ObjectType, QualifiedName } from '../../../system/objects/object.ts';
import { command } from '../../definition/command.ts';
import type { CommandContext } from '../../run/context.ts';
import { deleteObjects } from '../deletion.ts';
import { objects } from '../generic.ts';
import { objectType } from '../object-type.ts';

export const DLTOBJ = command({
  name: 'DLTOBJ',
  text: 'Delete objects of a type',
  positional: 2,
  parameters: {
    OBJ: objects('Object'),
    OBJTYPE: objectType,
  },
  run: ({ OBJ, OBJTYPE }, context) =>
    deleteObjects(context, OBJ, OBJTYPE as ObjectType, name => remove(context, name, OBJTYPE as ObjectType)),
});

/** By the room that keeps objects of the type. */
function remove(context: CommandContext, name: QualifiedName, type: ObjectType): Promise<void> {
  const { job, libraries, dataQueues, dataAreas, messageQueues, profiles, authorizationLists, objects } = context;
  switch (type) {
    case '*LIB':
      return libraries.delete(job, name.name);
    case '*DTAQ':
      return dataQueues.delete(job, name);
    case '*DTAARA':
      return dataAreas.delete(job, name);
    case '*MSGQ':
      return messageQueues.delete(job, name);
    case '*USRPRF':
      return profiles.delete(job, name.name, '*NODLT');
    case '*AUTL':
      return authorizationLists.delete(job, name.name);
    default:
      return objects.delete(job, name, type);
  }
}
