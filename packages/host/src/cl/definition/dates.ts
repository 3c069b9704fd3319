/** DATFMT of a job. */
export type DateFormat = '*MDY' | '*DMY' | '*YMD' | '*JUL';

/**
 * The day that a *DATE value says, as `YYYY-MM-DD`: written in the job's date format, with or without separators, the year with
 * two digits (40 to 99 are 19xx) or four.
 */
export function calendarDay(text: string, format: DateFormat): string | undefined {
  const fields = format === '*JUL' ? julian(text) : civil(text, format);
  if (fields === undefined) return undefined;
  const [year, month, day] = fields;
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  const valid = format === '*JUL' ? date.getUTCFullYear() === year : date.getUTCMonth() === month - 1;
  return valid && day > 0 && date.getUTCFullYear() === year ? date.toISOString().slice(0, 10) : undefined;
}

type Fields = readonly [year: number, month: number, day: number];

const orders = {
  '*MDY': ['month', 'day', 'year'],
  '*DMY': ['day', 'month', 'year'],
  '*YMD': ['year', 'month', 'day'],
} as const;

function civil(text: string, format: keyof typeof orders): Fields | undefined {
  const order = orders[format];
  const patterns = [6, 8].map(digits =>
    order.map(field => `(?<${field}>\\d{${field === 'year' ? digits - 4 : 2}})`).join('[-/., ]?'),
  );
  for (const pattern of patterns) {
    const groups = new RegExp(`^${pattern}$`).exec(text)?.groups;
    if (groups !== undefined) {
      const { year, month, day } = groups as Record<'year' | 'month' | 'day', string>;
      return [century(year), Number(month), Number(day)];
    }
  }
  return undefined;
}

/** Day of the year: `YYDDD`. */
function julian(text: string): Fields | undefined {
  const match = /^(\d{2}|\d{4})[-/., ]?(\d{3})$/.exec(text);
  return match === null ? undefined : [century(match[1] as string), 1, Number(match[2])];
}

function century(year: string): number {
  const number = Number(year);
  if (year.length === 4) return number;
  return number + (number < 40 ? 2000 : 1900);
}

/** The time that a *TIME value says, as `HH:MM:SS`: hours and minutes, and seconds if wanted, with or without separators. */
export function timeOfDay(text: string): string | undefined {
  const match = /^(\d{2})[:., ]?(\d{2})(?:[:., ]?(\d{2}))?$/.exec(text);
  if (match === null) return undefined;
  const [, hours, minutes, seconds = '00'] = match as unknown as readonly [string, string, string, string?];
  return Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60
    ? `${hours}:${minutes}:${seconds}`
    : undefined;
}
