import type { PgType, SqlValue } from '../../../database/types/sql-type.ts';
import { numericText } from './numeric-text.ts';

const MICROS_PER_DAY = 86_400_000_000n;
const EPOCH = Date.UTC(2000, 0, 1);

/** A value of PostgreSQL's binary form in JavaScript; for the few columns that no direct encoder takes. */
export function readPgValue(type: PgType, from: Buffer, start: number, end: number): SqlValue {
  switch (type) {
    case 'int2':
      return from.readInt16BE(start);
    case 'int4':
      return from.readInt32BE(start);
    case 'int8':
      return from.readBigInt64BE(start);
    case 'float4':
      return from.readFloatBE(start);
    case 'float8':
      return from.readDoubleBE(start);
    case 'numeric':
      return numericText(from, start);
    case 'bpchar':
    case 'text':
    case 'xml':
      return from.toString('utf8', start, end).replaceAll('\ue000', '\0');
    case 'bytea':
      return Buffer.from(from.subarray(start, end));
    case 'bool':
      return from[start] === 1;
    case 'date':
      return dateOf(from.readInt32BE(start));
    case 'time':
      return timeOf(from.readBigInt64BE(start));
    case 'timestamp': {
      const total = from.readBigInt64BE(start);
      const within = ((total % MICROS_PER_DAY) + MICROS_PER_DAY) % MICROS_PER_DAY;
      const micros = String(within % 1_000_000n).padStart(6, '0');
      return `${dateOf(Number((total - within) / MICROS_PER_DAY))} ${timeOf(within)}.${micros}`;
    }
  }
}

function dateOf(days: number): string {
  const date = new Date(EPOCH + days * 86_400_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

function timeOf(micros: bigint): string {
  const seconds = Number(micros / 1_000_000n);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map(part => String(part).padStart(2, '0')).join(':');
}
