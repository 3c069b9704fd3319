import type { PortMapperFailure } from './port-mapper-answers.ts';
import type { Reach } from './reach.ts';
import { serviceOf, type WellKnownServer } from './servers.ts';

/** Whether a server can be used this way. Over TLS the certificate must be trusted, as every client demands. */
export function works(reach: Reach | undefined): boolean {
  return reach?.answer.kind === 'answered' && reach.answer.distrust === undefined;
}

/** What is wrong with a server, and what to do next; undefined when nothing is. */
export function advice(server: WellKnownServer, { port, answer }: Reach, tls: boolean): string | undefined {
  const start = server.start === undefined ? 'start it' : `start it with ${server.start}`;
  switch (answer.kind) {
    case 'unnamed':
      return tls
        ? `the port mapper does not know ${serviceOf(server, tls)}: give the server a certificate, or ${start}`
        : `the port mapper does not know ${serviceOf(server, tls)}: ${start}`;
    case 'silent':
      return `something listens on ${port}, but does not answer as ${server.title} does: see what it is with bigiron ports`;
    case 'answered':
      return answer.distrust === undefined
        ? undefined
        : `the certificate is not trusted (${answer.distrust}): give its authority with --tls-ca FILE`;
    case 'failed':
      return afterFailure(server, port, answer, start);
  }
}

function afterFailure(
  server: WellKnownServer,
  port: number | undefined,
  { failure, reason }: Extract<Reach['answer'], { kind: 'failed' }>,
  start: string,
): string {
  switch (failure) {
    case 'refused':
      return `nothing listens on ${port}, or a firewall refuses: ${start}, else open the port (bigiron firewall)`;
    case 'timed-out':
      return `${reason} to ${port}: a firewall drops it; open the port (bigiron firewall)`;
    case 'unknown-host':
      return 'there is no address for that name: check the name, or give the address';
    case 'tls-failed':
      return `no TLS on ${port} (${reason}): give the ${server.title} server a certificate, or see that the port is its TLS one`;
    case 'unreachable':
      return `${reason}: check address and route`;
  }
}

/** What to do about a port mapper that does not answer. */
export function portMapperAdvice({ port, failure, reason }: PortMapperFailure): string {
  switch (failure) {
    case 'refused':
      return `nothing listens on ${port}: start it with STRHOSTSVR SERVER(*SVRMAP), or name its port with --port-mapper`;
    case 'timed-out':
      return `${reason} to ${port}: a firewall drops it; open the port`;
    case 'unknown-host':
      return 'there is no address for that name: check the name, or give the address';
    default:
      return `${reason}: name the right port with --port-mapper`;
  }
}
