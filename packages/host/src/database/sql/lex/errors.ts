import { SqlError } from '../../error.ts';
import { classOf, DIGIT, LETTER } from './characters.ts';

export function unknownCharacter(text: string, at: number): SqlError {
  return new SqlError(-7, [String.fromCodePoint(text.codePointAt(at)!)], undefined, { position: at });
}

/** A string, name or comment without end. The token is its beginning, as far as a message can hold it. */
export function unterminated(text: string, at: number, what: string): SqlError {
  const beginning = text.slice(at, at + 40);
  const wording =
    what === 'string constant' ? undefined : `[SQL0010] The ${what} that begins with ${beginning} has no end.`;
  return new SqlError(-10, [beginning], wording, { position: at });
}

/** What begins with a digit but is no number, up to where the word ends. */
export function badNumber(text: string, at: number, from: number): SqlError {
  let end = from;
  while (end < text.length && ((classOf(text.charCodeAt(end)) & (LETTER | DIGIT)) !== 0 || text[end] === '.')) end++;
  return new SqlError(-103, [text.slice(at, Math.min(end, at + 64))], undefined, { position: at });
}
