import { name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { output, print, report } from '../output.ts';

export const DSPSYSVAL = command({
  name: 'DSPSYSVAL',
  text: 'Show a system value',
  positional: 2,
  parameters: {
    SYSVAL: name('System value', { required: true }),
    OUTPUT: output,
  },
  async run({ SYSVAL }, context) {
    const { value, definition } = context.values.describe(SYSVAL);
    const shown = report(context, 'System value')
      .field('System value', SYSVAL)
      .field('Description', definition.text)
      .field('Category', definition.category)
      .field('Value', typeof value === 'object' ? value.join(' ') : value);
    await print(context, 'QPDSPSYSV', 'DSPSYSVAL', shown);
  },
});
