import { SqlError } from '../error.ts';
import type { Expression, Statement } from './ast/index.ts';

/** What of a session decides how a text is read. */
export interface ParseOptions {
  /** With `system`, `LIB/FILE` is a qualified name. Both know `LIB.FILE`. */
  readonly naming: 'sql' | 'system';
  /** With `,` a comma between digits is a decimal point. */
  readonly decimalPoint: '.' | ',';
}

export interface Parsed {
  readonly statement: Statement;
  /** How many markers there are, in the order of their `index`. */
  readonly markers: number;
}

/** Reads one statement. Throws SqlError (-104, -199, -10 ...) with the position. */
export function parseStatement(_text: string, _options: ParseOptions): Parsed {
  throw new SqlError(-84, [], 'The parser is not there yet.');
}

/** Reads an expression alone: a default or a check condition from the catalog. */
export function parseExpression(_text: string, _options: ParseOptions): Expression {
  throw new SqlError(-84, [], 'The parser is not there yet.');
}
