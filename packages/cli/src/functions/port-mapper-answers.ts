import { decodeReply, encodeQuestion, portMapperPort, replySize } from '@bigiron/wire/hostserver/portmapper';
import { concurrently } from './probe/concurrently.ts';
import { DialError, dial } from './probe/conversation.ts';
import { portOf, servers, serviceOf } from './servers.ts';
import { isThisMachine, movedUp } from './this-machine.ts';

/** What a port mapper said. */
export interface PortMapperAnswers {
  readonly port: number;
  /** Milliseconds that its first answer took. */
  readonly time: number;
  /** Ports by service name; a name that is not here is not known to it. */
  readonly ports: ReadonlyMap<string, number>;
}

export interface PortMapperFailure {
  readonly port: number;
  readonly failure: DialError['failure'] | 'no-port-mapper';
  readonly reason: string;
}

export interface PortMapperPlace {
  readonly host: string;
  /** undefined: 449, and on this machine also where an ordinary user's host listens. */
  readonly port: number | undefined;
  readonly offset: number;
  /** Milliseconds per question. */
  readonly timeout: number;
}

/** Questions under way at the same time. */
const atOnce = 8;

/** Asks a host's port mapper for every well-known server. */
export async function askForAll(place: PortMapperPlace): Promise<PortMapperAnswers | PortMapperFailure> {
  let failed: PortMapperFailure | undefined;
  for (const port of await candidates(place)) {
    const first = await ask(place, port, 'as-signon');
    if ('time' in first) return { port, time: first.time, ports: await theRest(place, port, first.port) };
    failed ??= first;
  }
  return failed as PortMapperFailure;
}

async function candidates({ host, port, offset }: PortMapperPlace): Promise<readonly number[]> {
  if (port !== undefined) return [port];
  const usual = portMapperPort + offset;
  const moved = (await isThisMachine(host)) ? movedUp(usual) : undefined;
  return moved === undefined ? [usual] : [usual, moved];
}

async function theRest(place: PortMapperPlace, port: number, signon: number | undefined) {
  const names = servers.flatMap(server =>
    [false, true].filter(tls => portOf(server, tls) !== undefined).map(tls => serviceOf(server, tls)),
  );
  const others = [...new Set(names)].filter(name => name !== 'as-signon' && name !== 'as-svrmap');
  const answers = await concurrently(atOnce, others, name => ask(place, port, name));
  const ports = new Map<string, number>([['as-svrmap', port]]);
  if (signon !== undefined) ports.set('as-signon', signon);
  for (const [index, answer] of answers.entries())
    if ('time' in answer && answer.port !== undefined) ports.set(others[index] as string, answer.port);
  return ports;
}

async function ask(
  { host, timeout }: PortMapperPlace,
  port: number,
  name: string,
): Promise<{ port: number | undefined; time: number } | PortMapperFailure> {
  const started = performance.now();
  try {
    const conversation = await dial({ host, port, tls: false, timeout });
    try {
      conversation.send(encodeQuestion(name));
      const { bytes } = await conversation.receive(got => got.length >= replySize);
      if (bytes.length === replySize) return { port: decodeReply(bytes), time: performance.now() - started };
      return { port, failure: 'no-port-mapper', reason: `what listens on ${port} does not answer as a port mapper` };
    } finally {
      conversation.close();
    }
  } catch (error) {
    if (!(error instanceof DialError)) throw error;
    return { port, failure: error.failure, reason: error.message };
  }
}
