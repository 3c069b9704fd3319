import type { Problem } from '../problem.ts';
import { isSimpleName } from './characters.ts';
import { expressionOf, mostOperators, operatorOf, type Term } from './expression.ts';
import { joinLines } from './lines.ts';
import { badQualifier, cannotFollow, ScanError, scan, type Token } from './scanner.ts';
import type {
  Argument,
  CommandSyntax,
  List,
  Nested,
  Qualified,
  Quoted,
  ValueSyntax,
  Variable,
  Word,
} from './syntax.ts';

export interface Parsed {
  /** Undefined when the text holds no command (blanks and comments only) or one that is not well-formed. */
  readonly command: CommandSyntax | undefined;
  readonly problems: readonly Problem[];
}

/** Lists and expressions nest no deeper than this; IBM i's own limits are lower and depend on the parameter. */
const deepest = 25;

/**
 * Parses one CL command. Never throws: what is not well-formed is told by the diagnostics that IBM i has for it, with offsets
 * into `source`. Source of the rules: IBM i documentation, "CL command syntax" and "CL command coding rules".
 */
export function parse(source: string): Parsed {
  const { text, offset } = joinLines(source);
  try {
    return { command: new Parser(scan(text), offset).command(), problems: [] };
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    const { problem } = error;
    const at = problem.at === undefined ? {} : { at: offset(problem.at) };
    return { command: undefined, problems: [{ ...problem, ...at }, ...unbalanced(text, problem)] };
  }
}

