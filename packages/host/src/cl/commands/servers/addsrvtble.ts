import { BigironError } from '@bigiron/wire/errors';
import { command } from '../../definition/command.ts';
import { entries, entryParts, entryToChange, failure } from './service-table.ts';

export const ADDSRVTBLE = command({
  name: 'ADDSRVTBLE',
  text: 'Give a service its port',
  positional: 3,
  parameters: { ...entryParts },
  async run({ SERVICE, PORT }, context) {
    const { service, door, kind, port } = await entryToChange(context, SERVICE);
    if (port === PORT) throw failure(context, `Service ${service} has port ${PORT} already`);
    if (port !== undefined) throw failure(context, `Service ${service} has port ${port}; remove that entry first`);
    const other = entries(context).find(entry => entry.port === PORT);
    if (other !== undefined) throw failure(context, `Port ${PORT} is that of service ${other.service}`);
    try {
      await context.services.move(door.name, kind, PORT);
    } catch (error) {
      throw error instanceof BigironError ? failure(context, error.message) : error;
    }
  },
});
