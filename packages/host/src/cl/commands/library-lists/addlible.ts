import { choice, elements, name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { setUserPart } from './user-part.ts';

export const ADDLIBLE = command({
  name: 'ADDLIBLE',
  text: 'Add a library to the library list',
  positional: 2,
  parameters: {
    LIB: name('Library', { required: true }),
    POSITION: elements(
      'Position in the list',
      {
        where: choice('Where', { values: ['*FIRST', '*LAST', '*AFTER', '*BEFORE', '*REPLACE'], required: true }),
        library: name('Reference library', {}),
      },
      { default: '*FIRST' },
    ),
  },
  async run({ LIB, POSITION: { where, library } }, context) {
    const { job, messages, complete, refuse } = context;
    const { user } = job.libraries;
    const relative = where === '*AFTER' || where === '*BEFORE' || where === '*REPLACE';
    if (relative !== (library !== undefined)) throw refuse({ id: 'CPD0072', values: ['POSITION'] });
    if (user.includes(LIB)) throw messages.escape('CPF2103', [LIB]);
    const reference = library === undefined ? -1 : user.indexOf(library);
    if (relative && reference < 0) throw messages.escape('CPF2149', [library as string]);
    const at = {
      '*FIRST': 0,
      '*LAST': user.length,
      '*BEFORE': reference,
      '*AFTER': reference + 1,
      '*REPLACE': reference,
    };
    await setUserPart(context, user.toSpliced(at[where], where === '*REPLACE' ? 1 : 0, LIB));
    complete('CPC2196', [LIB]);
  },
});
