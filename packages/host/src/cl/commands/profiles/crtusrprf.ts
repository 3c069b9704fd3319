import { character, name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { profileParameters } from './profile-parameters.ts';
import { profileAuthority, profileParts } from './profile-parts.ts';

export const CRTUSRPRF = command({
  name: 'CRTUSRPRF',
  text: 'Create a user profile',
  positional: 3,
  publicAuthority: '*EXCLUDE',
  parameters: {
    USRPRF: name('User profile', { required: true }),
    PASSWORD: character('User password', {
      length: 128,

      secret: true,
      special: ['*NONE', '*USRPRF'],
      default: '*NONE',
    }),
    ...profileParts,
    AUT: profileAuthority,
  },
  async run({ USRPRF, PASSWORD, PWDEXP, AUT, ...written }, { profiles, job, complete }) {
    await profiles.create(job, {
      name: USRPRF,
      password: PASSWORD === '*NONE' ? PASSWORD : { text: PASSWORD === '*USRPRF' ? USRPRF : PASSWORD },
      passwordExpired: PWDEXP,
      authority: AUT,
      ...profileParameters(USRPRF, written),
    });
    complete('CPC2204', [USRPRF]);
  },
});
