import { codes } from './codes.ts';
import { messageIdOf } from './message-id.ts';

/** The first-level text of a code with its tokens in place. */
export function textOf(sqlcode: number, tokens: readonly string[]): string {
  const text = codes[sqlcode]?.text ?? `SQL code ${sqlcode}. &1 &2`;
  const filled = text.replace(/&(\d)/g, (_, digit) => tokens[Number(digit) - 1] ?? '');
  return `[${messageIdOf(sqlcode)}] ${filled.trimEnd()}`;
}
