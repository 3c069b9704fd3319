/** U+0000 is what X'00' is in character data. PostgreSQL does not store it: this stands for it there. */
export const storedZero = '\ue000';

/** A string constant of PostgreSQL (standard_conforming_strings): a backslash is a character like any other. */
export function quoteLiteral(text: string): string {
  return `'${text.replaceAll('\0', storedZero).replaceAll("'", "''")}'`;
}

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
