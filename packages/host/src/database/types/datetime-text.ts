import { SqlError } from '../error.ts';

/**
 * Dates, times and timestamps in the formats of Db2: ISO, USA, EUR, JIS, that of the job, Julian `yyyyddd` and the fourteen digits
 * `yyyymmddhhmmss`. Source: "Datetime values", String representations, SQL Reference. The library `db2` reads the same.
 * @throws SqlError -180 for texts of no known format, -181 for days and hours that do not exist
 */
export function parseDate(text: string, jobFormat?: string): string {
  const trimmed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed);
  if (iso !== null) return date(text, iso[1]!, iso[2]!, iso[3]!);
  const usa = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(trimmed);
  if (usa !== null) return date(text, usa[3]!, usa[1]!, usa[2]!);
  const eur = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(trimmed);
  if (eur !== null) return date(text, eur[3]!, eur[2]!, eur[1]!);
  const julian = /^(\d{4})(\d{3})$/.exec(trimmed);
  if (julian !== null) return dayOfYear(text, julian[1]!, julian[2]!);
  const digits = /^(\d{4})(\d\d)(\d\d)\d{6}$/.exec(trimmed);
  if (digits !== null) return date(text, digits[1]!, digits[2]!, digits[3]!);
  const short = jobFormat === undefined ? undefined : inJobFormat(trimmed, jobFormat);
  if (short !== undefined) return short;
  if (/^\d{4}-\d{1,2}-\d{1,2}[-T ]/.test(trimmed)) return parseTimestamp(text).slice(0, 10);
  throw new SqlError(-180, [text]);
}

/** `13:05:09`. 24:00:00 is a time of its own. */
export function parseTime(text: string): string {
  const trimmed = text.trim();
  const usa = /^(\d{1,2})(?::(\d{1,2}))? ([AP])M$/i.exec(trimmed);
  if (usa !== null) {
    const hour = Number(usa[1]);
    const afternoon = usa[3]!.toUpperCase() === 'P';
    if (hour > 12 || (hour === 0 && afternoon)) throw new SqlError(-181, [text]);
    return time(text, afternoon ? (hour % 12) + 12 : hour === 12 ? 0 : hour, Number(usa[2] ?? 0), 0);
  }
  const other = /^(\d{1,2})([.:, ])(\d{1,2})(?:\2(\d{1,2}))?$/.exec(trimmed);
  if (other !== null) return time(text, Number(other[1]), Number(other[3]), Number(other[4] ?? 0));
  if (/^\d{14}$/.test(trimmed) || /^\d{4}-\d{1,2}-\d{1,2}[-T ]/.test(trimmed))
    return parseTimestamp(text).slice(11, 19);
  throw new SqlError(-180, [text]);
}

/** `2026-11-27 13:05:09.123456`, digits as they are written. */
export function parseTimestamp(text: string, jobFormat?: string): string {
  const trimmed = text.trim();
  const digits = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{0,12})$/.exec(trimmed);
  const parts =
    digits ??
    /^(\d{4})-(\d{1,2})-(\d{1,2})-(\d{1,2})\.(\d\d)\.(\d\d)(?:\.(\d{0,12}))?$/.exec(trimmed) ??
    /^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2})[.:](\d\d)(?:[.:](\d\d))?(?:\.(\d{0,12}))?$/.exec(trimmed);
  if (parts === null) return `${parseDate(text, jobFormat)} 00:00:00`;
  const day = date(text, parts[1]!, parts[2]!, parts[3]!);
  const hours = time(text, Number(parts[4]), Number(parts[5]), Number(parts[6] ?? 0));
  const fraction = parts[7] ?? '';
  if (hours === '24:00:00' && /[1-9]/.test(fraction)) throw new SqlError(-181, [text]);
  return fraction === '' ? `${day} ${hours}` : `${day} ${hours}.${fraction}`;
}

/** `MDY/`, `DMY/`, `YMD/`, `JUL/` with two digits for the year: 40 to 99 are 1940 to 1999. */
function inJobFormat(text: string, format: string): string | undefined {
  const order = format.slice(0, 3);
  const separator = format.slice(3);
  if (separator === '') return undefined;
  const parts = text.split(separator);
  if (parts.some(part => !/^\d{1,3}$/.test(part))) return undefined;
  const full = (year: string): string => (Number(year) < 40 ? '20' : '19') + year.padStart(2, '0');
  if (order === 'JUL') return parts.length === 2 ? dayOfYear(text, full(parts[0]!), parts[1]!) : undefined;
  if (parts.length !== 3) return undefined;
  const part = (letter: string): string => parts[order.indexOf(letter)]!;
  return date(text, full(part('Y')), part('M'), part('D'));
}

function date(text: string, year: string, month: string, day: string): string {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < 1 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) throw new SqlError(-181, [text]);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function dayOfYear(text: string, year: string, day: string): string {
  let [month, left] = [1, Number(day)];
  while (month <= 12 && left > daysIn(Number(year), month)) left -= daysIn(Number(year), month++);
  return date(text, year, String(month), String(left));
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function time(text: string, hour: number, minute: number, second: number): string {
  const last = hour === 24 && (minute > 0 || second > 0);
  if (hour > 24 || minute > 59 || second > 59 || last) throw new SqlError(-181, [text]);
  return [hour, minute, second].map(part => String(part).padStart(2, '0')).join(':');
}
