/** `CYYMMDD` in the time zone of this machine; C is 0 for 19xx and 1 for 20xx. Blank for no date. */
export function date(at: number | undefined): string {
  if (at === undefined) return '';
  const then = new Date(at);
  const year = then.getFullYear() - 1900;
  return `${Math.floor(year / 100)}${two(year % 100)}${two(then.getMonth() + 1)}${two(then.getDate())}`;
}

/** `HHMMSS`. */
export function time(at: number | undefined): string {
  if (at === undefined) return '';
  const then = new Date(at);
  return `${two(then.getHours())}${two(then.getMinutes())}${two(then.getSeconds())}`;
}

/** `CYYMMDDHHMMSS`. */
export function dateTime(at: number | undefined): string {
  return date(at) + time(at);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