/** Apostrophes and parentheses without a partner are told besides the first error. */
function unbalanced(text: string, { id }: Problem): Problem[] {
  let depth = 0;
  let open = false;
  for (const character of text) {
    if (character === "'") open = !open;
    else if (!open && character === '(') depth++;
    else if (!open && character === ')') depth--;
  }
  return [
    ...(open && id !== 'CPD0014' ? [{ id: 'CPD0014', values: [] } as const] : []),
    ...(depth > 0 && id !== 'CPD0013' ? [{ id: 'CPD0013', values: [] } as const] : []),
  ];
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #offset: (index: number) => number;
  #position = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], offset: (index: number) => number) {
    this.#tokens = tokens;
    this.#offset = offset;
  }

  command(): CommandSyntax | undefined {
    let label: string | undefined;
    if (this.#peek(1).kind === 'colon' && isSimpleName(this.#peek().text)) {
      label = this.#take().text;
      this.#take();
    }
    if (this.#peek().kind === 'end') return undefined;
    const prompted = this.#peek().kind === 'prompt' && this.#take() !== undefined;
    const { at } = this.#peek();
    let name = this.#name();
    let library: string | undefined;
    if (this.#peek().kind === 'slash' && this.#peek().joined) {
      this.#take();
      library = name;
      name = this.#name();
    }
    const first = this.#peek();
    if (first.joined && first.kind !== 'end') throw this.#unexpected();
    const found: Argument[] = [];
    while (this.#peek().kind !== 'end') found.push(this.#argument());
    return { label, library, name, at: this.#offset(at), prompted, arguments: found };
  }

  #argument(): Argument {
    const first = this.#peek();
    const prompt = first.kind === 'prompt' ? this.#take().source : '';
    const at = this.#offset(first.at);
    const keyword = this.#peek();
    const opening = this.#peek(1);
    if (keyword.kind === 'word' && opening.kind === 'open' && opening.joined) {
      if (!isSimpleName(keyword.text)) throw cannotFollow('(', keyword, opening.at);
      this.#take();
      return { keyword: keyword.text, prompt, values: this.#parenthesised(), at };
    }
    if (prompt !== '') throw this.#unexpected();
    if (this.#peek().kind === 'open') return { keyword: undefined, prompt, values: this.#parenthesised(), at };
    return { keyword: undefined, prompt, values: [this.#value()], at };
  }

  /** What stands between parentheses: values, or the one expression that they make up. */
  #parenthesised(): ValueSyntax[] {
    const opening = this.#take();
    if (++this.#depth > deepest) throw cannotFollow('(', this.#tokens[this.#position - 2] ?? opening, opening.at);
    const terms: Term[] = [];
    const tokens: Token[] = [];
    let operators = 0;
    while (this.#peek().kind !== 'close') {
      const token = this.#peek();
      if (token.kind === 'end') throw new ScanError({ id: 'CPD0013', values: [], at: opening.at });
      const operator = operatorOf(token);
      const path = token.kind === 'slash' && this.#beginsPath();
      if (operator !== undefined && ++operators > mostOperators)
        throw cannotFollow(token.source[0] as string, this.#before(token), token.at);
      tokens.push(token);
      if (operator === undefined || path) terms.push(this.#value());
      else terms.push({ kind: 'operator', operator, at: this.#offset(this.#take().at) });
    }
    this.#take();
    this.#depth--;
    const expression = expressionOf(terms);
    return expression === undefined
      ? terms.map((term, index) => this.#plain(term, tokens[index] as Token))
      : [expression];
  }

  /** A word that looks like an operator but stands where none can be is a value; a symbol is an error. */
  #plain(term: Term, token: Token): ValueSyntax {
    if (term.kind !== 'operator') return term;
    if (token.kind === 'word') return { kind: 'word', text: token.text, source: token.source, at: term.at };
    throw cannotFollow(token.source[0] as string, this.#before(token), token.at);
  }

  #value(): ValueSyntax {
    const token = this.#peek();
    const at = this.#offset(token.at);
    switch (token.kind) {
      case 'open':
        return this.#list(at);
      case 'hexadecimal':
        return { kind: 'hexadecimal', bytes: Buffer.from(this.#take().text, 'hex'), at };
      case 'word':
        if (this.#peek(1).kind === 'open' && this.#peek(1).joined) return this.#nested(at);
        return this.#qualified(at);
      case 'quoted':
      case 'variable':
        return this.#qualified(at);
      case 'slash':
        if (this.#beginsPath()) return this.#path(at);
        throw this.#unexpected();
      default:
        throw this.#unexpected();
    }
  }

  #nested(at: number): Nested {
    const keyword = this.#take();
    if (!isSimpleName(keyword.text)) throw cannotFollow('(', keyword, this.#peek().at);
    return { kind: 'nested', keyword: keyword.text, values: this.#parenthesised(), at };
  }

  #list(at: number): List | ValueSyntax {
    const items = this.#parenthesised();
    const [only] = items;
    return items.length === 1 && only?.kind === 'expression' ? only : { kind: 'list', items, at };
  }

  #qualified(at: number): Qualified | Word | Quoted | Variable {
    const parts = [this.#part()];
    while (this.#peek().kind === 'slash' && this.#peek().joined && this.#peek(1).joined) {
      this.#take();
      const beginning = this.#peek();
      if (!['word', 'quoted', 'variable'].includes(beginning.kind)) throw badQualifier(beginning.source, 0);
      parts.push(this.#part());
    }
    return parts.length === 1 ? (parts[0] as Word) : { kind: 'qualified', parts, at };
  }

  #part(): Word | Quoted | Variable {
    const token = this.#take();
    const at = this.#offset(token.at);
    if (token.kind === 'word') return { kind: 'word', text: token.text, source: token.source, at };
    if (token.kind === 'variable') return { kind: 'variable', name: token.text, at };
    return { kind: 'quoted', text: token.text, at };
  }

  #beginsPath(): boolean {
    return this.#peek(1).joined && this.#peek(1).kind === 'word';
  }

  /** `/home/user`: an unquoted path is one word. */
  #path(at: number): Word {
    let text = '';
    let source = '';
    do {
      const token = this.#take();
      text += token.text;
      source += token.source;
    } while (this.#peek().joined && ['slash', 'word'].includes(this.#peek().kind));
    return { kind: 'word', text, source, at };
  }

  /** The name of a command, or the library before it: that may be a special value such as *LIBL. */
  #name(): string {
    const token = this.#peek();
    if (token.kind !== 'word') throw this.#unexpected();
    const special = this.#peek(1).kind === 'slash' && /^\*[A-Z]+$/.test(token.text);
    if (!special && !/^[\p{L}$#@"][^*+,-]*$/u.test(token.text))
      throw new ScanError({ id: 'CPD0018', values: [token.text.slice(0, 10)], at: token.at });
    return this.#take().text;
  }

  #unexpected(): ScanError {
    const token = this.#peek();
    if (token.kind === 'close') return new ScanError({ id: 'CPD0013', values: [], at: token.at });
    return cannotFollow(token.source[0] ?? ' ', this.#before(token), token.at);
  }

  #before(token: Token): Token {
    return this.#tokens[this.#tokens.indexOf(token) - 1] ?? { ...token, kind: 'word', source: '', text: '' };
  }

  #peek(ahead = 0): Token {
    return (this.#tokens[this.#position + ahead] ?? this.#tokens.at(-1)) as Token;
  }

  #take(): Token {
    const token = this.#peek();
    this.#position++;
    return token;
  }
}
