import type { ObjectType } from '../../../system/objects/object.ts';
import { object } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { objectType } from '../object-type.ts';
import { output, print, report } from '../output.ts';
import { authorityTable } from './authority-table.ts';

export const DSPOBJAUT = command({
  name: 'DSPOBJAUT',
  text: 'Show who has which authority to an object',
  positional: 3,
  parameters: {
    OBJ: object('Object'),
    OBJTYPE: objectType,
    OUTPUT: output,
  },
  async run({ OBJ, OBJTYPE }, context) {
    const { authority, job } = context;
    const display = await authority.display(job, OBJ, OBJTYPE as ObjectType);
    const { object, primaryGroup, authorizationList, entries } = display;
    const shown = report(context, 'Authority to an object')
      .field('Object', object.name)
      .field('Library', object.library)
      .field('Type', object.type)
      .field('Owner', object.owner)
      .field('Primary group', primaryGroup ?? '*NONE')
      .field('Authorization list', authorizationList ?? '*NONE');
    authorityTable(shown, entries);
    await print(context, 'QPOBJAUT', 'DSPOBJAUT', shown);
  },
});
