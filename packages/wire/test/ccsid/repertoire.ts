import type { Charset } from '../../src/ccsid/index.ts';

/** Every code of a CCSID that is not Unicode: bytes, and pairs (between shifts where it has them). */
export function codesOf({ kind }: Charset): Uint8Array[] {
  const codes: Uint8Array[] = [];
  if (kind !== 'double-byte') for (let byte = 0; byte <= 0xff; byte++) codes.push(Uint8Array.of(byte));
  if (kind === 'mixed' || kind === 'double-byte') {
    for (let high = 0x40; high <= 0xfe; high++) {
      for (let low = 0x40; low <= 0xfe; low++) {
        codes.push(kind === 'mixed' ? Uint8Array.of(0x0e, high, low, 0x0f) : Uint8Array.of(high, low));
      }
    }
  }
  return codes;
}

/** The characters that its codes decode to, each once. */
export function repertoireOf(charset: Charset): string[] {
  return [...new Set(codesOf(charset).map(code => charset.decode(code)))].filter(
    character => character !== '' && !character.includes('\ufffd'),
  );
}
