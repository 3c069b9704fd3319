import { EscapeError } from '../../../system/messages/message.ts';
import { character, name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import type { CommandContext } from '../../run/context.ts';
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
  async run({ USRPRF, PASSWORD, PWDEXP, AUT, ...written }, context) {
    const { profiles, job, complete } = context;
    await profiles.create(job, {
      name: USRPRF,
      password: PASSWORD === '*NONE' ? PASSWORD : { text: PASSWORD === '*USRPRF' ? USRPRF : PASSWORD },
      passwordExpired: PWDEXP,
      authority: AUT,
      ...profileParameters(USRPRF, written),
    });
    if (written.MSGQ === '*USRPRF') await createMessageQueue(context, USRPRF);
    complete('CPC2204', [USRPRF]);
  },
});

/** Every user has a message queue of his own in QUSRSYS, unless he is given another one. */
async function createMessageQueue(context: CommandContext, user: string): Promise<void> {
  const { messageQueues, objectAuthority, job } = context;
  const queue = { name: user, library: 'QUSRSYS' };
  try {
    await messageQueues.create(job, { ...queue, text: `Messages of ${user}` });
    await objectAuthority.changeOwner(job, queue, '*MSGQ', user, '*REVOKE');
  } catch (error) {
    // One that is there already is used.
    if (!(error instanceof EscapeError) || error.escape.id !== 'CPF9870') throw error;
  }
}
