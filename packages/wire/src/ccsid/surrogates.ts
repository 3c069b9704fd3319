import { unmappableCharacter } from './error.ts';

/** UTF-16 writes characters beyond U+FFFF as two units: a high surrogate, then a low one. */
export function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

/** False for NaN, which is what `charCodeAt` gives behind the end. */
export function isLowSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}

/** Index of the first surrogate without its partner, -1 when there is none. */
export function loneSurrogate(text: string): number {
  return text.search(/\p{Cs}/u);
}

/** @throws CcsidError at the first surrogate without its partner */
export function refuseLoneSurrogate(ccsid: number, text: string): void {
  const lone = loneSurrogate(text);
  if (lone >= 0) throw unmappableCharacter(ccsid, lone, text);
}
