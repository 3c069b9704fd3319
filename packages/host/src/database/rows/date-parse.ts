import { daysInMonth, padded } from './calendar.ts';
import type { DateStyle } from './date-format.ts';

/** `2026-11-27` for a date in ISO, USA or EUR format, or in that of the session; undefined for anything else. */
export function parseDate(text: string, style: DateStyle): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return checked(iso[1], iso[2], iso[3]);
  const usa = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (usa !== null) return checked(usa[3], usa[1], usa[2]);
  const eur = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (eur !== null) return checked(eur[3], eur[2], eur[1]);
  return parseShortDate(text, style);
}

/** `13:05:09` for a time in ISO, JIS, HMS, USA or EUR format; undefined for anything else. */
export function parseTime(text: string): string | undefined {
  const usa = /^(\d{1,2})(?:[:.](\d{2}))? ?([AP])M$/i.exec(text);
  if (usa !== null) {
    const hour = Number(usa[1]);
    if (hour > 12) return undefined;
    return time(String((hour % 12) + (/p/i.test(usa[3] as string) ? 12 : 0)), usa[2], '0');
  }
  const [, hour, minute, second] = /^(\d{1,2})[:.,](\d{1,2})(?:[:.,](\d{1,2}))?$/.exec(text) ?? [];
  return hour === undefined ? undefined : time(hour, minute, second ?? '0');
}

/** `2026-11-27 13:05:09.123456` for a timestamp as Db2 or as JDBC writes it; undefined for anything else. */
export function parseTimestamp(text: string): string | undefined {
  const [, day, clock, fraction] =
    /^(\d{4}-\d{1,2}-\d{1,2})(?:[-T ]+(\d{1,2}[.:]\d{1,2}(?:[.:]\d{1,2})?)(?:[.,](\d{1,12}))?)?$/.exec(text) ?? [];
  const date = day === undefined ? undefined : parseDate(day, { dateFormat: '*ISO', dateSeparator: '-' });
  const rest = parseTime(clock ?? '0:0:0');
  if (date === undefined || rest === undefined) return undefined;
  return fraction === undefined ? `${date} ${rest}` : `${date} ${rest}.${fraction}`;
}

function parseShortDate(text: string, { dateFormat, dateSeparator }: DateStyle): string | undefined {
  const parts = text.split(dateSeparator);
  if (!parts.every(part => /^\d{1,3}$/.test(part))) return undefined;
  const [first, second, third] = parts;
  switch (dateFormat) {
    case '*MDY':
      return checked(century(third), first, second);
    case '*DMY':
      return checked(century(third), second, first);
    case '*YMD':
      return checked(century(first), second, third);
    case '*JUL':
      return parts.length === 2 ? julian(century(first), Number(second)) : undefined;
    default:
      return undefined;
  }
}

/** 40 to 99 are of the twentieth century. */
function century(year: string | undefined): string | undefined {
  return year?.length === 2 ? `${Number(year) >= 40 ? '19' : '20'}${year}` : undefined;
}

function julian(year: string | undefined, day: number): string | undefined {
  let left = day;
  for (let month = 1; month <= 12; month++) {
    const days = daysInMonth(Number(year), month);
    if (left <= days) return checked(year, String(month), String(left));
    left -= days;
  }
  return undefined;
}

function checked(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < 1 || m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return undefined;
  return `${padded(y, 4)}-${padded(m, 2)}-${padded(d, 2)}`;
}

function time(hour: string, minute: string | undefined, second: string): string | undefined {
  const [h, m, s] = [Number(hour), Number(minute ?? 0), Number(second)];
  if (h > 24 || m > 59 || s > 59 || (h === 24 && (m > 0 || s > 0))) return undefined;
  return `${padded(h, 2)}:${padded(m, 2)}:${padded(s, 2)}`;
}
