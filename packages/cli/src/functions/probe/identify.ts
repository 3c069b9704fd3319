import type { ProtocolName } from '../servers.ts';
import type { DialFailure, Target } from './conversation.ts';
import { protocols } from './protocols/index.ts';
import { type Answer, speak } from './speak.ts';

/** What listens on a port. Times in milliseconds. */
export type Finding =
  | {
      readonly state: 'recognised';
      readonly protocol: ProtocolName;
      readonly title: string;
      readonly sure: boolean;
      readonly evidence: string;
      readonly tls: boolean;
      readonly time: number;
    }
  | { readonly state: 'unrecognised'; readonly tls: boolean }
  | { readonly state: 'closed'; readonly failure: DialFailure; readonly reason: string };

export interface Expected {
  readonly protocol: ProtocolName;
  readonly serverId?: number | undefined;
}

/**
 * Says what listens on a port by speaking to it. What is expected there is tried first, so that the usual case costs one
 * connection; then TLS, and with or without it every other protocol, each on a connection of its own. Takes at most
 * four times the time-out.
 */
export async function identify(target: Omit<Target, 'tls'>, expected: Expected, overTls: boolean): Promise<Finding> {
  const first = await attempt({ ...target, tls: overTls }, expected, [expected.protocol]);
  if (first.state === 'recognised' || (first.state === 'closed' && first.failure !== 'tls-failed')) return first;
  const others = protocols.map(({ name }) => name).filter(name => name !== expected.protocol);
  if (overTls && first.state === 'unrecognised') return attempt({ ...target, tls: true }, expected, others);
  const [plain, tls] = await Promise.all([
    attempt({ ...target, tls: false }, expected, overTls ? protocols.map(({ name }) => name) : others),
    overTls ? undefined : attempt({ ...target, tls: true }, expected, [expected.protocol]),
  ]);
  if (tls === undefined || tls.state === 'closed' || plain.state === 'recognised') return plain;
  return tls.state === 'recognised' ? tls : attempt({ ...target, tls: true }, expected, others);
}

async function attempt(target: Target, { serverId }: Expected, names: readonly ProtocolName[]): Promise<Finding> {
  const tried = protocols.filter(({ name }) => names.includes(name));
  if (tried.length === 0) return unspoken(await speak(target, undefined), target.tls);
  const answers = await Promise.all(tried.map(protocol => speak(target, protocol, serverId)));
  const found = answers.findIndex(({ kind }) => kind === 'answered');
  const answer = answers[found];
  const protocol = tried[found];
  if (answer?.kind !== 'answered' || protocol === undefined) return unspoken(answers[0] as Answer, target.tls);
  return {
    state: 'recognised',
    protocol: protocol.name,
    title: protocol.title,
    sure: protocol.unsure !== true,
    evidence: answer.evidence,
    tls: target.tls,
    time: answer.time,
  };
}

function unspoken(answer: Answer, tls: boolean): Finding {
  if (answer.kind === 'failed') return { state: 'closed', failure: answer.failure, reason: answer.reason };
  return { state: 'unrecognised', tls };
}
