import { choice } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { output, print, report } from '../output.ts';
import { areaOf, areaParameter } from './area-parameter.ts';
import { shownValue } from './value.ts';

export const DSPDTAARA = command({
  name: 'DSPDTAARA',
  text: 'Show a data area',
  positional: 2,
  parameters: {
    DTAARA: areaParameter,
    OUTPUT: output,
    OUTFMT: choice('Output format', { values: ['*CHAR', '*HEX'], default: '*CHAR' }),
  },
  async run({ DTAARA, OUTFMT }, context) {
    const { dataAreas, job } = context;
    const { name, substring } = areaOf(DTAARA);
    const { type, length, decimals, value, object } = await dataAreas.read(job, name, substring);
    const shown = report(context, 'Data area')
      .field('Data area', object?.name ?? name.name)
      .field('Library', object?.library ?? '')
      .field('Type', type)
      .field('Length', type === '*DEC' ? `${length} ${decimals}` : length)
      .field('Text', object?.text ?? '')
      .line();
    if (value.type !== '*CHAR') shown.field('Value', shownValue(value, job));
    else
      for (const line of OUTFMT === '*HEX' ? hexadecimal(value.bytes) : text(shownValue(value, job))) shown.line(line);
    await print(context, 'QPDSPDTA', 'DSPDTAARA', shown);
  },
});

/** Lines of 50 characters, each after the position of its first one. */
function text(characters: string): string[] {
  return pieces(characters, 50).map((piece, index) => `${String(index * 50 + 1).padStart(6)}  '${piece}'`);
}

/** Lines of 32 bytes. */
function hexadecimal(bytes: Buffer): string[] {
  const digits = bytes.toString('hex').toUpperCase();
  return pieces(digits, 64).map((piece, index) => `${String(index * 32 + 1).padStart(6)}  ${piece}`);
}

function pieces(whole: string, length: number): string[] {
  return Array.from({ length: Math.ceil(whole.length / length) }, (_, index) =>
    whole.slice(index * length, (index + 1) * length),
  );
}
