import { WireError } from '../errors.ts';
import { char, type Field } from '../message/index.ts';

/*
 * Dates and times as characters, which is how RPG, COBOL and SQL pass them. In values they are always `2024-05-01`, `13:45:00` and
 * `2024-05-01T13:45:00.123456`; the bytes follow the format. Sources: JTOpen `AS400Date.java`, `AS400Time.java`, `AS400Timestamp.java`.
 */

/** With the separator that is usual for each. C is the century: 0 for 19xx, 1 for 20xx. */
const datePatterns = {
  ISO: 'YYYY-MM-DD',
  JIS: 'YYYY-MM-DD',
  EUR: 'DD.MM.YYYY',
  USA: 'MM/DD/YYYY',
  YMD: 'YY/MM/DD',
  MDY: 'MM/DD/YY',
  DMY: 'DD/MM/YY',
  CYMD: 'CYY/MM/DD',
  CMDY: 'CMM/DD/YY',
  CDMY: 'CDD/MM/YY',
  JUL: 'YY/DDD',
  LONGJUL: 'YYYY/DDD',
};
const timePatterns = { ISO: 'HH.MM.SS', EUR: 'HH.MM.SS', JIS: 'HH:MM:SS', HMS: 'HH:MM:SS', USA: 'HH:MM AM' };

export type DateFormat = keyof typeof datePatterns;
export type TimeFormat = keyof typeof timePatterns;

export const dateFormats = Object.keys(datePatterns) as readonly DateFormat[];
export const timeFormats = Object.keys(timePatterns) as readonly TimeFormat[];

/** Years of two digits: 40 is 1940, 39 is 2039. */
const firstShortYear = 1940;
const dayLength = 86_400_000;

/** `separator`: a character, or nothing at all; by default what is usual for the format. */
export function date(format: DateFormat = 'ISO', separator?: string): Field<string> {
  const pattern = separated(datePatterns[format], separator);
  const tokens = /YYYY|YY|MM|DDD|DD|C/g;
  return textual(`date(${format})`, pattern, tokens, {
    split: value => {
      const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
      const dayOfYear = (Date.UTC(+year, +month - 1, +day) - Date.UTC(+year, 0, 0)) / dayLength;
      const parts = { YYYY: year, YY: year.slice(2), MM: month, DD: day };
      return { ...parts, DDD: String(dayOfYear).padStart(3, '0'), C: String(Math.floor(+year / 100) - 19) };
    },
    join: parts => {
      const { YYYY, YY = 0, C, MM = 1, DD, DDD = DD } = parts;
      const short =
        C === undefined ? firstShortYear + ((YY - (firstShortYear % 100) + 100) % 100) : 1900 + 100 * C + YY;
      return new Date(Date.UTC(YYYY ?? short, MM - 1, DDD)).toISOString().slice(0, 10);
    },
  });
}

export function time(format: TimeFormat = 'ISO', separator?: string): Field<string> {
  const pattern = separated(timePatterns[format], separator);
  const half = format === 'USA';
  return textual(`time(${format})`, pattern, /HH|MM|SS|AM/g, {
    split: value => {
      const [, hour = '', minute = '', second = ''] = /^(\d\d):(\d\d):(\d\d)$/.exec(value) ?? [];
      const shown = half ? String(+hour % 12 === 0 ? 12 : +hour % 12).padStart(2, '0') : hour;
      return { HH: shown, MM: minute, SS: second, AM: +hour < 12 ? 'AM' : 'PM' };
    },
    join: ({ HH = 0, MM = 0, SS = 0 }, text) => {
      const hour = half ? (HH % 12) + (text.endsWith('PM') ? 12 : 0) : HH;
      return [hour, MM, SS].map(part => String(part).padStart(2, '0')).join(':');
    },
  });
}

/** 26 characters, microseconds. */
export function timestamp(): Field<string> {
  return textual('timestamp', 'YYYY-MM-DD-HH.NN.SS.UUUUUU', /YYYY|MM|DD|HH|NN|SS|UUUUUU/g, {
    split: value => {
      const match = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?$/.exec(value) ?? [];
      const [, YYYY = '', MM = '', DD = '', HH = '', NN = '', SS = '', fraction = ''] = match;
      return { YYYY, MM, DD, HH, NN, SS, UUUUUU: fraction.slice(0, 6).padEnd(6, '0') };
    },
    join: (_, text) => `${text.slice(0, 10)}T${text.slice(11, 19).replaceAll('.', ':')}.${text.slice(20)}`,
  });
}

type Parts = Readonly<Record<string, number | undefined>>;

interface Conversion {
  /** The parts of a value, as text, by token. */
  split(value: string): Readonly<Record<string, string>>;
  /** The value, from the numbers found in `text`. */
  join(parts: Parts, text: string): string;
}

/** Characters where tokens stand for parts. Reading and writing agree, or the text is refused. */
function textual(type: string, pattern: string, tokens: RegExp, { split, join }: Conversion): Field<string> {
  const field = char(pattern.length);
  const encode = (value: string) => {
    const parts = split(value);
    return pattern.replace(tokens, token => parts[token] ?? '');
  };
  const decode = (text: string) => {
    const parts: Record<string, number> = {};
    for (const { 0: token, index } of pattern.matchAll(tokens))
      parts[token] = Number(text.slice(index, index + token.length));
    return join(parts, text);
  };
  return {
    ...field,
    type,
    read(from) {
      const text = field.read(from);
      const value = attempt(() => decode(text));
      if (value !== undefined && encode(value) === text) return value;
      throw new WireError('bad-value', `${JSON.stringify(text)} is no ${type}`);
    },
    write(to, value) {
      const text = attempt(() => encode(value));
      if (text?.length !== pattern.length || attempt(() => encode(decode(text))) !== text)
        throw new WireError('bad-value', `${JSON.stringify(value)} is no value for a ${type}`, 'caller');
      field.write(to, text);
    },
    show: value => JSON.stringify(value),
  };
}

function separated(pattern: string, separator: string | undefined): string {
  return separator === undefined ? pattern : pattern.replace(/[-./:]/g, separator);
}

/** Undefined where a date cannot be made. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
