import type { Buffer } from 'node:buffer';
import { oid } from '../../store/postgres/oid.ts';
import type { Param } from '../../store/store.ts';
import type { ParameterSource } from '../compile/compilation.ts';
import { storedZero } from '../compile/quote.ts';
import { SqlError } from '../error.ts';
import { DEFAULT, type MarkerDescription, type ParameterValue, UNASSIGNED } from '../room.ts';
import { assignValue } from '../types/assign-value.ts';
import { pgTypeOf, type SqlType, type SqlValue } from '../types/sql-type.ts';

/** OIDs that Parse is given, so that PostgreSQL deduces nothing. */
export function parameterOids(sources: readonly ParameterSource[]): number[] {
  return sources.map(({ type }) => oid[pgTypeOf(type)]);
}

/** Values of markers, fitted to the types of the markers. Errors: -313, -404, -302, -407, -180 ... with the name or number of the marker. */
export function markerValues(markers: readonly MarkerDescription[], values: readonly ParameterValue[]): SqlValue[] {
  if (values.length !== markers.length) throw new SqlError(-313);
  return markers.map(({ type, name }, index) => {
    const value = values[index]!;
    if (value === DEFAULT || value === UNASSIGNED) throw new SqlError(-84);
    return value === null ? null : assignValue(value, type, name ?? String(index + 1));
  });
}

/** A value as the store's codec for its PostgreSQL type takes it. */
export function pgParameter(value: SqlValue, type: SqlType): Param {
  if (value === null) return null;
  const pg = pgTypeOf(type);
  if (pg === 'timestamp') return microseconds(value as string);
  if (typeof value === 'string' && (pg === 'bpchar' || pg === 'text') && value.includes('\0'))
    return value.replaceAll('\0', storedZero);
  return value as Exclude<SqlValue, Uint8Array> | Buffer;
}

/** `2026-11-27 13:05:09.123456` in microseconds since 1970. */
function microseconds(timestamp: string): bigint {
  const [, year, month, day, hour, minute, second, fraction = ''] = timestampParts.exec(timestamp)!;
  const days = daysSince1970(Number(year), Number(month), Number(day));
  const seconds = ((days * 24 + Number(hour)) * 60 + Number(minute)) * 60 + Number(second);
  return BigInt(seconds) * 1_000_000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
}

const timestampParts = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d+))?$/;

/** Of the Gregorian calendar, also before it was one. */
function daysSince1970(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / 86_400_000);
}
