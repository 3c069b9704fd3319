import { DateFormat, TimeFormat } from '@bigiron/wire/hostserver/database/index';

/** How a host writes dates and times: see the tables of the wire package. */
export interface DateTimeStyle {
  readonly date: number;
  readonly time: number;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
}

/** `2026-11-27` from whatever format the host writes. */
export function isoDate(text: string, { date }: DateTimeStyle): string {
  const parts = text.trim().split(/[^0-9]/);
  const [first = '', second = '', third = ''] = parts;
  switch (date) {
    case DateFormat.usa:
      return `${third}-${first}-${second}`;
    case DateFormat.eur:
      return `${third}-${second}-${first}`;
    case DateFormat.mdy:
      return `${century(third)}-${first}-${second}`;
    case DateFormat.dmy:
      return `${century(third)}-${second}-${first}`;
    case DateFormat.ymd:
      return `${century(first)}-${second}-${third}`;
    case DateFormat.julian:
      return dayOfYear(century(first), Number(second));
    default:
      return text.trim();
  }
}

/** `13:05:09` from whatever format the host writes. */
export function isoTime(text: string, { time }: DateTimeStyle): string {
  if (time !== TimeFormat.usa) return text.trim().replace(/[^0-9]/g, ':');
  const [, hour = '0', minute = '00', half = 'A'] = /^(\d+):(\d\d) ([AP])M/.exec(text) ?? [];
  // Midnight at the end of the day is `12:00 AM`, at its beginning `00:00 AM`.
  if (half === 'A' && hour === '12' && minute === '00') return '24:00:00';
  const hours = (Number(hour) % 12) + (half === 'P' ? 12 : 0);
  return `${String(hours).padStart(2, '0')}:${minute}:00`;
}

/** `2026-11-27 13:05:09.123456` from `2026-11-27-13.05.09.123456`. */
export function isoTimestamp(text: string): string {
  const [, date, hour, minute, second, fraction = ''] =
    /^(\d{4}-\d\d-\d\d)[- T](\d\d)[.:](\d\d)[.:](\d\d)(\.\d+)?/.exec(text.trim()) ?? [];
  return date === undefined ? text.trim() : `${date} ${hour}:${minute}:${second}${fraction}`;
}

/** Times and timestamps as parameters are written: `13.05.09`, `2026-11-27-13.05.09.123456`. */
export function wireTime(text: string): string {
  return text.replaceAll(':', '.').padEnd(8, text.length === 5 ? '.00' : ' ');
}

export function wireTimestamp(text: string, length: number): string {
  const [, date, clock = '00.00.00', fraction = ''] =
    /^(\d{4}-\d\d-\d\d)(?:[- T](\d\d[.:]\d\d[.:]\d\d)(?:\.(\d+))?)?Z?$/.exec(text.trim()) ?? [];
  if (date === undefined) return text;
  const whole = `${date}-${clock.replaceAll(':', '.')}`;
  return length <= 19 ? whole : `${whole}.${fraction.padEnd(length - 20, '0').slice(0, length - 20)}`;
}

function century(year: string): string {
  return `${Number(year) >= 40 ? '19' : '20'}${year}`;
}

function dayOfYear(year: string, day: number): string {
  return new Date(Date.UTC(Number(year), 0, day)).toISOString().slice(0, 10);
}
