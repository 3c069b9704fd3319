import { SqlError } from '../../error.ts';
import { classOf, DIGIT, fold, LETTER, SPACE } from './characters.ts';
import { badNumber, unknownCharacter, unterminated } from './errors.ts';
import { numberEnd } from './number.ts';
import { symbolAt } from './symbols.ts';
import { END, type Token, type TokenForm } from './token.ts';

/** Ordinary and delimited names have at most so many characters. */
const longestName = 128;
const prefixes = new Set(['X', 'BX', 'GX', 'UX', 'N', 'G']);

/** Cuts a text into tokens; the last is `end`. Throws SqlError: -7, -10, -103, -104 (an empty name), -107, -110. */
export function tokenize(text: string, decimalPoint: '.' | ','): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at = skipBlanks(text, at);
    if (at >= text.length) break;
    const token = tokenAt(text, at, decimalPoint);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', key: END, value: '', form: '', at: text.length, end: text.length });
  return tokens;
}

function tokenAt(text: string, at: number, decimalPoint: '.' | ','): Token {
  const code = text.charCodeAt(at);
  const kind = classOf(code);
  if (kind === LETTER) return word(text, at);
  if (kind === DIGIT || (code === 0x2e && classOf(text.charCodeAt(at + 1)) === DIGIT))
    return number(text, at, decimalPoint);
  if (code === 0x27) return string(text, at, at, '');
  if (code === 0x22) return name(text, at);
  const symbol = symbolAt(text, at);
  if (symbol === undefined) throw unknownCharacter(text, at);
  return { kind: 'symbol', key: symbol.key, value: symbol.key, form: '', at, end: at + symbol.length };
}

/** Behind blanks and comments: `--` to the end of the line, and nested bracketed ones. */
function skipBlanks(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x2d && text.charCodeAt(at + 1) === 0x2d) at = lineEnd(text, at);
    else if (code === 0x2f && text.charCodeAt(at + 1) === 0x2a) at = commentEnd(text, at);
    else if (classOf(code) === SPACE) at++;
    else return at;
  }
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 0x0a && text.charCodeAt(at) !== 0x0d) at++;
  return at;
}

function commentEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2f && text.charCodeAt(at + 1) === 0x2a) {
      depth++;
      at++;
    } else if (code === 0x2a && text.charCodeAt(at + 1) === 0x2f) {
      at++;
      if (--depth === 0) return at + 1;
    }
  }
  throw unterminated(text, from, 'comment');
}

function word(text: string, at: number): Token {
  let end = at + 1;
  while (end < text.length && (classOf(text.charCodeAt(end)) & (LETTER | DIGIT)) !== 0) end++;
  const value = fold(text.slice(at, end));
  if (text.charCodeAt(end) === 0x27 && prefixes.has(value)) return string(text, at, end, value as TokenForm);
  if (end - at > longestName) throw new SqlError(-107, [value, longestName], undefined, { position: at });
  return { kind: 'word', key: value, value, form: '', at, end };
}

function number(text: string, at: number, decimalPoint: '.' | ','): Token {
  const { end, form } = numberEnd(text, at, decimalPoint);
  const next = classOf(text.charCodeAt(end));
  if ((next & (LETTER | DIGIT)) !== 0 && !isSizeUnit(text, end)) throw badNumber(text, at, end);
  if (text.charCodeAt(end) === 0x2e && form !== 'integer') throw badNumber(text, at, end);
  const value = text.slice(at, end);
  return { kind: 'number', key: '', value: decimalPoint === ',' ? value.replace(',', '.') : value, form, at, end };
}

/** `1M)`: K, M and G of a length in a data type. */
function isSizeUnit(text: string, at: number): boolean {
  if (!'KMGkmg'.includes(text[at]!)) return false;
  return text.charCodeAt(skipBlanks(text, at + 1)) === 0x29;
}

function string(text: string, at: number, quote: number, form: TokenForm): Token {
  const end = quoteEnd(text, at, quote, 0x27);
  const value = unquoted(text, quote, end, "'");
  checkDigits(text, at, end, value, form);
  return { kind: 'string', key: '', value, form, at, end };
}

function name(text: string, at: number): Token {
  const end = quoteEnd(text, at, at, 0x22);
  const value = withoutTrailingBlanks(unquoted(text, at, end, '"'));
  if (value === '') throw new SqlError(-104, ['""', '<IDENTIFIER>'], undefined, { position: at });
  if (value.length > longestName) throw new SqlError(-107, [value, longestName], undefined, { position: at });
  return { kind: 'name', key: '', value, form: '', at, end };
}

/** By hand: a regular expression takes quadratic time over long runs of blanks. */
function withoutTrailingBlanks(name: string): string {
  let end = name.length;
  while (end > 0 && name.charCodeAt(end - 1) === 0x20) end--;
  return name.slice(0, end);
}

function quoteEnd(text: string, at: number, open: number, quote: number): number {
  for (let end = open + 1; end < text.length; end++) {
    if (text.charCodeAt(end) !== quote) continue;
    if (text.charCodeAt(end + 1) !== quote) return end + 1;
    end++;
  }
  throw unterminated(text, at, quote === 0x27 ? 'string constant' : 'delimited name');
}

function unquoted(text: string, open: number, end: number, quote: string): string {
  const value = text.slice(open + 1, end - 1);
  return value.includes(quote) ? value.replaceAll(quote + quote, quote) : value;
}

/** Hexadecimal digits come in pairs, for double-byte characters in fours. */
function checkDigits(text: string, at: number, end: number, value: string, form: TokenForm): void {
  if (form === '' || form === 'N' || form === 'G') return;
  const group = form === 'GX' || form === 'UX' ? 4 : 2;
  if (value.length % group === 0 && !/[^0-9a-f]/i.test(value)) return;
  throw new SqlError(-110, [text.slice(at, end)], undefined, { position: at });
}
