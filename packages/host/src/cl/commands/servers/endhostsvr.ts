import { choice, list } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { doorsOf, eachDoor } from './doors.ts';
import { hostServers } from './host-servers.ts';

const connected = ['*CENTRAL', '*DATABASE', '*DTAQ', '*FILE', '*NETPRT', '*RMTCMD', '*SIGNON'] as const;

export const ENDHOSTSVR = command({
  name: 'ENDHOSTSVR',
  text: 'End host servers',
  positional: 2,
  publicAuthority: '*EXCLUDE',
  parameters: {
    SERVER: hostServers,
    ENDACTCNN: list(choice('Active connections to end', { values: connected, required: true }), {
      maximum: 7,
      single: { '*NONE': [] as readonly string[], '*ALL': connected as readonly string[] },
      default: '*NONE',
    }),
  },
  async run({ SERVER, ENDACTCNN }, context) {
    const { services, messages } = context;
    const wanted = doorsOf(context, 'STRHOSTSVR', SERVER);
    const ending: readonly string[] = ENDACTCNN;
    const failed = await eachDoor(context, wanted, ({ name, server }) =>
      services.stop(name, { connections: ending.includes(server.value) ? 'end' : 'keep' }),
    );
    if (failed) throw messages.escape('PWS300D');
  },
});
