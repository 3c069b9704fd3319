import type { ValueSyntax } from '../parse/syntax.ts';

/** What was written for a value whose form a room knows: a word, a string or `LIBRARY/NAME`. Undefined for anything else. */
export function valueText(value: ValueSyntax): string | undefined {
  if (value.kind === 'word' || value.kind === 'quoted') return value.text;
  return value.kind === 'qualified' ? value.parts.map(valueText).join('/') : undefined;
}
