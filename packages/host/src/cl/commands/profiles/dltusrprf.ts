import { choice, elements, name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import type { CommandContext } from '../../run/context.ts';

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
  async run({ USRPRF, OWNOBJOPT: { option, newOwner } }, context) {
    const { profiles, job, refuse, complete } = context;
    if ((option === '*CHGOWN') !== (newOwner !== undefined)) throw refuse({ id: 'CPD0072', values: ['OWNOBJOPT'] });
    const queue = await ownMessageQueue(context, USRPRF);
    if (option === '*NODLT' && queue === 'only') await deleteMessageQueue(context, USRPRF);
    await profiles.delete(job, USRPRF, option === '*CHGOWN' ? { newOwner: newOwner as string } : option);
    if (option === '*CHGOWN' && queue !== 'none') await deleteMessageQueue(context, USRPRF);
    complete('CPC2191', [USRPRF, 'QSYS', '*USRPRF']);
  },
});

/** The user's message queue goes with the profile. Whether there is one that he owns, and whether it is all that keeps him. */
async function ownMessageQueue(
  { profiles, objects, job }: CommandContext,
  user: string,
): Promise<'none' | 'only' | 'among others'> {
  const { usage } = await profiles.describe(job, user);
  const [queue] = await objects.list(job, { name: user, library: 'QUSRSYS' }, '*MSGQ');
  if (queue?.owner !== user) return 'none';
  return usage.ownedObjects === 1 && !usage.isGroup ? 'only' : 'among others';
}

async function deleteMessageQueue({ messageQueues, job }: CommandContext, user: string): Promise<void> {
  await messageQueues.delete(job, { name: user, library: 'QUSRSYS' });
}
