import { unmappable, type ValueEncoder } from './encoder.ts';

/** How dates and times are written for a client. */
export interface DateTimeStyle {
  readonly date: '*JUL' | '*MDY' | '*DMY' | '*YMD' | '*USA' | '*ISO' | '*EUR' | '*JIS';
  readonly dateSeparator: string;
  readonly time: '*HMS' | '*USA' | '*ISO' | '*EUR' | '*JIS';
  readonly timeSeparator: string;
}

const MICROS_PER_DAY = 86_400_000_000;
/** PostgreSQL counts from here. Days since 1970-01-01. */
const EPOCH_DAYS = 10_957;
const INFINITIES = new Set([0x7fff_ffff, -0x8000_0000]);
const twoDigitYears = new Set(['*MDY', '*DMY', '*YMD', '*JUL']);

export function dateLength(style: DateTimeStyle): number {
  if (style.date === '*JUL') return 6;
  return twoDigitYears.has(style.date) ? 8 : 10;
}

/** Bytes of a timestamp with so many digits behind the second. */
export function timestampLength(precision: number): number {
  return precision === 0 ? 19 : 20 + precision;
}

/** Bytes of EBCDIC or ASCII characters for the ASCII codes of digits, separators and letters. */
export type CharacterTable = Uint8Array;

/** date (days since 2000-01-01) as text. `size` may be longer than the format: blanks follow. */
export function dateText(style: DateTimeStyle, table: CharacterTable, size = dateLength(style)): ValueEncoder {
  const write = dateWriter(style, table);
  const blank = table[0x20]!;
  return {
    size,
    varying: false,
    encode(from, start, _end, to, at) {
      const days = from.readInt32BE(start);
      if (INFINITIES.has(days)) return unmappable;
      const written = write(days + EPOCH_DAYS, to, at);
      if (written < 0) return unmappable;
      for (let i = at + written; i < at + size; i++) to[i] = blank;
      return size;
    },
  };
}

/** time (microseconds of the day) as 8 characters. */
export function timeText(style: DateTimeStyle, table: CharacterTable): ValueEncoder {
  const separator = table[timeSeparatorOf(style).charCodeAt(0)]!;
  const usa = style.time === '*USA';
  const zero = table[0x30]!;
  const put = digits2(zero);
  return {
    size: 8,
    varying: false,
    encode(from, start, _end, to, at) {
      const seconds = Math.floor((from.readUInt32BE(start) * 0x1_0000_0000 + from.readUInt32BE(start + 4)) / 1e6);
      const hour = Math.floor(seconds / 3600);
      const minute = Math.floor(seconds / 60) % 60;
      to[at + 2] = separator;
      put(to, at + 3, minute);
      if (usa) {
        put(to, at, hour % 24 === 0 ? (seconds === 0 ? 0 : 12) : hour % 12 || 12);
        to[at + 5] = table[0x20]!;
        to[at + 6] = table[hour >= 12 && hour < 24 ? 0x50 : 0x41]!;
        to[at + 7] = table[0x4d]!;
        return 8;
      }
      put(to, at, hour);
      to[at + 5] = separator;
      put(to, at + 6, seconds % 60);
      return 8;
    },
  };
}

