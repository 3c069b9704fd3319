import { SqlError } from '../../error.ts';
import type { Token } from '../lex/token.ts';
import { reservedWords } from './reserved.ts';

/** What of a session decides how a text is read. */
export interface ParseOptions {
  /** With `system`, `LIB/FILE` is a qualified name. Both know `LIB.FILE`. */
  readonly naming: 'sql' | 'system';
  /** With `,` a comma between digits is a decimal point. */
  readonly decimalPoint: '.' | ',';
}

/** Levels of brackets, subqueries and blocks inside each other. Deeper is refused before the stack of the process is at its end. */
const deepest = 200;

/** The tokens of a statement, read from the left. Productions are functions that take one of these. */
export class TokenStream {
  readonly text: string;
  readonly options: ParseOptions;
  /** How many markers were read. */
  markers = 0;
  /** INSERTING, UPDATING, DELETING are predicates inside triggers. */
  inTrigger = false;
  /** The token that comes next. */
  token: Token;
  index = 0;
  readonly #tokens: readonly Token[];
  #depth = 0;
  /** Where an earlier reading of the same tokens failed: what is asked for there is what could have stood there. */
  readonly #failed: number | undefined;
  readonly #wanted = new Set<string>();
  /** The same for the words behind, where a clause was begun and not gone on with: `ORDER` without `BY`. */
  #wantedBehind = new Set<string>();
  #behind = 0;

  constructor(text: string, tokens: readonly Token[], options: ParseOptions, failed?: number) {
    this.text = text;
    this.options = options;
    this.#tokens = tokens;
    this.#failed = failed;
    this.token = tokens[0]!;
  }

  next(): Token {
    const token = this.token;
    if (token.kind !== 'end') this.token = this.#tokens[++this.index]!;
    return token;
  }

  peek(distance = 1): Token {
    return this.#tokens[Math.min(this.index + distance, this.#tokens.length - 1)]!;
  }

  /** The next token is this keyword or symbol. */
  is(key: string): boolean {
    if (this.token.key === key) return true;
    if (this.index === this.#failed) this.#wanted.add(key);
    return false;
  }

  isAny(...keys: readonly string[]): boolean {
    return keys.some(key => this.is(key));
  }

  /** The next tokens are these. */
  isSequence(...keys: readonly string[]): boolean {
    if (!this.is(keys[0]!)) return false;
    for (let distance = 1; distance < keys.length; distance++) {
      if (this.peek(distance).key === keys[distance]) continue;
      if (this.index === this.#failed) this.#wantBehind(keys[distance]!, distance);
      return false;
    }
    return true;
  }

  /** Only what was wanted farthest behind counts. */
  #wantBehind(key: string, distance: number): void {
    if (distance > this.#behind) this.#wantedBehind = new Set();
    this.#behind = Math.max(distance, this.#behind);
    if (distance === this.#behind) this.#wantedBehind.add(key);
  }

  accept(key: string): boolean {
    if (!this.is(key)) return false;
    this.next();
    return true;
  }

  acceptSequence(...keys: readonly string[]): boolean {
    if (!this.isSequence(...keys)) return false;
    for (const _ of keys) this.next();
    return true;
  }

  /** The first of the keywords that is the next token, read. */
  acceptAny<K extends string>(...keys: readonly K[]): K | undefined {
    for (const key of keys) if (this.accept(key)) return key;
    return undefined;
  }

  expect(...keys: readonly string[]): void {
    for (const key of keys) if (!this.accept(key)) throw this.unexpected();
  }

  expectAny<K extends string>(...keys: readonly K[]): K {
    const key = this.acceptAny(...keys);
    if (key === undefined) throw this.unexpected();
    return key;
  }

  /** Back to a token that was read before. */
  rewind(index: number, markers: number): void {
    this.index = index;
    this.token = this.#tokens[index]!;
    this.markers = markers;
  }

  /** Runs a production one level further inside. */
  nested<T>(production: (p: TokenStream) => T): T {
    if (++this.#depth > deepest)
      throw tooComplex('Brackets and subqueries lie too deep inside each other.', this.token.at);
    const made = production(this);
    this.#depth--;
    return made;
  }

  /** Says what could stand here besides keywords: `<IDENTIFIER>`, `<INTEGER>`. */
  want(what: string): void {
    if (this.index === this.#failed) this.#wanted.add(what);
  }

  /** The error that the next token, or one behind it where a clause was begun, is not one of those asked for. */
  unexpected(...wanted: readonly string[]): SqlError {
    for (const what of wanted) this.want(what);
    const { kind, key, at, end } = this.peek(this.#behind);
    const possible = this.#behind > 0 ? this.#wantedBehind : this.#wanted;
    const found = kind === 'word' || kind === 'end' ? key : this.text.slice(at, Math.min(end, at + 64));
    const code = kind === 'word' && reservedWords.has(key) ? -199 : -104;
    return new SqlError(code, [found, [...possible].slice(0, 20).join(' ')], undefined, { position: at });
  }

  /** Tokens as they are written, from one that was read before up to the next, with single blanks between. */
  textSince(index: number): string {
    return this.#tokens
      .slice(index, this.index)
      .map(({ kind, key, at, end }) => (kind === 'word' || kind === 'symbol' ? key : this.text.slice(at, end)))
      .join(' ');
  }

  /** Offset behind the token that was read last. */
  get lastEnd(): number {
    return this.index === 0 ? 0 : this.#tokens[this.index - 1]!.end;
  }
}

/** -101: what is asked for is legal, but more than we do. */
export function tooComplex(why: string, position: number): SqlError {
  return new SqlError(-101, ['1'], `[SQL0101] The statement is too long or too complex. ${why}`, { position });
}
