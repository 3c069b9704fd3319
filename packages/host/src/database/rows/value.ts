import { Buffer } from 'node:buffer';
import type { ResultColumn } from '../room.ts';
import type { SqlValue } from '../types/sql-type.ts';
import { dateOfDays, timeOfMicroseconds } from './calendar.ts';
import { characters } from './characters.ts';
import { formatDate, formatTime } from './date-format.ts';
import { numericText } from './numeric.ts';
import type { Decode } from './row.ts';
import { timestampText } from './timestamp.ts';

const iso = { dateFormat: '*ISO', dateSeparator: '-', timeFormat: '*JIS', timeSeparator: ':' } as const;

/** Reads the values of a column as JavaScript has them: see SqlValue. */
export function valueDecoder({ type, pgType }: Pick<ResultColumn, 'type' | 'pgType'>): Decode<Exclude<SqlValue, null>> {
  switch (pgType) {
    case 'int2':
      return (bytes, start) => bytes.readInt16BE(start);
    case 'int4':
      return (bytes, start) => bytes.readInt32BE(start);
    case 'int8':
      return (bytes, start) => bytes.readBigInt64BE(start);
    case 'numeric': {
      const scale = 'scale' in type ? type.scale : undefined;
      return (bytes, start) => numericText(bytes, start, scale);
    }
    case 'float4':
      return (bytes, start) => bytes.readFloatBE(start);
    case 'float8':
      return (bytes, start) => bytes.readDoubleBE(start);
    case 'bpchar':
    case 'text':
    case 'xml':
      return type.name === 'CHAR' || type.name === 'GRAPHIC' ? padded(type.length) : characters;
    case 'bytea':
      return (bytes, start, end) => Buffer.from(bytes.subarray(start, end));
    case 'date':
      return (bytes, start) => formatDate(dateOfDays(bytes.readInt32BE(start)), iso) as string;
    case 'time':
      return (bytes, start) => formatTime(timeOfMicroseconds(Number(bytes.readBigInt64BE(start))), iso);
    case 'timestamp': {
      const precision = type.name === 'TIMESTAMP' ? type.precision : 6;
      return (bytes, start) => timestampText(bytes, start, precision);
    }
    case 'bool':
      return (bytes, start) => bytes[start] !== 0;
  }
}

/** Blanks that an expression of PostgreSQL has dropped belong to a CHAR. */
function padded(length: number): Decode<string> {
  return (bytes, start, end) => characters(bytes, start, end).padEnd(length);
}
