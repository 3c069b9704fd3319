import { type Client, type ConnectionRooms, SqlConnection, techniques } from './connection.ts';
import type { Handler } from './handler.ts';
import { optionalText, RequestError } from './request.ts';

/** Starts a job for the client, in place of the one that it has. */
export function connect(rooms: ConnectionRooms, client: Client): Handler {
  return async (request, exchange) => {
    const technique = (optionalText(request, 'technique') ?? 'cli').toLowerCase();
    if (!Object.hasOwn(techniques, technique)) throw new RequestError('Invalid connection technique specified');
    const props = optionalText(request, 'props') ?? '';
    const application = optionalText(request, 'application');
    let job = '';
    await exchange.replace(async () => {
      const connection = await SqlConnection.start(
        rooms,
        client,
        technique as keyof typeof techniques,
        props,
        application,
      );
      job = connection.name;
      return connection;
    });
    return { job };
  };
}
