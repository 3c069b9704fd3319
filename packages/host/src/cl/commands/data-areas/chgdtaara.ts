import { anything } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { areaOf, areaParameter } from './area-parameter.ts';
import { dataAreaValue } from './value.ts';

export const CHGDTAARA = command({
  name: 'CHGDTAARA',
  text: 'Change the contents of a data area',
  positional: 2,
  parameters: {
    DTAARA: areaParameter,
    VALUE: anything('New value', { required: true }),
  },
  async run({ DTAARA, VALUE }, { dataAreas, job, messages }) {
    const { name, substring } = areaOf(DTAARA);
    const { type } = await dataAreas.read(job, name);
    const value = dataAreaValue(type, VALUE, job);
    if (value === undefined)
      throw type === '*LGL' ? messages.escape('CPF1026') : messages.escape('CPF1138', [name.name, name.library]);
    await dataAreas.write(job, name, value, substring);
  },
});
