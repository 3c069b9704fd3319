/** What kinds of tokens there are. `name` is a delimited identifier, `end` stands behind the last token. */
export type TokenKind = 'word' | 'name' | 'string' | 'number' | 'symbol' | 'end';

/** Of a string: what stands in front of its quote. Of a number: what it is. Of others: nothing. */
export type TokenForm = '' | 'X' | 'BX' | 'GX' | 'UX' | 'N' | 'G' | 'integer' | 'decimal' | 'float';

export interface Token {
  readonly kind: TokenKind;
  /**
   * Of words and symbols what the grammar knows them by: words in upper case, symbols with their variants undone (`!=` is `<>`,
   * `!!` is `||`). Empty for names, strings and numbers, so that none of them is taken for a keyword.
   */
  readonly key: string;
  /** Words as `key`; names and strings without their quotes; numbers with `.` as their decimal point. */
  readonly value: string;
  readonly form: TokenForm;
  /** Offsets of the first character and of the one behind the last. */
  readonly at: number;
  readonly end: number;
}

/** How Db2 names the end of a statement among its tokens. */
export const END = '<END-OF-STATEMENT>';
