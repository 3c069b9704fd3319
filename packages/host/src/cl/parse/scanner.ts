import type { Problem } from '../problem.ts';
import { fold, isSimpleName, isWordCharacter } from './characters.ts';
import type { Operator } from './syntax.ts';

export interface Token {
  readonly kind:
    | 'word'
    | 'quoted'
    | 'hexadecimal'
    | 'variable'
    | 'prompt'
    | 'operator'
    | 'open'
    | 'close'
    | 'slash'
    | 'colon'
    | 'end';
  /** The characters of the token. */
  readonly source: string;
  /** What it says: folded word, contents of a string, hexadecimal digits, name of a variable. */
  readonly text: string;
  readonly at: number;
  /** Nothing stands between the token before and this one. */
  readonly joined: boolean;
}

/** Ends the scan: `problem` says why. */
export class ScanError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.id);
    this.problem = problem;
  }
}

const symbols: readonly (readonly [string, Operator])[] = [
  ['||', '*CAT'],
  ['|>', '*BCAT'],
  ['|<', '*TCAT'],
  ['|', '*OR'],
  ['>=', '*GE'],
  ['<=', '*LE'],
  ['¬=', '*NE'],
  ['¬>', '*NG'],
  ['¬<', '*NL'],
  ['¬', '*NOT'],
  ['=', '*EQ'],
  ['>', '*GT'],
  ['<', '*LT'],
  ['&', '*AND'],
];

const singles: ReadonlyMap<string, Token['kind']> = new Map([
  ['(', 'open'],
  [')', 'close'],
  ['/', 'slash'],
  [':', 'colon'],
]);

/**
 * Cuts a command into tokens; the last one is `end`. Offsets are those of `text`.
 * @throws ScanError
 */
export function scan(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (;;) {
    const start = skipBlanksAndComments(text, position);
    const joined = tokens.length > 0 && start === position;
    const qualifier = joined && tokens.at(-1)?.kind === 'slash';
    try {
      const token = next(text, start, joined);
      tokens.push(token);
      if (token.kind === 'end') return tokens;
      position = start + token.source.length;
      mustEnd(text, position, token);
    } catch (error) {
      throw qualifier ? badQualifier(text, start) : error;
    }
  }
}

/** What is joined to the token before it: no word to a string or a closing parenthesis, no string to a word. */
function mustEnd(text: string, position: number, token: Token): void {
  const follower = text[position];
  if (follower === undefined) return;
  const string = token.kind === 'quoted' || token.kind === 'hexadecimal';
  const bad = string
    ? isWordCharacter(follower) || `'":/`.includes(follower)
    : token.kind === 'close'
      ? isWordCharacter(follower)
      : (token.kind === 'word' || token.kind === 'variable') && `'"`.includes(follower);
  if (bad) throw cannotFollow(follower, token, position);
}

export function cannotFollow(character: string, token: Token, at: number): ScanError {
  return new ScanError({ id: 'CPD0020', values: [character, shown(token)], at });
}

/** What follows a slash cannot be part of a qualified name. */
export function badQualifier(text: string, at: number): ScanError {
  return new ScanError({ id: 'CPD0012', values: [text.slice(at, at + 10)], at });
}

/** Strings that a message quotes are ten characters long; unquoted ones have been folded. */
function shown(token: Token): string {
  const quoted = token.kind === 'quoted' || token.source.startsWith('"');
  return (quoted ? token.source : fold(token.source)).slice(0, 10);
}

function skipBlanksAndComments(text: string, from: number): number {
  let position = from;
  /** A line that is not continued ends the command: what follows may only be blank or a comment. */
  let ended = false;
  for (;;) {
    const character = text[position];
    if (character === ' ') position++;
    else if (character === '\n') {
      ended = true;
      position++;
    } else if (beginsComment(text, position)) {
      const end = text.indexOf('*/', position + 2);
      if (end < 0) throw new ScanError(invalidString(text, position));
      position = end + 2;
    } else break;
  }
  if (ended && position < text.length) throw new ScanError(invalidString(text, position));
  return position;
}

/** In QGPL/*ALL the characters /* are no comment: one begins after a blank or parenthesis, or at the start. */
function beginsComment(text: string, at: number): boolean {
  return text.startsWith('/*', at) && (at === 0 || ' \n()'.includes(text[at - 1] as string));
}

function invalidString(text: string, at: number): Problem {
  return { id: 'CPD0018', values: [fold(text.slice(at, at + 10))], at };
}

function next(text: string, at: number, joined: boolean): Token {
  const character = text[at];
  const token = (kind: Token['kind'], end: number, says?: string): Token => {
    const source = text.slice(at, end);
    return { kind, source, text: says ?? fold(source), at, joined };
  };
  if (character === undefined) return token('end', at);
  if (character === "'") return quoted(text, at, token);
  if (/[xX]/.test(character) && text[at + 1] === "'") return hexadecimal(text, at, token);
  if (character === '"') return quotedName(text, at, token);
  const single = singles.get(character);
  if (single !== undefined) return token(single, at + 1);
  if (character === '?') return token('prompt', at + (/^\?[?*<>/\-&%!]/.test(text.slice(at, at + 2)) ? 2 : 1));
  if (character === '&') {
    const name = /^[\p{L}$#@][\p{L}\p{Nd}$#@_]*/u.exec(text.slice(at + 1, at + 256))?.[0];
    if (name !== undefined) {
      const variable = token('variable', at + 1 + name.length, fold(name));
      if (!isSimpleName(variable.text)) throw new ScanError(invalidString(text, at));
      return variable;
    }
  }
  const symbol = symbols.find(([symbol]) => text.startsWith(symbol, at));
  if (symbol !== undefined) return token('operator', at + symbol[0].length, symbol[1]);
  let end = at;
  while (end < text.length && isWordCharacter(text[end] as string)) end++;
  if (end === at || (end < text.length && !delimiters.includes(text[end] as string)))
    throw new ScanError(invalidString(text, at));
  return token('word', end);
}

/** What may come directly after an unquoted string; whether it makes sense there is seen later. */
const delimiters = ` \n()/:'"|<>=¬&`;

type Make = (kind: Token['kind'], end: number, says?: string) => Token;

function quoted(text: string, at: number, token: Make): Token {
  let contents = '';
  for (let position = at + 1; ; ) {
    const end = text.indexOf("'", position);
    if (end < 0) throw new ScanError({ id: 'CPD0014', values: [], at });
    contents += text.slice(position, end);
    if (text[end + 1] !== "'") return token('quoted', end + 1, contents);
    contents += "'";
    position = end + 2;
  }
}

function hexadecimal(text: string, at: number, token: Make): Token {
  const end = text.indexOf("'", at + 2);
  if (end < 0) throw new ScanError({ id: 'CPD0014', values: [], at });
  const digits = text.slice(at + 2, end);
  if (digits.length % 2 !== 0 || !/^[0-9A-Fa-f]*$/.test(digits)) throw new ScanError(invalidString(text, at));
  return token('hexadecimal', end + 1, digits);
}

/** `"Name"`: a name that keeps its case. It has no blanks. */
function quotedName(text: string, at: number, token: Make): Token {
  const end = text.slice(at + 1).search(/["\s]/);
  if (end < 0) throw new ScanError({ id: 'CPD0014', values: [], at });
  const found = token('word', at + 1 + end, text.slice(at, at + 1 + end));
  if (text[at + 1 + end] !== '"') throw cannotFollow(' ', found, at + 1 + end);
  return token('word', at + 2 + end, text.slice(at, at + 2 + end));
}
