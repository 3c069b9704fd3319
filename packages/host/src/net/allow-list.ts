import { BlockList, isIP } from 'node:net';
import { NetError } from './error.ts';

/** Whether an address may connect. */
export type AllowList = (address: string) => boolean;

/**
 * Makes an allow-list from addresses and networks: `192.0.2.7`, `10.0.0.0/8`, `2001:db8::/32`. An empty list allows everybody.
 * Throws NetError `bad-address`.
 */
export function allowList(networks: readonly string[]): AllowList {
  if (networks.length === 0) return () => true;
  const allowed = new BlockList();
  for (const network of networks) add(allowed, network);
  return address => {
    const plain = plainAddress(address);
    return allowed.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  };
}

/** Sockets that listen on both families show IPv4 peers as `::ffff:192.0.2.7`. */
export function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? address;
}

function add(allowed: BlockList, network: string): void {
  const [address = '', prefix, ...rest] = network.trim().split('/');
  const family = isIP(address);
  const bits = family === 6 ? 128 : 32;
  const length = prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  if (family === 0 || rest.length > 0 || !(length <= bits)) {
    throw new NetError('bad-address', `${network} is neither an address nor a network like 10.0.0.0/8`, 'caller');
  }
  allowed.addSubnet(address, length, family === 6 ? 'ipv6' : 'ipv4');
}
