import { classOf, DIGIT } from './characters.ts';
import { badNumber } from './errors.ts';

/** Where the number at an offset ends. A decimal comma counts between digits only, as does the rule that a list wants a blank behind commas. */
export function numberEnd(
  text: string,
  at: number,
  decimalPoint: '.' | ',',
): { readonly end: number; readonly form: 'integer' | 'decimal' | 'float' } {
  let end = digitsEnd(text, at);
  let form: 'integer' | 'decimal' | 'float' = 'integer';
  if (isPoint(text, end, decimalPoint)) {
    end = digitsEnd(text, end + 1);
    form = 'decimal';
  }
  const code = text.charCodeAt(end);
  if (code === 0x45 || code === 0x65) {
    end = exponentEnd(text, at, end);
    form = 'float';
  }
  return { end, form };
}

function isPoint(text: string, at: number, decimalPoint: '.' | ','): boolean {
  const code = text.charCodeAt(at);
  if (code === 0x2e) return true;
  return code === 0x2c && decimalPoint === ',' && classOf(text.charCodeAt(at + 1)) === DIGIT;
}

function exponentEnd(text: string, start: number, at: number): number {
  const sign = text.charCodeAt(at + 1);
  const digits = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1;
  const end = digitsEnd(text, digits);
  if (end === digits) throw badNumber(text, start, at);
  return end;
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (classOf(text.charCodeAt(at)) === DIGIT) at++;
  return at;
}
