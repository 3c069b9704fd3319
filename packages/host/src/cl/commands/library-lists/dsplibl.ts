import { command } from '../../definition/command.ts';
import { output, print, report } from '../output.ts';

export const DSPLIBL = command({
  name: 'DSPLIBL',
  text: 'Show the library list',
  parameters: {
    OUTPUT: output,
  },
  async run(_values, context) {
    const { system, current, user } = context.job.libraries;
    const entries = [
      ...system.map(library => [library, 'SYS']),
      ...(current === undefined ? [] : [[current, 'CUR']]),
      ...user.map(library => [library, 'USR']),
    ];
    const rows = await Promise.all(
      entries.map(async ([library, part]) => [library, part, await text(library as string)]),
    );
    const shown = report(context, 'Library list').table(
      [
        { heading: 'Library', width: 10 },
        { heading: 'Part', width: 4 },
        { heading: 'Text', width: 50 },
      ],
      rows as string[][],
    );
    await print(context, 'QPRTLIBL', 'DSPLIBL', shown);

    async function text(library: string): Promise<string> {
      const [found] = await context.objects.list(context.job, { name: library, library: 'QSYS' }, '*LIB');
      return found?.text ?? '';
    }
  },
});
