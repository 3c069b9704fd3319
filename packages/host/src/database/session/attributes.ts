/** The settings of an SQL session that change what statements mean. Names and values are those of IBM i job and SQL attributes. */
export interface SessionAttributes {
  readonly naming: 'sql' | 'system';
  /** Where unqualified names are looked up and created with SQL naming; undefined is the name of the user. With system naming: the library list. */
  readonly defaultSchema: string | undefined;
  /** SET PATH, for routines and types; `*LIBL` stands for the library list. */
  readonly path: readonly string[];
  readonly isolation: '*NONE' | '*CHG' | '*CS' | '*ALL' | '*RR';
  /** Every statement is its own unit of work. */
  readonly autocommit: boolean;
  readonly dateFormat: '*JUL' | '*MDY' | '*DMY' | '*YMD' | '*USA' | '*ISO' | '*EUR' | '*JIS';
  readonly dateSeparator: '/' | '-' | '.' | ',' | ' ';
  readonly timeFormat: '*HMS' | '*USA' | '*ISO' | '*EUR' | '*JIS';
  readonly timeSeparator: ':' | '.' | ',' | ' ';
  readonly decimalPoint: '.' | ',';
  readonly maximumPrecision: 31 | 63;
  readonly maximumScale: number;
  readonly minimumDivideScale: number;
  /** X'..' constants are character (true) or binary. */
  readonly hexConstantsAreCharacter: boolean;
  /** `*HEX` or the name of a language's table, e.g. `*LANGIDSHR` with a language. */
  readonly sortSequence: string;
  readonly language: string;
  /** Seconds that a statement may run; undefined: no limit. */
  readonly queryTimeout: number | undefined;
  /** Milliseconds that a statement waits for a lock; undefined: for ever. */
  readonly lockTimeout: number | undefined;
  /** What a reader does about uncommitted changes of others. */
  readonly concurrentAccess: 'currently-committed' | 'wait';
  readonly decfloatRounding: 'HALF_EVEN' | 'HALF_UP' | 'HALF_DOWN' | 'DOWN' | 'CEILING' | 'FLOOR' | 'UP';
  /** CCSID of character data that has none of its own: the default CCSID of the job. */
  readonly ccsid: number;
  /** Client special registers. */
  readonly clientAccounting: string;
  readonly clientApplication: string;
  readonly clientProgram: string;
  readonly clientUser: string;
  readonly clientWorkstation: string;
}

export const defaultAttributes: SessionAttributes = {
  naming: 'sql',
  defaultSchema: undefined,
  path: ['*LIBL'],
  isolation: '*NONE',
  autocommit: true,
  dateFormat: '*ISO',
  dateSeparator: '-',
  timeFormat: '*ISO',
  timeSeparator: '.',
  decimalPoint: '.',
  maximumPrecision: 31,
  maximumScale: 31,
  minimumDivideScale: 0,
  hexConstantsAreCharacter: true,
  sortSequence: '*HEX',
  language: 'ENU',
  queryTimeout: undefined,
  lockTimeout: 60_000,
  concurrentAccess: 'currently-committed',
  decfloatRounding: 'HALF_EVEN',
  ccsid: 37,
  clientAccounting: '',
  clientApplication: '',
  clientProgram: '',
  clientUser: '',
  clientWorkstation: '',
};
