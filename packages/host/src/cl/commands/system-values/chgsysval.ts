import { anything, list, name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { valueText } from '../value-text.ts';

export const CHGSYSVAL = command({
  name: 'CHGSYSVAL',
  text: 'Change a system value',
  positional: 2,
  parameters: {
    SYSVAL: name('System value', { required: true }),
    VALUE: list(anything('New value', { required: true }), { maximum: 256, required: true }),
  },
  async run({ SYSVAL, VALUE }, { values, job, messages, complete }) {
    const { kind } = values.describe(SYSVAL).definition;
    // A list may be written as one string or as several values: `('A B')`, `(A B)`.
    const texts = VALUE.map(valueText);
    if (texts.some(text => text === undefined)) throw messages.escape('CPF1058', [SYSVAL]);
    const value = texts.join(' ');
    await values.change(job, SYSVAL, kind === 'list' ? value.split(' ').filter(one => one !== '') : value);
    complete('CPC1801', [SYSVAL]);
  },
});
