/** A day of the proleptic Gregorian calendar; month and day count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days between 0000-03-01, where the computation below begins, and 2000-01-01, where PostgreSQL begins. */
const epoch = 730_425;
const era = 146_097;

/** The date so many days after 2000-01-01. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
export function dateOfDays(days: number): CalendarDate {
  const shifted = days + epoch;
  const eras = Math.floor(shifted / era);
  const dayOfEra = shifted - eras * era;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / (era - 1))) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + eras * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The day of the year, from 1. */
export function dayOfYear({ year, month, day }: CalendarDate): number {
  const leap = isLeapYear(year) && month > 2 ? 1 : 0;
  return Math.floor((275 * month) / 9) - (month > 2 ? 2 : 0) + day - 30 + leap;
}

export function daysInMonth(year: number, month: number): number {
  return month === 2
    ? isLeapYear(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Time of day; 24:00:00 is the end of the day. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
}

const microsecondsOfDay = 86_400_000_000;

export function timeOfMicroseconds(microseconds: number): TimeOfDay {
  const seconds = Math.floor(microseconds / 1e6);
  return {
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    microsecond: microseconds - seconds * 1e6,
  };
}

/** A timestamp in microseconds since 2000-01-01 as days since then and microseconds of that day. */
export function splitTimestamp(microseconds: bigint): { readonly days: number; readonly microseconds: number } {
  const day = BigInt(microsecondsOfDay);
  let days = microseconds / day;
  if (days * day > microseconds) days -= 1n;
  return { days: Number(days), microseconds: Number(microseconds - days * day) };
}

export function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