/** timestamp (microseconds since 2000-01-01) as `2026-11-27-13.05.09.123456`, cut or filled to `precision` digits. */
export function timestampText(precision: number, table: CharacterTable): ValueEncoder {
  const size = timestampLength(precision);
  const [zero, dash, point] = [table[0x30]!, table[0x2d]!, table[0x2e]!];
  const put = digits2(zero);
  const writeDate = dateWriter({ date: '*ISO', dateSeparator: '-', time: '*ISO', timeSeparator: '.' }, table);
  return {
    size,
    varying: false,
    encode(from, start, _end, to, at) {
      const high = from.readInt32BE(start);
      const low = from.readUInt32BE(start + 4);
      if (INFINITIES.has(high) && (low === 0xffff_ffff || low === 0)) return unmappable;
      let days: number;
      let micros: number;
      // 2^53 microseconds are 285 years.
      if (high > -0x20_0000 && high < 0x20_0000) {
        const total = high * 0x1_0000_0000 + low;
        days = Math.floor(total / MICROS_PER_DAY);
        micros = total - days * MICROS_PER_DAY;
      } else {
        const total = (BigInt(high) << 32n) + BigInt(low);
        const perDay = BigInt(MICROS_PER_DAY);
        const within = ((total % perDay) + perDay) % perDay;
        days = Number((total - within) / perDay);
        micros = Number(within);
      }
      if (writeDate(days + EPOCH_DAYS, to, at) < 0) return unmappable;
      const seconds = Math.floor(micros / 1e6);
      to[at + 10] = dash;
      put(to, at + 11, Math.floor(seconds / 3600));
      to[at + 13] = point;
      put(to, at + 14, Math.floor(seconds / 60) % 60);
      to[at + 16] = point;
      put(to, at + 17, seconds % 60);
      if (precision === 0) return size;
      to[at + 19] = point;
      let rest = micros - seconds * 1e6;
      for (let digit = 5; digit >= 0; digit--) {
        const higher = Math.floor(rest / 10);
        if (digit < precision) to[at + 20 + digit] = zero + (rest - higher * 10);
        rest = higher;
      }
      for (let digit = 6; digit < precision; digit++) to[at + 20 + digit] = zero;
      return size;
    },
  };
}

type WriteDate = (days: number, to: Buffer, at: number) => number;

/** Writes days since 1970-01-01; yields the bytes, or `unmappable` outside of the years of the format. */
function dateWriter(style: DateTimeStyle, table: CharacterTable): WriteDate {
  const separator = table[dateSeparatorOf(style).charCodeAt(0)]!;
  const put = digits2(table[0x30]!);
  const year4 = (to: Buffer, at: number, year: number) => {
    const century = Math.floor(year / 100);
    put(to, at, century);
    put(to, at + 2, year - century * 100);
  };
  const short = twoDigitYears.has(style.date);
  return (days, to, at) => {
    const { year, month, day } = civil(days);
    if (year < 1 || year > 9999 || (short && (year < 1940 || year > 2039))) return unmappable;
    switch (style.date) {
      case '*USA':
      case '*EUR':
        put(to, at, style.date === '*USA' ? month : day);
        to[at + 2] = separator;
        put(to, at + 3, style.date === '*USA' ? day : month);
        to[at + 5] = separator;
        year4(to, at + 6, year);
        return 10;
      case '*JUL': {
        const ofYear = days - daysOf(year, 1, 1) + 1;
        put(to, at, year % 100);
        to[at + 2] = separator;
        to[at + 3] = table[0x30 + Math.floor(ofYear / 100)]!;
        put(to, at + 4, ofYear % 100);
        return 6;
      }
      case '*MDY':
      case '*DMY':
      case '*YMD': {
        const [first, second, third] =
          style.date === '*MDY'
            ? [month, day, year % 100]
            : style.date === '*DMY'
              ? [day, month, year % 100]
              : [year % 100, month, day];
        put(to, at, first);
        to[at + 2] = separator;
        put(to, at + 3, second);
        to[at + 5] = separator;
        put(to, at + 6, third);
        return 8;
      }
      default:
        year4(to, at, year);
        to[at + 4] = separator;
        put(to, at + 5, month);
        to[at + 7] = separator;
        put(to, at + 8, day);
        return 10;
    }
  };
}

function dateSeparatorOf({ date, dateSeparator }: DateTimeStyle): string {
  if (date === '*USA') return '/';
  if (date === '*EUR') return '.';
  return date === '*ISO' || date === '*JIS' ? '-' : dateSeparator;
}

function timeSeparatorOf({ time, timeSeparator }: DateTimeStyle): string {
  if (time === '*HMS') return timeSeparator;
  return time === '*ISO' || time === '*EUR' ? '.' : ':';
}

/** Two digits whose zero is this byte: in EBCDIC as in ASCII the others follow it. */
function digits2(zero: number): (to: Buffer, at: number, value: number) => void {
  return (to, at, value) => {
    const tens = Math.floor(value / 10);
    to[at] = zero + tens;
    to[at + 1] = zero + value - tens * 10;
  };
}

/** The Gregorian date of a day since 1970-01-01, for all years of SQL. Algorithm: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
function civil(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

function daysOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear - 719_468;
}
