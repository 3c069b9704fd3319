import { name, yesNo } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { objects } from '../generic.ts';
import { anyObjectType } from '../object-type.ts';
import { objectRights, rightsOf } from '../rights.ts';
import { changeEach } from './targets.ts';
import { users } from './users.ts';

export const GRTOBJAUT = command({
  name: 'GRTOBJAUT',
  text: 'Grant authority to objects',
  positional: 4,
  parameters: {
    OBJ: objects('Object'),
    OBJTYPE: anyObjectType,
    USER: users,
    AUT: objectRights,
    AUTL: name('Authorization list', { special: ['*NONE'] }),
    REPLACE: yesNo('Replace authority', { default: '*NO' }),
  },
  dependencies: [{ when: { given: 'AUTL' }, parameters: ['USER', 'AUT', 'REPLACE'], must: 'be absent' }],
  async run({ OBJ, OBJTYPE, USER, AUT, AUTL, REPLACE }, context) {
    const { authority, job, complete, refuse } = context;
    if (AUTL === undefined && USER === undefined) throw refuse({ id: 'CPD0071', values: ['USER'] });
    const rights = AUT === '*AUTL' ? AUT : rightsOf(AUT);
    await changeEach(context, OBJ, OBJTYPE, async (name, type) => {
      if (AUTL !== undefined) await authority.secure(job, name, type, AUTL);
      else await authority.grant(job, { name, type, users: USER ?? [], rights }, { replace: REPLACE });
      complete('CPC2201', [name.name, type, name.library]);
    });
  },
});
