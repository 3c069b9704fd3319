import { list, name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { setCurrentLibrary } from './current-library.ts';
import { mostLibraries, setUserPart } from './user-part.ts';

export const CHGLIBL = command({
  name: 'CHGLIBL',
  text: 'Change the library list',
  positional: 2,
  parameters: {
    LIBL: list(name('Libraries', {}), {
      maximum: mostLibraries,
      single: { '*SAME': undefined, '*NONE': [] as readonly string[] },
      default: '*SAME',
    }),
    CURLIB: name('Current library', { special: { '*SAME': undefined, '*CRTDFT': '*CRTDFT' }, default: '*SAME' }),
  },
  async run({ LIBL, CURLIB }, context) {
    const { messages, diagnose, complete } = context;
    const twice = LIBL?.find((library, index) => LIBL.indexOf(library) !== index);
    if (twice !== undefined) {
      diagnose('CPF2103', [twice]);
      throw messages.escape('CPF2184');
    }
    if (CURLIB !== undefined) await setCurrentLibrary(context, CURLIB);
    if (LIBL !== undefined) await setUserPart(context, LIBL);
    complete('CPC2101');
  },
});
