import { name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { objects } from '../generic.ts';
import { anyObjectType } from '../object-type.ts';
import { revokedRights, rightsOf } from '../rights.ts';
import { changeEach } from './targets.ts';
import { users } from './users.ts';

export const RVKOBJAUT = command({
  name: 'RVKOBJAUT',
  text: 'Revoke authority to objects',
  positional: 4,
  parameters: {
    OBJ: objects('Object'),
    OBJTYPE: anyObjectType,
    USER: users,
    AUT: revokedRights,
    AUTL: name('Authorization list', {}),
  },
  dependencies: [{ when: { given: 'AUTL' }, parameters: ['USER', 'AUT'], must: 'be absent' }],
  async run({ OBJ, OBJTYPE, USER, AUT, AUTL }, context) {
    const { authority, job, complete, messages, refuse } = context;
    if (AUTL === undefined && USER === undefined) throw refuse({ id: 'CPD0071', values: ['USER'] });
    await changeEach(context, OBJ, OBJTYPE, async (name, type) => {
      if (AUTL === undefined) await authority.revoke(job, { name, type, users: USER ?? [], rights: rightsOf(AUT) });
      else {
        const { authorizationList } = await authority.display(job, name, type);
        if (authorizationList !== AUTL) throw messages.escape('CPF2242', [name.name, type]);
        await authority.secure(job, name, type, '*NONE');
      }
      complete('CPC2202', [name.name, type, name.library]);
    });
  },
});
