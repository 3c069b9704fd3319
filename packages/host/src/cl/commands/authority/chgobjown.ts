import type { ObjectType } from '../../../system/objects/object.ts';
import { choice, name, object } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { objectType } from '../object-type.ts';

export const CHGOBJOWN = command({
  name: 'CHGOBJOWN',
  text: 'Give an object another owner',
  positional: 3,
  parameters: {
    OBJ: object('Object'),
    OBJTYPE: objectType,
    NEWOWN: name('New owner', { required: true }),
    CUROWNAUT: choice('Authority of the former owner', { values: ['*REVOKE', '*SAME'], default: '*REVOKE' }),
  },
  async run({ OBJ, OBJTYPE, NEWOWN, CUROWNAUT }, { authority, job, complete }) {
    await authority.changeOwner(job, OBJ, OBJTYPE as ObjectType, NEWOWN, CUROWNAUT);
    complete('CPC2206', [OBJ.name, OBJTYPE, OBJ.library]);
  },
});
