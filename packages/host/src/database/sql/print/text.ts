type Part = string | undefined | false;

/** What is there of the parts, with blanks between. */
export function words(...parts: readonly Part[]): string {
  return parts.filter(part => part !== undefined && part !== false && part !== '').join(' ');
}

export function list<T>(items: readonly T[], print: (item: T) => string): string {
  return items.map(print).join(', ');
}

export function bracketed<T>(items: readonly T[], print: (item: T) => string): string {
  return `(${list(items, print)})`;
}

/** `KEYWORD x`, or nothing when there is no x. */
export function clause<T>(keyword: string, item: T | undefined, print: (item: T) => string): string | undefined {
  return item === undefined ? undefined : words(keyword, print(item));
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
