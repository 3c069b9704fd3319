import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Whether a host is the machine that this runs on: only then may a host of ours have moved its low ports up. */
export async function isThisMachine(host: string): Promise<boolean> {
  const address =
    isIP(host) > 0
      ? host
      : await lookup(host).then(
          found => found.address,
          () => undefined,
        );
  if (address === undefined) return false;
  if (/^(127\.|::1$|::ffff:127\.)/.test(address)) return true;
  return Object.values(networkInterfaces()).some(list => list?.some(one => one.address === address));
}

/** Where an ordinary user may not listen below 1024, a host of ours listens this much higher. */
export function movedUp(port: number): number | undefined {
  return port < 1024 ? port + 10_000 : undefined;
}
