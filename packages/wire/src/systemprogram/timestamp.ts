import type { Field } from '../message/index.ts';

/** 2000-01-01 00:00:00 as a timestamp, and in microseconds since 1970. Source: JTOpen `AS400Timestamp.java`. */
const [y2k, y2kMicroseconds] = [1n << 63n, 946_684_800_000_000n];
/** The lower twelve bits are less than a microsecond. */
const fraction = 12n;

/** *DTS, a machine timestamp of 8 bytes; in the value milliseconds since 1970 in the time zone of this machine. Zeros for none. */
export const timestamp: Field<number | undefined> = {
  type: 'timestamp',
  size: 8,
  note: '*DTS; zeros: none',
  read: from => fromTimestamp(from.uint64()),
  write: (to, value) => to.uint64(value === undefined ? 0n : toTimestamp(value)),
  show: value => (value === undefined ? 'none' : new Date(value).toISOString()),
};

/** Machine timestamps tell local time. */
export function toTimestamp(at: number): bigint {
  const local = at - new Date(at).getTimezoneOffset() * 60_000;
  return y2k + ((BigInt(Math.round(local * 1000)) - y2kMicroseconds) << fraction);
}

export function fromTimestamp(value: bigint): number | undefined {
  if (value === 0n) return undefined;
  const local = Number((((value - y2k) >> fraction) + y2kMicroseconds) / 1000n);
  return local + new Date(local).getTimezoneOffset() * 60_000;
}
