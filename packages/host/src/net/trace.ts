import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ConnectionClosed, ConnectionOpened, FramePassed } from './channels.ts';
import { connectionClosed, connectionOpened, framePassed } from './channels.ts';
import type { Connection } from './connection.ts';

/**
 * Prints what passes through the doors in `doors` (names, or `*` for all): one line per connection event and per message, field
 * by field. Secrets are not shown: the message tables hide them. The returned function ends it.
 */
export function trace(doors: readonly string[], print: (line: string) => void): () => void {
  const wanted = (connection: Connection) => doors.includes('*') || doors.includes(connection.door);

  const opened = (message: unknown) => {
    const { connection } = message as ConnectionOpened;
    if (!wanted(connection)) return;
    const { remoteAddress, remotePort, localPort, secure } = connection;
    print(`${label(connection)} open ${remoteAddress}:${remotePort} on port ${localPort}${secure ? ' with TLS' : ''}`);
  };
  const passed = (message: unknown) => {
    const { connection, direction, length, text } = message as FramePassed;
    if (!wanted(connection)) return;
    print(`${label(connection)} ${direction === 'in' ? '<-' : '->'} ${length} bytes ${text()}`);
  };
  const closed = (message: unknown) => {
    const { connection, reason, bytesIn, bytesOut } = message as ConnectionClosed;
    if (!wanted(connection)) return;
    const why = reason === undefined ? '' : `: ${reason.message}`;
    print(`${label(connection)} close, ${bytesIn} bytes in, ${bytesOut} bytes out${why}`);
  };

  subscribe(connectionOpened.name, opened);
  subscribe(framePassed.name, passed);
  subscribe(connectionClosed.name, closed);
  return () => {
    unsubscribe(connectionOpened.name, opened);
    unsubscribe(framePassed.name, passed);
    unsubscribe(connectionClosed.name, closed);
  };
}

function label({ door, id }: Connection): string {
  return `${door} #${id}`;
}
