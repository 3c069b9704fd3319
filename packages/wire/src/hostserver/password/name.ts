import { PasswordError, type PasswordErrorCode } from './error.ts';

/**
 * The 40 characters of profile names and of passwords at levels 0 and 1. They are the same in the EBCDIC of every
 * country as far as their code points go; what code points 5B, 7B and 7C look like differs from country to country.
 */
const CODE_POINTS = new Map<string, number>();
const CHARACTERS = new Map<number, string>();
for (const [first, characters] of [
  [0xc1, 'ABCDEFGHI'],
  [0xd1, 'JKLMNOPQR'],
  [0xe2, 'STUVWXYZ'],
  [0xf0, '0123456789'],
  [0x5b, '$'],
  [0x6d, '_'],
  [0x7b, '#'],
  [0x7c, '@'],
] as const) {
  [...characters].forEach((character, i) => {
    CODE_POINTS.set(character, first + i);
    CHARACTERS.set(first + i, character);
  });
}

/** How national code pages (273, 277, 278, 281, 284, 285, 297, 871, 905) show code points 5B, 7B and 7C. */
const NATIONAL = new Map<string, string>();
for (const [invariant, national] of [
  ['$', '¥Åİ'],
  ['#', '£ÄÆÑ'],
  ['@', '§ÐÖØŞà'],
] as const) {
  for (const character of national) NATIONAL.set(character, invariant);
}

const SIZE = 10;
const BLANK = 0x40;

/** A name as the host keeps it: upper case, invariant characters, `Q` before a leading digit, at most 10 characters. */
export function hostName(text: string, what: string, code: PasswordErrorCode): string {
  const upper = Array.from(text.trimEnd(), c => NATIONAL.get(c) ?? NATIONAL.get(c.toUpperCase()) ?? c.toUpperCase());
  const name = /^[0-9]/.test(text) ? `Q${upper.join('')}` : upper.join('');
  if (name.length === 0) throw new PasswordError(code, `The ${what} is empty.`);
  if (name.length > SIZE) throw new PasswordError(code, `The ${what} is longer than ${SIZE} characters.`);
  for (const character of name) {
    if (!CODE_POINTS.has(character)) {
      throw new PasswordError(code, `The ${what} may hold A-Z, 0-9, $, #, @ and _ only.`);
    }
  }
  return name;
}

/** The profile name that `user` means; a leading digit gets a `Q` as it does on the sign-on display. */
export function profileName(user: string): string {
  return hostName(user, 'user name', 'user-name');
}

/** `name` in EBCDIC, padded with blanks to 10 bytes. */
export function nameBytes(name: string): Uint8Array {
  const bytes = new Uint8Array(SIZE).fill(BLANK);
  for (let i = 0; i < name.length; i++) bytes[i] = CODE_POINTS.get(name[i]!)!;
  return bytes;
}

/** The inverse of {@link nameBytes} for any number of bytes; undefined if they are not a name and its padding. */
export function nameText(bytes: Uint8Array): string | undefined {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === BLANK) end--;
  let text = '';
  for (let i = 0; i < end; i++) {
    const character = CHARACTERS.get(bytes[i]!);
    if (character === undefined) return undefined;
    text += character;
  }
  return text;
}

/** The profile name of `user` as levels 2 to 4 hash it: blank padded to 10 characters, UTF-16BE. 20 bytes. */
export function profileUtf16(user: string): Uint8Array {
  return utf16(profileName(user).padEnd(SIZE));
}

export function utf16(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16();
}
