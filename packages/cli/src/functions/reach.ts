import type { AccessFunction } from './access-functions.ts';
import { accessFunctions, serversOf } from './access-functions.ts';
import { doorPort, localHost } from './local-host.ts';
import { askForAll, type PortMapperAnswers, type PortMapperFailure } from './port-mapper-answers.ts';
import { concurrently } from './probe/concurrently.ts';
import { protocols } from './probe/protocols/index.ts';
import { type Answer, speak } from './probe/speak.ts';
import type { Probing } from './probing-options.ts';
import { portOf, serverNamed, serviceOf, type WellKnownServer, type WellKnownServerName } from './servers.ts';
import { isThisMachine, movedUp } from './this-machine.ts';

/** One server, plain or over TLS: where it was looked for and what came of it. */
export interface Reach {
  readonly port: number | undefined;
  /** `unnamed`: the port mapper does not know the server, and nothing else says where it is. */
  readonly answer: Answer | { readonly kind: 'unnamed' };
}

export interface ServerReach {
  readonly server: WellKnownServer;
  /** undefined: the server has no such port. */
  readonly plain: Reach | undefined;
  readonly tls: Reach | undefined;
}

export interface HostReach {
  readonly portMapper: PortMapperAnswers | PortMapperFailure;
  readonly functions: readonly AccessFunction[];
  readonly servers: ReadonlyMap<WellKnownServerName, ServerReach>;
}

export interface ReachQuestions extends Probing {
  readonly host: string;
  /** undefined: those whose servers the host names. */
  readonly functions: readonly AccessFunction[] | undefined;
  readonly ca: Buffer | undefined;
}

/** Servers that are spoken to at the same time. */
const atOnce = 8;

/** Speaks to every server that the functions need. */
export async function reach(questions: ReachQuestions): Promise<HostReach> {
  const { host, data, offset, timeout } = questions;
  const local = data === undefined ? undefined : await localHost(data);
  const portMapper = await askForAll({
    host,
    port: questions.portMapper ?? (local && doorPort(local, 'port-mapper', false)),
    offset,
    timeout,
  });
  const named = (server: WellKnownServer, tls: boolean) =>
    (local && doorPort(local, server.name, tls)) ??
    ('ports' in portMapper ? portMapper.ports.get(serviceOf(server, tls)) : undefined);
  const functions = questions.functions ?? accessFunctions.filter(one => isNamed(one, named));
  const here = await isThisMachine(host);
  const names = serversOf(functions);
  const reached = await concurrently(atOnce, names, async name => {
    const server = serverNamed(name);
    const one = async (tls: boolean): Promise<Reach | undefined> => {
      const usual = portOf(server, tls);
      if (usual === undefined) return undefined;
      const port = named(server, tls);
      if (port !== undefined) return { port, answer: await ask(questions, server, port, tls) };
      // A port mapper that answers knows every host server that runs; other servers need not be in its table.
      if ('ports' in portMapper && server.protocol === 'host-server') return { port, answer: { kind: 'unnamed' } };
      return usually(questions, server, usual + offset, tls, here);
    };
    const [plain, tls] = await Promise.all([one(false), one(true)]);
    return [name, { server, plain, tls }] as const;
  });
  return { portMapper, functions, servers: new Map(reached) };
}

function isNamed({ servers }: AccessFunction, named: (server: WellKnownServer, tls: boolean) => number | undefined) {
  return servers.every(name => [false, true].some(tls => named(serverNamed(name), tls) !== undefined));
}

/** At the well-known port, and on this machine where a host without the right to that port would listen. */
async function usually(questions: ReachQuestions, server: WellKnownServer, port: number, tls: boolean, here: boolean) {
  const answer = await ask(questions, server, port, tls);
  const moved = here ? movedUp(port) : undefined;
  if (answer.kind !== 'failed' || moved === undefined) return { port, answer };
  const second = await ask(questions, server, moved, tls);
  return second.kind === 'answered' ? { port: moved, answer: second } : { port, answer };
}

function ask({ host, timeout, ca }: ReachQuestions, server: WellKnownServer, port: number, tls: boolean) {
  const protocol = protocols.find(one => one.name === server.protocol);
  return speak({ host, port, tls, ca, timeout }, protocol, server.serverId);
}
