/** `CYYMMDDHHMMSS`, or its first seven characters, in the host's time zone; C is 0 for 19xx and 1 for 20xx. Undefined for blanks. */
export function dateOf(text: string): Date | undefined {
  const parts = /^(\d)(\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?/.exec(text)?.slice(1);
  if (parts === undefined) return undefined;
  const [century = 0, year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(part =>
    Number(part ?? 0),
  );
  if (month === 0) return undefined;
  return new Date(1900 + century * 100 + year, month - 1, day, hour, minute, second);
}

/** Milliseconds since 1970, as the fields of machine timestamps have them. */
export function momentOf(milliseconds: number | undefined): Date | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds);
}
