import { name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { setCurrentLibrary } from './current-library.ts';

export const CHGCURLIB = command({
  name: 'CHGCURLIB',
  text: 'Change the current library',
  parameters: {
    CURLIB: name('Current library', { special: ['*CRTDFT'], required: true }),
  },
  run: ({ CURLIB }, context) => setCurrentLibrary(context, CURLIB),
});
