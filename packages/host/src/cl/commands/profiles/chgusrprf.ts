import { defaultSpecialAuthorities } from '../../../system/profiles/user-class.ts';
import { character, name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { orSame } from '../same.ts';
import { profileParameters } from './profile-parameters.ts';
import { profileParts } from './profile-parts.ts';

export const CHGUSRPRF = command({
  name: 'CHGUSRPRF',
  text: 'Change a user profile',
  positional: 3,
  publicAuthority: '*EXCLUDE',
  parameters: {
    USRPRF: name('User profile', { required: true }),
    PASSWORD: character('User password', {
      length: 128,

      secret: true,
      special: { '*SAME': undefined, '*NONE': '*NONE' },
      default: '*SAME',
    }),
    ...orSame(profileParts),
  },
  async run({ USRPRF, PASSWORD, PWDEXP, ...written }, { profiles, values, job, complete }) {
    const { userClass } = await profiles.require(USRPRF);
    const ofClass = () => defaultSpecialAuthorities(written.USRCLS ?? userClass, values.get('QSECURITY'));
    await profiles.change(job, USRPRF, {
      ...profileParameters(USRPRF, written),
      ...(written.SPCAUT === '*USRCLS' ? { specialAuthorities: ofClass() } : {}),
      ...(PASSWORD === undefined ? {} : { password: PASSWORD === '*NONE' ? PASSWORD : { text: PASSWORD } }),
      ...(PWDEXP === undefined ? {} : { passwordExpired: PWDEXP }),
    });
    complete('CPC2205', [USRPRF]);
  },
});
