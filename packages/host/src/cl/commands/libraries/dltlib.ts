import { name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';

export const DLTLIB = command({
  name: 'DLTLIB',
  text: 'Delete a library with its objects',
  parameters: {
    LIB: name('Library', { required: true }),
  },
  async run({ LIB }, { libraries, job, complete }) {
    await libraries.delete(job, LIB);
    complete('CPC2194', [LIB]);
  },
});
