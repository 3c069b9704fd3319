import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type Fault, faulted } from './channels.ts';

/**
 * Prints errors in this software that ended a request or a connection: the client learns only that it failed, and the next request
 * is served as if nothing had been. The returned function ends it.
 */
export function reportFaults(print: (text: string) => void): () => void {
  const report = (message: unknown) => {
    const { connection, error } = message as Fault;
    const where = connection === undefined ? '' : ` in ${connection.door} #${connection.id}`;
    print(`fault${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  };
  subscribe(faulted.name, report);
  return () => void unsubscribe(faulted.name, report);
}
