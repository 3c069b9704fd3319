import type { DataAreaAttributes } from '../../../system/data-areas/data-area.ts';
import { anything, choice, description, elements, integer, newObject } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { createdIn } from '../created-in.ts';
import { authorityOf, publicAuthority } from '../public-authority.ts';
import { dataAreaValue } from './value.ts';

/** The length of a data area whose LEN is not given, and has no value to be taken from. */
const standardLength = {
  '*CHAR': { length: 32, decimals: 0 },
  '*DEC': { length: 15, decimals: 5 },
  '*LGL': { length: 1, decimals: 0 },
} as const;

export const CRTDTAARA = command({
  name: 'CRTDTAARA',
  text: 'Create a data area',
  positional: 4,
  parameters: {
    DTAARA: newObject('Data area'),
    TYPE: choice('Type', { values: ['*CHAR', '*DEC', '*LGL'], required: true }),
    LEN: elements(
      'Length',
      {
        length: integer('Length', { range: [1, 2000], required: true }),
        decimals: integer('Decimal positions', { range: [0, 9] }),
      },
      {},
    ),
    VALUE: anything('Initial value', {}),
    TEXT: description(),
    AUT: publicAuthority,
  },
  async run({ DTAARA, TYPE, LEN, VALUE, TEXT, AUT }, { dataAreas, job, messages, complete }) {
    const value = VALUE === undefined ? undefined : dataAreaValue(TYPE, VALUE, job);
    if (VALUE !== undefined && value === undefined) throw messages.escape(TYPE === '*LGL' ? 'CPF1026' : 'CPF1024');
    const measure: Omit<DataAreaAttributes, 'type'> =
      LEN === undefined
        ? value?.type === '*CHAR'
          ? { length: value.bytes.length, decimals: 0 }
          : standardLength[TYPE]
        : { length: LEN.length, decimals: LEN.decimals ?? 0 };
    await dataAreas.create(job, {
      ...DTAARA,
      type: TYPE,
      ...measure,
      ...(value === undefined ? {} : { value }),
      text: TEXT,
      authority: authorityOf(AUT),
    });
    complete('CPC0904', [DTAARA.name, createdIn(job, DTAARA.library)]);
  },
});
