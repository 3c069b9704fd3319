/** Classes of characters; one character may be of several. */
export const SPACE = 1;
export const DIGIT = 2;
/** May begin an ordinary identifier: letters, `_`, and the `# @ $` that Db2 for i counts among the letters. */
export const LETTER = 4;

const classes = new Uint8Array(128);
for (const space of ' \t\n\r\v\f') classes[space.charCodeAt(0)] = SPACE;
for (let digit = 0x30; digit <= 0x39; digit++) classes[digit] = DIGIT;
for (let letter = 0x41; letter <= 0x5a; letter++) {
  classes[letter] = LETTER;
  classes[letter + 0x20] = LETTER;
}
for (const letter of '_#@$') classes[letter.charCodeAt(0)] = LETTER;

const nationalLetter = /\p{L}|\p{M}/u;
const nationalSpace = /\p{Zs}|\u0085|\u2028|\u2029|\ufeff/u;

/** What a UTF-16 unit is; NaN, which stands behind the end of a text, is nothing. Letters outside the basic plane are none. */
export function classOf(code: number): number {
  if (code < 128) return classes[code]!;
  return code >= 128 ? classOfNational(String.fromCharCode(code)) : 0;
}

function classOfNational(character: string): number {
  if (nationalLetter.test(character)) return LETTER;
  return nationalSpace.test(character) ? SPACE : 0;
}

/** Upper case as identifiers are folded: character by character, so that the length stays. */
export function fold(word: string): string {
  for (let index = 0; index < word.length; index++) if (word.charCodeAt(index) >= 128) return foldNational(word);
  return word.toUpperCase();
}

function foldNational(word: string): string {
  let folded = '';
  for (const character of word) {
    const upper = character.toUpperCase();
    folded += upper.length === character.length ? upper : character;
  }
  return folded;
}
