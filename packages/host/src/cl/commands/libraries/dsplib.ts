import type { Job } from '../../../system/jobs/job.ts';
import { list, name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { output, print, report } from '../output.ts';

export const DSPLIB = command({
  name: 'DSPLIB',
  text: 'Show what libraries contain',
  positional: 2,
  parameters: {
    LIB: list(name('Library', {}), {
      maximum: 50,
      single: { '*LIBL': '*LIBL', '*USRLIBL': '*USRLIBL', '*CURLIB': '*CURLIB' },
      default: '*LIBL',
    }),
    OUTPUT: output,
  },
  async run({ LIB }, context) {
    const { libraries, objects, job } = context;
    const shown = report(context, 'Libraries and their objects');
    for (const wanted of typeof LIB === 'string' ? searched(job, LIB) : LIB) {
      const library = await libraries.describe(job, wanted);
      const contents = await objects.list(job, { name: '*ALL', library: library.name }, '*ALL');
      shown
        .field('Library', library.name)
        .field('Type', library.attribute)
        .field('Text', library.text)
        .field('Number of objects', contents.length)
        .table(
          [
            { heading: 'Object', width: 10 },
            { heading: 'Type', width: 10 },
            { heading: 'Attribute', width: 10 },
            { heading: 'Owner', width: 10 },
            { heading: 'Text', width: 50 },
          ],
          contents.map(({ name, type, attribute, owner, text }) => [name, type, attribute, owner, text]),
        );
    }
    await print(context, 'QPDSPLIB', 'DSPLIB', shown);
  },
});

/** The libraries that a special value stands for. */
function searched({ libraries: { system, current, user } }: Job, value: '*LIBL' | '*USRLIBL' | '*CURLIB'): string[] {
  const own = current === undefined ? [] : [current];
  if (value === '*CURLIB') return [current ?? 'QGPL'];
  return value === '*USRLIBL' ? [...own, ...user] : [...system, ...own, ...user];
}
