import { command } from '../../definition/command.ts';
import { output, print, report } from '../output.ts';
import { entries } from './service-table.ts';

export const DSPSRVTBLE = command({
  name: 'DSPSRVTBLE',
  text: 'Show the ports of services',
  parameters: {
    OUTPUT: output,
  },
  async run(_values, context) {
    const shown = report(context, 'Service table').table(
      [
        { heading: 'Service', width: 32 },
        { heading: 'Port', width: 5, align: 'right' },
        { heading: 'Protocol', width: 8 },
        { heading: 'Status', width: 9 },
        { heading: 'Server', width: 10 },
        { heading: 'Text', width: 50 },
      ],
      entries(context).map(({ service, door, port }) => [
        service,
        port ?? '',
        'tcp',
        door.active && port !== undefined ? '*ACTIVE' : '*INACTIVE',
        door.server.value,
        door.title,
      ]),
    );
    await print(context, 'QPRTSRVT', 'DSPSRVTBLE', shown);
  },
});
