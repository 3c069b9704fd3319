import { UsageError } from '../../command.ts';
import { type AccessFunction, serversOf } from '../access-functions.ts';
import { serverNamed, type WellKnownServer } from '../servers.ts';
import type { Network } from './network.ts';

/** A TCP port to open. */
export interface Opening {
  readonly port: number;
  readonly server: WellKnownServer;
  readonly tls: boolean;
  /** Names of the functions that need it. */
  readonly functions: readonly string[];
}

/** What every format is made from. */
export interface Rules {
  readonly openings: readonly Opening[];
  readonly networks: readonly Network[];
}

/**
 * The ports of the functions, in the order of the ports. The port mapper, which knows no TLS, goes with every host server.
 * Throws UsageError where TLS is asked for and a server has none: opening its plain port instead would be a surprise.
 */
export function openingsOf(functions: readonly AccessFunction[], tls: boolean, offset: number): readonly Opening[] {
  const needed = serversOf(functions).map(serverNamed);
  const without = tls ? needed.filter(({ tlsPort }) => tlsPort === undefined) : [];
  if (without.length > 0) {
    const affected = functions.filter(one => one.servers.some(name => without.some(server => server.name === name)));
    throw new UsageError(
      `--tls: ${without.map(({ title }) => title).join(', ')} has no TLS port; leave out ${affected.map(({ name }) => name).join(', ')}`,
    );
  }
  const users = (server: WellKnownServer) =>
    functions.filter(one => one.servers.some(name => name === server.name)).map(({ name }) => name);
  const openings = needed.map(server => {
    const overTls = tls || server.port === undefined;
    return { port: portOf(server, overTls, offset), server, tls: overTls, functions: users(server) };
  });
  const mapped = functions.filter(one => one.servers.some(name => serverNamed(name).protocol === 'host-server'));
  if (mapped.length > 0) {
    const server = serverNamed('port-mapper');
    openings.push({
      port: portOf(server, false, offset),
      server,
      tls: false,
      functions: mapped.map(({ name }) => name),
    });
  }
  return openings.sort((one, other) => one.port - other.port);
}

function portOf(server: WellKnownServer, tls: boolean, offset: number): number {
  return ((tls ? server.tlsPort : server.port) as number) + offset;
}
