import { command } from '../../definition/command.ts';
import { output, print, report } from '../output.ts';

export const DSPNETA = command({
  name: 'DSPNETA',
  text: 'Show the network attributes',
  parameters: { OUTPUT: output },
  async run(_, context) {
    const shown = report(context, 'Network attributes');
    for (const { name, definition, value } of await context.networkAttributes.list())
      shown.field(`${definition.text} (${name})`, typeof value === 'object' ? value.join(' ') : value);
    await print(context, 'QPDSPNET', 'DSPNETA', shown);
  },
});
