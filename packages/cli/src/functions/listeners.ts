import { doorPort, localHost } from './local-host.ts';
import { askForAll } from './port-mapper-answers.ts';
import { concurrently } from './probe/concurrently.ts';
import { type Finding, identify } from './probe/identify.ts';
import type { Probing } from './probing-options.ts';
import { portOf, servers, serviceOf, type WellKnownServer } from './servers.ts';
import { isThisMachine, movedUp } from './this-machine.ts';

/** A port that was looked at, the server that is expected there, and what was found. */
export interface Listener {
  readonly port: number;
  readonly server: WellKnownServer;
  readonly tls: boolean;
  /** The port mapper, or the host's own description, names the port. */
  readonly named: boolean;
  readonly finding: Finding;
}

/** Ports that are looked at at the same time. */
const atOnce = 8;

/** Looks at every well-known port of a host, and at those that its port mapper names elsewhere. In the order of the ports. */
export async function listeners(host: string, probing: Probing): Promise<readonly Listener[]> {
  const places = await placesToLook(host, probing);
  const found = await concurrently(atOnce, places, async place => {
    const { port, server, tls } = place;
    const finding = await identify({ host, port, timeout: probing.timeout }, server, tls);
    return { ...place, finding };
  });
  return found.sort((one, other) => one.port - other.port);
}

async function placesToLook(host: string, probing: Probing): Promise<readonly Omit<Listener, 'finding'>[]> {
  const { data, offset, portMapper, timeout } = probing;
  const local = data === undefined ? undefined : await localHost(data);
  const mapper = await askForAll({
    host,
    port: portMapper ?? (local && doorPort(local, 'port-mapper', false)),
    offset,
    timeout,
  });
  const here = await isThisMachine(host);
  const places = new Map<number, Omit<Listener, 'finding'>>();
  for (const named of [true, false])
    for (const server of servers as readonly WellKnownServer[])
      for (const tls of [false, true]) {
        const usual = portOf(server, tls);
        if (usual === undefined) continue;
        const ports = named
          ? [
              local && doorPort(local, server.name, tls),
              'ports' in mapper ? mapper.ports.get(serviceOf(server, tls)) : undefined,
            ]
          : [usual + offset, here ? movedUp(usual + offset) : undefined];
        for (const port of ports)
          if (port !== undefined && port <= 65_535 && !places.has(port)) places.set(port, { port, server, tls, named });
      }
  return [...places.values()];
}
