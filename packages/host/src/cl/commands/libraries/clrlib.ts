import { name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';

export const CLRLIB = command({
  name: 'CLRLIB',
  text: 'Delete all objects of a library',
  parameters: {
    LIB: name('Library', { special: ['*CURLIB'], required: true }),
  },
  async run({ LIB }, { libraries, job, messages, complete }) {
    const library = LIB === '*CURLIB' ? (job.libraries.current ?? 'QGPL') : LIB;
    const { left } = await libraries.clear(job, library);
    if (left > 0) throw messages.escape('CPF2161', [library]);
    complete('CPC2195', [library]);
  },
});
