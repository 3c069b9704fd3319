/** Text as a CL command takes it: in apostrophes, those within doubled. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Bytes as a CL command takes them. */
export function hexadecimal(bytes: Uint8Array): string {
  return `X'${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex').toUpperCase()}'`;
}

/** Keywords with values, those without left out: `LEN(10) TEXT('...')`. */
export function keywords(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([keyword, value]) => `${keyword}(${value})`)
    .join(' ');
}
