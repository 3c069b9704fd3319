import { choice, description, integer, name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { authorityOf, createAuthority, publicAuthority } from '../public-authority.ts';

export const CRTLIB = command({
  name: 'CRTLIB',
  text: 'Create a library',
  positional: 3,
  parameters: {
    LIB: name('Library', { required: true }),
    TYPE: choice('Library type', { values: { '*PROD': 'PROD', '*TEST': 'TEST' }, default: '*PROD' }),
    TEXT: description(),
    AUT: publicAuthority,
    ASP: integer('Auxiliary storage pool', { type: '*INT2', range: [1, 1], default: '1' }),
    ASPDEV: choice('ASP device', { values: ['*ASP', '*SYSTEM'], default: '*ASP' }),
    CRTAUT: createAuthority,
    CRTOBJAUD: choice('Auditing of new objects', { values: ['*SYSVAL', '*NONE'], default: '*SYSVAL' }),
  },
  async run({ LIB, TYPE, TEXT, AUT, CRTAUT }, { libraries, job, complete }) {
    await libraries.create(job, LIB, {
      attribute: TYPE,
      text: TEXT,
      authority: authorityOf(AUT),
      createAuthority: CRTAUT,
    });
    complete('CPC2102', [LIB]);
  },
});
