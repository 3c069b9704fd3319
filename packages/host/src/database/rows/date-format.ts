import type { SessionAttributes } from '../session/attributes.ts';
import { type CalendarDate, dayOfYear, padded, type TimeOfDay } from './calendar.ts';

export type DateStyle = Pick<SessionAttributes, 'dateFormat' | 'dateSeparator'>;
export type TimeStyle = Pick<SessionAttributes, 'timeFormat' | 'timeSeparator'>;

/** The years that formats with two digits can show. */
const [firstShortYear, lastShortYear] = [1940, 2039];

/** A date as Db2 for i writes it; null where a year of two digits cannot stand for this one, which is a mapping error. */
export function formatDate(date: CalendarDate, { dateFormat, dateSeparator: separator }: DateStyle): string | null {
  const { year, month, day } = date;
  const [yyyy, mm, dd] = [padded(year, 4), padded(month, 2), padded(day, 2)];
  switch (dateFormat) {
    case '*ISO':
    case '*JIS':
      return `${yyyy}-${mm}-${dd}`;
    case '*USA':
      return `${mm}/${dd}/${yyyy}`;
    case '*EUR':
      return `${dd}.${mm}.${yyyy}`;
  }
  if (year < firstShortYear || year > lastShortYear) return null;
  const yy = yyyy.slice(2);
  switch (dateFormat) {
    case '*MDY':
      return [mm, dd, yy].join(separator);
    case '*DMY':
      return [dd, mm, yy].join(separator);
    case '*YMD':
      return [yy, mm, dd].join(separator);
    case '*JUL':
      return `${yy}${separator}${padded(dayOfYear(date), 3)}`;
  }
}

/** A time of day as Db2 for i writes it. */
export function formatTime({ hour, minute, second }: TimeOfDay, { timeFormat, timeSeparator }: TimeStyle): string {
  const [hh, mm, ss] = [padded(hour, 2), padded(minute, 2), padded(second, 2)];
  switch (timeFormat) {
    case '*HMS':
      return [hh, mm, ss].join(timeSeparator);
    case '*JIS':
      return `${hh}:${mm}:${ss}`;
    case '*USA':
      return usa(hour, mm);
    default:
      return `${hh}.${mm}.${ss}`;
  }
}

/** `01:05 PM`. Midnight at the beginning of a day is `00:00 AM`, at its end `12:00 AM`. */
function usa(hour: number, mm: string): string {
  if (hour === 0 && mm === '00') return '00:00 AM';
  const half = hour >= 12 && hour < 24 ? 'PM' : 'AM';
  return `${padded(hour % 12 === 0 ? 12 : hour % 12, 2)}:${mm} ${half}`;
}
