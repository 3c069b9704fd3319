import { choice } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { doorsOf, eachDoor } from './doors.ts';
import { hostServers } from './host-servers.ts';

export const STRHOSTSVR = command({
  name: 'STRHOSTSVR',
  text: 'Start host servers',
  positional: 2,
  publicAuthority: '*EXCLUDE',
  parameters: {
    SERVER: hostServers,
    RQDPCL: choice('Required protocol', { values: ['*ANY', '*TCP', '*NONE'], default: '*ANY' }),
  },
  async run({ SERVER }, context) {
    const { services, messages } = context;
    const wanted = doorsOf(context, 'STRHOSTSVR', SERVER);
    const failed = await eachDoor(context, wanted, ({ name }) => services.start(name));
    if (failed) throw messages.escape('PWS3006');
  },
});
