import { choice, elements, name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';

export const DLTUSRPRF = command({
  name: 'DLTUSRPRF',
  text: 'Delete a user profile',
  publicAuthority: '*EXCLUDE',
  parameters: {
    USRPRF: name('User profile', { required: true }),
    OWNOBJOPT: elements(
      'Objects that it owns',
      {
        option: choice('What to do', { values: ['*NODLT', '*DLT', '*CHGOWN'], required: true }),
        newOwner: name('New owner', {}),
      },
      { default: '*NODLT' },
    ),
  },
  async run({ USRPRF, OWNOBJOPT: { option, newOwner } }, { profiles, job, refuse, complete }) {
    if ((option === '*CHGOWN') !== (newOwner !== undefined)) throw refuse({ id: 'CPD0072', values: ['OWNOBJOPT'] });
    await profiles.delete(job, USRPRF, option === '*CHGOWN' ? { newOwner: newOwner as string } : option);
    complete('CPC2191', [USRPRF, 'QSYS', '*USRPRF']);
  },
});
