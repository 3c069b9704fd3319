/** Upper case for each character that has a single one in upper case; `ß` stays. */
export function fold(text: string): string {
  const upper = text.toUpperCase();
  if (upper.length === text.length) return upper;
  return Array.from(text, character => {
    const one = character.toUpperCase();
    return one.length === character.length ? one : character;
  }).join('');
}

const wordCharacter = /[\p{L}\p{Nd}$#@_.,*+-]/u;

/** Whether a character may stand in an unquoted string. Delimiters and operators may not. */
export function isWordCharacter(character: string): boolean {
  return wordCharacter.test(character);
}

/** A keyword, label or variable name. Names of objects have rules of their own (`*NAME`). */
export function isSimpleName(text: string): boolean {
  return /^[A-Z$#@][A-Z0-9$#@_]{0,9}$/.test(text);
}
