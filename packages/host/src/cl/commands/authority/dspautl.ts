import { name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { output, print, report } from '../output.ts';
import { authorityTable } from './authority-table.ts';

export const DSPAUTL = command({
  name: 'DSPAUTL',
  text: 'Show an authorization list',
  positional: 2,
  parameters: {
    AUTL: name('Authorization list', { required: true }),
    OUTPUT: output,
  },
  async run({ AUTL }, context) {
    const entries = await context.authorizationLists.entries(context.job, AUTL);
    const shown = report(context, 'Authorization list').field('Authorization list', AUTL);
    authorityTable(shown, entries);
    await print(context, 'QPOBJAUT', 'DSPAUTL', shown);
  },
});
