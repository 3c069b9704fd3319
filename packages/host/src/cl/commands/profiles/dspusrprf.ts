import type { Report } from '../../../spool/report.ts';
import { timestamp } from '../../../spool/report.ts';
import type { Profile, ProfileUsage } from '../../../system/profiles/profile.ts';
import { choice, name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { output, print, report } from '../output.ts';

export const DSPUSRPRF = command({
  name: 'DSPUSRPRF',
  text: 'Show a user profile',
  positional: 3,
  parameters: {
    USRPRF: name('User profile', { required: true }),
    TYPE: choice('What to show', { values: ['*BASIC', '*GRPMBR', '*OBJOWN'], default: '*BASIC' }),
    OUTPUT: output,
  },
  async run({ USRPRF, TYPE }, context) {
    const { profiles, objects, job } = context;
    const { profile, usage } = await profiles.describe(job, USRPRF);
    const shown = report(context, 'User profile')
      .field('User profile', profile.name)
      .field('Text', profile.text)
      .line();
    if (TYPE === '*BASIC') basic(shown, profile, usage);
    else if (TYPE === '*GRPMBR') {
      const members = await profiles.members(profile.name);
      shown.table(
        [{ heading: 'Member', width: 10 }],
        members.map(member => [member]),
      );
    } else {
      const owned = await objects.list(job, { name: '*ALL', library: '*ALL' });
      shown.table(
        [
          { heading: 'Object', width: 10 },
          { heading: 'Library', width: 10 },
          { heading: 'Type', width: 10 },
          { heading: 'Text', width: 50 },
        ],
        owned
          .filter(({ owner }) => owner === profile.name)
          .map(({ name, library, type, text }) => [name, library, type, text]),
      );
    }
    await print(context, 'QPUSRPRF', 'DSPUSRPRF', shown);
  },
});

function basic(shown: Report, profile: Profile, usage: ProfileUsage): void {
  const when = (time: number | undefined) => (time === undefined ? '' : timestamp(time));
  const qualified = (name: string | { readonly name: string; readonly library: string }) =>
    typeof name === 'string' ? name : `${name.library}/${name.name}`;
  shown
    .field('Previous sign-on', when(usage.previousSignOn))
    .field('Sign-on attempts not valid', usage.invalidAttempts)
    .field('Status', profile.status)
    .field('Password changed', when(usage.passwordChanged))
    .field('No password', usage.hasPassword ? '*NO' : '*YES')
    .field('Password expiration interval', profile.passwordExpirationInterval)
    .field('Password expires', when(usage.passwordExpires))
    .field('Password set to expired', usage.passwordSetExpired ? '*YES' : '*NO')
    .field('User class', profile.userClass)
    .field('Special authority', [...profile.specialAuthorities].join(' ') || '*NONE')
    .field('Group profile', profile.groupProfile)
    .field('Supplemental groups', profile.supplementalGroups.join(' ') || '*NONE')
    .field('Owner of new objects', profile.owner)
    .field('Group authority', profile.groupAuthority)
    .field('Group authority type', profile.groupAuthorityType)
    .field('Is a group', usage.isGroup ? '*YES' : '*NO')
    .field('Objects owned', usage.ownedObjects)
    .field('Limit capabilities', profile.limitedCapabilities)
    .field('Current library', profile.currentLibrary)
    .field('Initial program', qualified(profile.initialProgram))
    .field('Initial menu', qualified(profile.initialMenu))
    .field('Assistance level', profile.assistanceLevel)
    .field('Special environment', profile.specialEnvironment)
    .field('Show sign-on information', profile.displaySignOnInformation)
    .field('Limit device sessions', profile.limitDeviceSessions)
    .field('Keyboard buffering', profile.keyboardBuffering)
    .field('Maximum storage, KB', profile.maximumStorage)
    .field('Highest schedule priority', profile.priorityLimit)
    .field('Job description', qualified(profile.jobDescription))
    .field('Accounting code', profile.accountingCode)
    .field('Message queue', qualified(profile.messageQueue))
    .field('Delivery', profile.delivery)
    .field('Severity code filter', profile.severity)
    .field('Print device', profile.printDevice)
    .field('Output queue', qualified(profile.outputQueue))
    .field('Attention program', qualified(profile.attentionProgram))
    .field('Sort sequence', qualified(profile.sortSequence))
    .field('Language ID', profile.languageId)
    .field('Country or region ID', profile.countryId)
    .field('Coded character set ID', profile.ccsid)
    .field('Locale', profile.locale)
    .field('User options', profile.userOptions.join(' ') || '*NONE')
    .field('Home directory', profile.homeDirectory);
}
