import { command } from '../../definition/command.ts';
import { doorsOf, eachDoor } from './doors.ts';
import { tcpServers } from './tcp-servers.ts';

export const ENDTCPSVR = command({
  name: 'ENDTCPSVR',
  text: 'End TCP/IP servers with their connections',
  positional: 1,
  publicAuthority: '*EXCLUDE',
  parameters: {
    SERVER: tcpServers,
  },
  async run({ SERVER }, context) {
    const { services, messages } = context;
    const wanted = doorsOf(context, 'STRTCPSVR', SERVER);
    const failed = await eachDoor(context, wanted, ({ name }) => services.stop(name, { connections: 'end' }));
    if (failed) throw messages.escape('CPF9899');
  },
});
