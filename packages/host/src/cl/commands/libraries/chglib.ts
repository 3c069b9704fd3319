import { choice, description, name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { createAuthority } from '../public-authority.ts';
import { orSame } from '../same.ts';

export const CHGLIB = command({
  name: 'CHGLIB',
  text: 'Change a library',
  positional: 3,
  parameters: {
    LIB: name('Library', { special: ['*CURLIB'], required: true }),
    ...orSame({
      TYPE: choice('Library type', { values: { '*PROD': 'PROD', '*TEST': 'TEST' }, required: true }),
      TEXT: description(),
      CRTAUT: createAuthority,
      CRTOBJAUD: choice('Auditing of new objects', { values: ['*SYSVAL', '*NONE'], required: true }),
    }),
  },
  async run({ LIB, TYPE, TEXT, CRTAUT }, { libraries, job, complete }) {
    const library = LIB === '*CURLIB' ? (job.libraries.current ?? 'QGPL') : LIB;
    await libraries.change(job, library, {
      ...(TYPE === undefined ? {} : { attribute: TYPE }),
      ...(TEXT === undefined ? {} : { text: TEXT }),
      ...(CRTAUT === undefined ? {} : { createAuthority: CRTAUT }),
    });
    complete('CPC2103', [library, 'QSYS', '*LIB']);
  },
});
