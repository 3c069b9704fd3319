/**
 * A CL command as it was written, before it is compared with the command's definition. `at` is the offset of the first character
 * in the source text.
 */
export interface CommandSyntax {
  readonly label: string | undefined;
  /** Undefined when the name was not qualified. */
  readonly library: string | undefined;
  readonly name: string;
  readonly at: number;
  /** `?` stood before the command name. */
  readonly prompted: boolean;
  readonly arguments: readonly Argument[];
}

export interface Argument {
  /** Undefined for a parameter that is given by its position. */
  readonly keyword: string | undefined;
  /** The characters of selective prompting before the keyword: `??`, `?*`, `?<` ...; empty when there are none. */
  readonly prompt: string;
  /** What stands between the parentheses of a keyword; of a positional parameter its one value or the items of its list. */
  readonly values: readonly ValueSyntax[];
  readonly at: number;
}

export type ValueSyntax = Word | Quoted | Hexadecimal | Variable | Qualified | List | Nested | Expression;

/** An unquoted string: a name, a number, a special value ... Which of these it is, the definition decides. */
export interface Word {
  readonly kind: 'word';
  /** Folded to upper case. */
  readonly text: string;
  /** As it was written. */
  readonly source: string;
  readonly at: number;
}

/** `'...'`, with doubled apostrophes made single. */
export interface Quoted {
  readonly kind: 'quoted';
  readonly text: string;
  readonly at: number;
}

/** `X'C1C2'`. */
export interface Hexadecimal {
  readonly kind: 'hexadecimal';
  readonly bytes: Uint8Array;
  readonly at: number;
}

/** `&NAME`, without the ampersand. */
export interface Variable {
  readonly kind: 'variable';
  readonly name: string;
  readonly at: number;
}

/** `LIBRARY/OBJECT`, `NUMBER/USER/JOB`. */
export interface Qualified {
  readonly kind: 'qualified';
  readonly parts: readonly (Word | Quoted | Variable)[];
  readonly at: number;
}

/** `(A B C)` inside a parameter. */
export interface List {
  readonly kind: 'list';
  readonly items: readonly ValueSyntax[];
  readonly at: number;
}

/** `KEYWORD(VALUES)` inside a parameter: part of a command that is the value of a *CMDSTR parameter. */
export interface Nested {
  readonly kind: 'nested';
  readonly keyword: string;
  readonly values: readonly ValueSyntax[];
  readonly at: number;
}

export interface Expression {
  readonly kind: 'expression';
  readonly operator: Operator;
  /** One for `*NOT` and signs, else two. */
  readonly operands: readonly ValueSyntax[];
  readonly at: number;
}

export type Operator = ConcatenationOperator | ArithmeticOperator | RelationalOperator | LogicalOperator;
export type ConcatenationOperator = '*CAT' | '*BCAT' | '*TCAT';
export type ArithmeticOperator = '+' | '-' | '*' | '/';
export type RelationalOperator = '*EQ' | '*GT' | '*LT' | '*GE' | '*LE' | '*NE' | '*NG' | '*NL';
export type LogicalOperator = '*AND' | '*OR' | '*NOT';
