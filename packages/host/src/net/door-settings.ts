import { allowList } from './allow-list.ts';
import type { Limits } from './limits.ts';

/** What one door takes from its clients, where it is to differ from the others: `doors` in the configuration file. */
export interface DoorSettings {
  /** Addresses and networks (CIDR) that may connect, in place of the host's own list. */
  readonly allow?: readonly string[];
  /** Connections at a time. */
  readonly connections?: number;
  readonly connectionsPerAddress?: number;
  /** Seconds until somebody has to have signed on. */
  readonly handshakeTimeout?: number;
  /** Seconds of silence after which a connection ends; without it, never. */
  readonly idleTimeout?: number;
  /** Bytes that wait for a client which does not read them. */
  readonly writeBuffer?: number;
}

const numbers = ['connections', 'connectionsPerAddress', 'handshakeTimeout', 'idleTimeout', 'writeBuffer'] as const;

/** Whether a value from a configuration file is the settings of doors, by their names. */
export function isDoorSettings(value: unknown): boolean {
  return isMapping(value) && Object.values(value).every(isSettings);
}

/** The settings that are limits, with times in milliseconds as limits have them. */
export function limitsIn({ allow: _, handshakeTimeout, idleTimeout, ...counts }: DoorSettings): Partial<Limits> {
  return {
    ...counts,
    ...(handshakeTimeout === undefined ? {} : { handshakeTimeout: handshakeTimeout * 1000 }),
    ...(idleTimeout === undefined ? {} : { idleTimeout: idleTimeout * 1000 }),
  };
}

function isSettings(value: unknown): boolean {
  if (!isMapping(value)) return false;
  const { allow = [], ...rest } = value;
  return isAllowList(allow) && Object.entries(rest).every(([name, one]) => isLimit(name) && isPositive(one));
}

function isLimit(name: string): boolean {
  return (numbers as readonly string[]).includes(name);
}

function isPositive(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAllowList(value: unknown): boolean {
  if (!Array.isArray(value) || !value.every(one => typeof one === 'string')) return false;
  try {
    allowList(value);
    return true;
  } catch {
    return false;
  }
}
