import { isIP } from 'node:net';
import { UsageError } from '../../command.ts';

/** An address range in its shortest spelling. */
export interface Network {
  readonly family: 4 | 6;
  /** `10.0.0.0/8`, `2001:db8::/32`; an address without a length becomes /32 or /128. */
  readonly cidr: string;
}

/**
 * Reads an address or a network. Throws UsageError for one that is none, and for bits behind the prefix: whoever writes
 * 10.1.2.3/8 means either one address or a network far larger than it looks.
 */
export function parseNetwork(text: string): Network {
  const [address = '', length, ...rest] = text.trim().split('/');
  const family = address.includes('%') ? 0 : isIP(address);
  const width = family === 6 ? 128 : 32;
  const prefix = length === undefined ? width : /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  if ((family !== 4 && family !== 6) || rest.length > 0 || !(prefix <= width)) {
    throw new UsageError(
      `--from ${text} is neither an address nor a network; networks look like 10.0.0.0/8 or 2001:db8::/32`,
    );
  }
  const value = family === 4 ? numberOf4(address) : numberOf6(address);
  const hostBits = BigInt(width - prefix);
  const network = (value >> hostBits) << hostBits;
  const spelled = family === 4 ? text4(network) : text6(network);
  if (network !== value) {
    throw new UsageError(
      `--from ${text} has bits behind its prefix: the network is ${spelled}/${prefix}, the one address ${address}/${width}`,
    );
  }
  return { family, cidr: `${spelled}/${prefix}` };
}

function numberOf4(address: string): bigint {
  return address.split('.').reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

/** The URL parser writes every form of an IPv6 address as hexadecimal groups. */
function numberOf6(address: string): bigint {
  const [left = '', right] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string | undefined) => (text ? text.split(':') : []);
  const [high, low] = [groups(left), groups(right)];
  const all = [...high, ...new Array<string>(8 - high.length - low.length).fill('0'), ...low];
  return all.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

function text4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map(shift => String((value >> shift) & 0xffn)).join('.');
}

function text6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
