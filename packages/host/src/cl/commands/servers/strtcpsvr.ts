import { command } from '../../definition/command.ts';
import { doorsOf, eachDoor } from './doors.ts';
import { tcpServers } from './tcp-servers.ts';

export const STRTCPSVR = command({
  name: 'STRTCPSVR',
  text: 'Start TCP/IP servers',
  positional: 1,
  publicAuthority: '*EXCLUDE',
  parameters: {
    SERVER: tcpServers,
  },
  async run({ SERVER }, context) {
    const { services, messages } = context;
    const wanted = doorsOf(context, 'STRTCPSVR', SERVER);
    const failed = await eachDoor(context, wanted, ({ name }) => services.start(name));
    if (failed) throw messages.escape('CPF9899');
  },
});
