/** Values of attribute parameters as the jobs' room takes them: text by keyword. What was not given is left out. */
export function attributeTexts(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([keyword, value]) => (value === undefined ? [] : [[keyword, text(value)]])),
  );
}

/** Qualified names are written LIBRARY/NAME, elements of a list with one blank between them. */
function text(value: unknown): string {
  if (typeof value === 'boolean') return value ? '*YES' : '*NO';
  if (typeof value !== 'object' || value === null) return String(value);
  return 'library' in value && 'name' in value ? `${value.library}/${value.name}` : Object.values(value).join(' ');
}
