import { timestamp } from '../../../spool/report.ts';
import type { ObjectType } from '../../../system/objects/object.ts';
import { choice } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { objects } from '../generic.ts';
import { anyObjectType } from '../object-type.ts';
import { output, print, report } from '../output.ts';

export const DSPOBJD = command({
  name: 'DSPOBJD',
  text: 'Show descriptions of objects',
  positional: 2,
  parameters: {
    OBJ: objects('Object'),
    OBJTYPE: anyObjectType,
    DETAIL: choice('Detail', { values: ['*BASIC', '*FULL'], default: '*BASIC' }),
    OUTPUT: output,
  },
  async run({ OBJ, OBJTYPE, DETAIL }, context) {
    const { objects, job, messages } = context;
    const found = await objects.list(job, OBJ, OBJTYPE as ObjectType | '*ALL');
    if (found.length === 0) throw messages.escape('CPF2105', [OBJ.name, OBJ.library, OBJTYPE]);
    const shown = report(context, 'Object descriptions');
    if (DETAIL === '*BASIC')
      shown.table(
        [
          { heading: 'Object', width: 10 },
          { heading: 'Library', width: 10 },
          { heading: 'Type', width: 10 },
          { heading: 'Attribute', width: 10 },
          { heading: 'Owner', width: 10 },
          { heading: 'Text', width: 50 },
        ],
        found.map(({ name, library, type, attribute, owner, text }) => [name, library, type, attribute, owner, text]),
      );
    else
      for (const one of found)
        shown
          .field('Object', one.name)
          .field('Library', one.library)
          .field('Type', one.type)
          .field('Attribute', one.attribute)
          .field('Owner', one.owner)
          .field('Text', one.text)
          .field('Created by', one.createdBy)
          .field('Created', timestamp(one.created))
          .field('Changed', timestamp(one.changed))
          .line();
    await print(context, 'QPRTOBJD', 'DSPOBJD', shown);
  },
});
