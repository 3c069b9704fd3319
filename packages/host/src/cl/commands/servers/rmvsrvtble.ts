import { command } from '../../definition/command.ts';
import { entryParts, entryToChange, failure } from './service-table.ts';

export const RMVSRVTBLE = command({
  name: 'RMVSRVTBLE',
  text: 'Take the port of a service away',
  positional: 3,
  parameters: { ...entryParts },
  async run({ SERVICE, PORT }, context) {
    const { service, door, kind, port } = await entryToChange(context, SERVICE);
    if (port !== PORT) throw failure(context, `Service ${service} does not have port ${PORT}`);
    await context.services.move(door.name, kind, undefined);
  },
});
