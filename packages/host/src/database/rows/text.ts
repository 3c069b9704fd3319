import { float4 } from '@bigiron/wire/decimal/index';
import type { ResultColumn } from '../room.ts';
import { dateOfDays, timeOfMicroseconds } from './calendar.ts';
import { type DateStyle, formatDate, formatTime, type TimeStyle } from './date-format.ts';
import type { Decode } from './row.ts';
import { valueDecoder } from './value.ts';

/**
 * Reads the values of a column as the text that Java programs get from Db2 for i (`ResultSet.getString`): dates and times in the format
 * of the session, binary data as hexadecimal digits, floating point as Java writes it. Null is a mapping error.
 */
export function textDecoder(
  column: Pick<ResultColumn, 'type' | 'pgType'>,
  style: DateStyle & TimeStyle,
): Decode<string | null> {
  switch (column.pgType) {
    case 'date':
      return (bytes, start) => formatDate(dateOfDays(bytes.readInt32BE(start)), style);
    case 'time':
      return (bytes, start) => formatTime(timeOfMicroseconds(Number(bytes.readBigInt64BE(start))), style);
    case 'bytea':
      return (bytes, start, end) => bytes.toString('hex', start, end).toUpperCase();
    case 'float4':
      return (bytes, start) => javaFloat(bytes.readFloatBE(start), float4.format);
    case 'float8':
      return (bytes, start) => javaFloat(bytes.readDoubleBE(start), String);
    default: {
      const value = valueDecoder(column);
      return (bytes, start, end) => String(value(bytes, start, end));
    }
  }
}

/** `1.0`, `1.0E10`, `1.0E-5`: the shortest digits, with a point, and with an exponent below 0.001 and from 10 000 000 on. */
export function javaFloat(value: number, shortest: (value: number) => string): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [, sign, whole, fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(shortest(value)) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const point = (whole as string).length + Number(exponent) - (`${whole}${fraction}`.length - digits.length);
  const significant = digits.replace(/0+$/, '') || '0';
  if (point > -3 && point <= 7) {
    if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${significant}`;
    const padded = significant.padEnd(point, '0');
    return `${sign}${padded.slice(0, point)}.${padded.slice(point) || '0'}`;
  }
  return `${sign}${significant[0]}.${significant.slice(1) || '0'}E${point - 1}`;
}
