import { refusalMessage } from '../../../system/profiles/refusals.ts';
import { character } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';

/** On IBM i the command has no parameters: it shows a display. Until there is one, both passwords are parameters. */
export const CHGPWD = command({
  name: 'CHGPWD',
  text: 'Change the own password',
  parameters: {
    CURPWD: character('Current password', { length: 128, secret: true, required: true }),
    NEWPWD: character('New password', { length: 128, secret: true, required: true }),
  },
  async run({ CURPWD, NEWPWD }, { authentication, values, messages, job, complete }) {
    const user = job.profile.name;
    const result = await authentication.changePassword(
      user,
      { kind: 'clear', oldPassword: CURPWD, newPassword: NEWPWD },
      { door: 'command', address: '' },
    );
    if (!result.ok) {
      const [id, ...replacements] = refusalMessage(result.reason, user, values);
      throw messages.escape(id, replacements);
    }
    complete('CPC2214', [user]);
  },
});
