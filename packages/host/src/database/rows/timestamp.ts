import type { Buffer } from 'node:buffer';
import { dateOfDays, padded, splitTimestamp, timeOfMicroseconds } from './calendar.ts';

/** A timestamp of PostgreSQL as `2026-11-27 13:05:09.123456`, with so many digits of the second. */
export function timestampText(bytes: Buffer, start: number, precision: number): string {
  const { days, microseconds } = splitTimestamp(bytes.readBigInt64BE(start));
  const { year, month, day } = dateOfDays(days);
  const { hour, minute, second, microsecond } = timeOfMicroseconds(microseconds);
  const date = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  const time = `${padded(hour, 2)}:${padded(minute, 2)}:${padded(second, 2)}`;
  if (precision === 0) return `${date} ${time}`;
  const digits = padded(microsecond, 6).padEnd(precision, '0').slice(0, precision);
  return `${date} ${time}.${digits}`;
}
