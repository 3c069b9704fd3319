import { SqlError } from '../error.ts';
import type { Expression, Statement } from './ast/index.ts';
import { tokenize } from './lex/lexer.ts';
import { END, type Token } from './lex/token.ts';
import { checkDepth } from './parse/depth.ts';
import { expression } from './parse/expression/expression.ts';
import { statement } from './parse/statement.ts';
import { type ParseOptions, TokenStream, tooComplex } from './parse/stream.ts';

export type { ParseOptions } from './parse/stream.ts';

export interface Parsed {
  readonly statement: Statement;
  /** How many markers there are, in the order of their `index`. */
  readonly markers: number;
}

/** Db2 for i takes no longer statements. */
const longestText = 2 * 1024 * 1024;

/** Reads one statement. Throws SqlError (-104, -199, -10 ...) with the position. */
export function parseStatement(text: string, options: ParseOptions): Parsed {
  const tokens = tokensOf(text, options);
  if (tokens.length === 1 || (tokens.length === 2 && tokens[0]!.key === ';')) {
    throw new SqlError(-198, [], undefined, { position: 0 });
  }
  return parsed(text, tokens, options, p => {
    const made = statement(p);
    p.accept(';');
    return { statement: made, markers: p.markers };
  });
}

/** Reads an expression alone: a default or a check condition from the catalog. */
export function parseExpression(text: string, options: ParseOptions): Expression {
  return parsed(text, tokensOf(text, options), options, expression);
}

function tokensOf(text: string, options: ParseOptions): Token[] {
  if (text.length > longestText) throw tooComplex('It has more than 2097152 characters.', longestText);
  return tokenize(text, options.decimalPoint);
}

/**
 * Runs a production over all tokens. When it fails it runs again to hear what could have stood at the token that is wrong, so that the
 * first reading need not keep account of that.
 */
function parsed<T extends object>(
  text: string,
  tokens: readonly Token[],
  options: ParseOptions,
  production: (p: TokenStream) => T,
): T {
  const p = new TokenStream(text, tokens, options);
  try {
    return complete(p, production, tokens.length);
  } catch (error) {
    if (!(error instanceof SqlError) || (error.sqlcode !== -104 && error.sqlcode !== -199)) throw error;
    return complete(new TokenStream(text, tokens, options, p.index), production, tokens.length);
  }
}

function complete<T extends object>(p: TokenStream, production: (p: TokenStream) => T, tokens: number): T {
  const made = production(p);
  if (p.token.kind !== 'end') throw p.unexpected(END);
  checkDepth(made, tokens);
  return made;
}
