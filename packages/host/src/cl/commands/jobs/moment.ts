/**
 * The moment (milliseconds since 1970 UTC) of a day (`YYYY-MM-DD`; undefined: today, or so many days later) and a time of day
 * (`HH:MM:SS`), in the time zone of this machine.
 */
export function momentOf(day: string | undefined, time: string, now: number, later = 0): number {
  const [hours, minutes, seconds] = time.split(':').map(Number) as [number, number, number];
  const at = new Date(now);
  if (day !== undefined) {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number];
    at.setFullYear(year, month - 1, date);
  }
  at.setDate(at.getDate() + later);
  return at.setHours(hours, minutes, seconds, 0);
}
