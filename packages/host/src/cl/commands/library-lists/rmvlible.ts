import { name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { setUserPart } from './user-part.ts';

export const RMVLIBLE = command({
  name: 'RMVLIBLE',
  text: 'Remove a library from the library list',
  parameters: {
    LIB: name('Library', { required: true }),
  },
  async run({ LIB }, context) {
    const { job, messages, complete } = context;
    const { user } = job.libraries;
    if (!user.includes(LIB)) throw messages.escape('CPF2104', [LIB]);
    await setUserPart(
      context,
      user.filter(library => library !== LIB),
    );
    complete('CPC2197', [LIB]);
  },
});
