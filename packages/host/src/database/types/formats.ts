import type { SessionAttributes } from '../session/attributes.ts';

/** What of a session decides how numbers, dates and times are written as text. */
export type Formats = Pick<
  SessionAttributes,
  'dateFormat' | 'dateSeparator' | 'timeFormat' | 'timeSeparator' | 'decimalPoint'
>;

/** A date format in one word, as the library `db2` takes it: `ISO`, `USA`, `EUR`, `JIS`, or `MDY/`, `DMY.`, `YMD-`, `JUL/`. */
export function dateFormatOf({ dateFormat, dateSeparator }: Formats): string {
  const name = dateFormat.slice(1);
  return dateFormat === '*MDY' || dateFormat === '*DMY' || dateFormat === '*YMD' || dateFormat === '*JUL'
    ? name + dateSeparator
    : name;
}

/** `ISO`, `USA`, `EUR`, `JIS` or `HMS:`. */
export function timeFormatOf({ timeFormat, timeSeparator }: Formats): string {
  return timeFormat === '*HMS' ? `HMS${timeSeparator}` : timeFormat.slice(1);
}
