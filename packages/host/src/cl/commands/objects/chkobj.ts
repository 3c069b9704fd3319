import type { ObjectType } from '../../../system/objects/object.ts';
import { choice, object } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { objectType } from '../object-type.ts';
import { neededRights, rightsOf } from '../rights.ts';

export const CHKOBJ = command({
  name: 'CHKOBJ',
  text: 'Check that an object exists and may be used',
  positional: 4,
  parameters: {
    OBJ: object('Object'),
    OBJTYPE: objectType,
    MBR: choice('Member', { values: ['*NONE'], default: '*NONE' }),
    AUT: neededRights,
  },
  async run({ OBJ, OBJTYPE, AUT }, { objects, job }) {
    await objects.resolve(job, OBJ, OBJTYPE as ObjectType, rightsOf(AUT));
  },
});
