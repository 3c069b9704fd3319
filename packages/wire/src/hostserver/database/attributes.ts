import {
  bytes,
  char,
  chars,
  code,
  defaulted,
  type Field,
  layout,
  prefixed,
  uint8,
  uint16,
  uint32,
  type Values,
} from '../../message/index.ts';
import { codepoint } from '../codepoint.ts';
import { ServerId } from '../header.ts';
import { No, Yes, yesNo } from './codepoints.ts';
import { request } from './request.ts';
import { fixedText, orNothing, shortText } from './text.ts';

export const DateFormat = { julian: 0, mdy: 1, dmy: 2, ymd: 3, usa: 4, iso: 5, eur: 6, jis: 7 } as const;
export const TimeFormat = { hms: 0, usa: 1, iso: 2, eur: 3, jis: 4 } as const;
/** Separators by their number. */
export const DateSeparator = ['/', '-', '.', ',', ' '] as const;
export const TimeSeparator = [':', '.', ',', ' '] as const;
export const DecimalSeparator = ['.', ','] as const;
export const Naming = { sql: 0, system: 1 } as const;

/** Commitment control. The client's autocommit runs at `none`. */
export const CommitLevel = { none: 0, cursorStability: 1, change: 2, all: 3, repeatableRead: 4 } as const;

/** Which formats describe columns and parameters (3821). */
export const Formats = { original: 0xf0, extended: 0xf1, superExtended: 0xf2 } as const;

/** Bits of 3825. */
export const ClientSupport = { boolean: 0x0400_0000 } as const;

export const Autocommit = { on: Yes, off: No } as const;

/** Which order character data is sorted in. */
export interface SortSequence {
  /** 0 by hexadecimal value, 1 shared weights, 2 unique weights of a language, 3 a table. */
  readonly kind: number;
  readonly language?: string | undefined;
  readonly table?: { readonly name: string; readonly library: string } | undefined;
}

const sortSequence: Field<SortSequence> = {
  type: '{ kind: uint16, ccsid?: uint16, language?: char(3), table?: text, library?: text }',
  size: undefined,
  note: '0 hexadecimal, 1 shared and 2 unique weights with a language, 3 a table',
  read(r) {
    const kind = r.uint16();
    if (r.remaining < 2) return { kind };
    r.skip(2);
    if (kind !== 3) return { kind, language: r.text(r.remaining).trimEnd() };
    const name = r.text(r.uint16());
    return { kind, table: { name, library: r.text(r.uint16()) } };
  },
  write(w, { kind, language, table }) {
    w.uint16(kind);
    if (language === undefined && table === undefined) return;
    w.uint16(w.charset.ccsid);
    if (table === undefined) {
      w.text((language ?? '').padEnd(3));
      return;
    }
    for (const one of [table.name, table.library]) {
      w.uint16(w.charset.encode(one).length);
      w.text(one);
    }
  },
  show: ({ kind, language, table }) => `${kind} ${language ?? (table ? `${table.library}/${table.name}` : '')}`.trim(),
};

const attributes = {
  clientCcsid: codepoint(0x3801, uint16('13488 or 1200')),
  nlv: codepoint(0x3802, fixedText(4, 'national language version, e.g. 2924')),
  clientLevel: codepoint(0x3803, fixedText(10, 'what the client can do, e.g. V7R2M01  ')),
  sortSequence: codepoint(0x3804, sortSequence),
  translate: codepoint(0x3805, uint8('F0: the server translates')),
  drdaPackageSize: codepoint(0x3806, uint16('1')),
  dateFormat: codepoint(0x3807, code(uint16(), DateFormat)),
  dateSeparator: codepoint(0x3808, uint16('0 / 1 - 2 . 3 , 4 blank')),
  timeFormat: codepoint(0x3809, code(uint16(), TimeFormat)),
  timeSeparator: codepoint(0x380a, uint16('0 : 1 . 2 , 3 blank')),
  decimalSeparator: codepoint(0x380b, uint16('0 . 1 ,')),
  naming: codepoint(0x380c, code(uint16(), Naming)),
  ignoreDecimalErrors: codepoint(0x380d, uint16('0 no, 1 yes')),
  commitLevel: codepoint(0x380e, code(uint16(), CommitLevel)),
  defaultLibrary: codepoint(0x380f, orNothing(shortText('of unqualified names'))),
  asciiCcsid: codepoint(0x3810, uint16('of translation tables')),
  ambiguousSelect: codepoint(0x3811, uint16('1: a query that does not say so is read only')),
  packageAdd: codepoint(0x3812, uint16('1: statements are added to the package')),
  formats: codepoint(0x3821, code(uint8(), Formats)),
  lobThreshold: codepoint(0x3822, uint32('bytes up to which large objects travel in the row')),
  compression: codepoint(0x3823, uint16('1: replies may be run-length encoded')),
  autocommit: codepoint(0x3824, code(uint8(), Autocommit)),
  clientSupport: codepoint(0x3825, uint32('what the client understands, bit by bit; 04000000 BOOLEAN')),
  database: codepoint(0x3826, fixedText(18, 'the relational database to work with')),
  decimalLimits: codepoint(
    0x3827,
    layout({ maximumPrecision: uint16(), maximumScale: uint16(), minimumDivideScale: uint16() }),
  ),
  hexLiterals: codepoint(0x3828, uint8('F0 character, F1 binary')),
  inputLocators: codepoint(0x3829, uint8('C8 hold, D5 no')),
  locatorPersistence: codepoint(
    0x3830,
    uint16('0 to the end of the unit of work, 1 to that of the connection or cursor'),
  ),
  correlator: codepoint(0x3831, bytes(undefined, 'of the workload manager')),
  optimizeGoal: codepoint(0x3833, uint8('C6 first rows, C1 all rows')),
  storageLimit: codepoint(0x3834, uint32('megabytes')),
  decfloatRounding: codepoint(0x3835, uint16()),
  closeOnEndOfFile: codepoint(0x383f, code(uint8(), yesNo)),
  accounting: codepoint(0x3837, orNothing(shortText('client information'))),
  application: codepoint(0x3838, orNothing(shortText('client information'))),
  clientUser: codepoint(0x3839, orNothing(shortText('client information'))),
  workstation: codepoint(0x383a, orNothing(shortText('client information'))),
  program: codepoint(0x383b, orNothing(shortText('client information'))),
  interfaceType: codepoint(0x383c, orNothing(shortText('e.g. JDBC'))),
  interfaceName: codepoint(0x383d, orNothing(shortText())),
  interfaceLevel: codepoint(0x383e, orNothing(shortText())),
  concurrentAccess: codepoint(0x3840, uint16('1 currently committed, 2 wait for the outcome, 3 skip locked rows')),
  alternateServer: codepoint(0x3845, uint8('asks for another server to go to')),
} as const;

export const SetAttributes = request(
  ServerId.database,
  0x1f80,
  'First request on a connection to the database server, and later for single attributes. Answered by Reply with the attributes of the server.',
  'DBSQLAttributesDS.java',
  attributes,
);

export const RetrieveAttributes = request(
  ServerId.database,
  0x1f81,
  'Asks for the attributes of the server. Answered by Reply.',
  'DBSQLAttributesDS.java',
);

/** What the server is and how it writes. Text is in the CCSID of the job. Source: JTOpen `DBReplyServerAttributes.java`. */
export const ServerAttributes = layout({
  ccsid: uint16('of the text in this part'),
  dateFormat: code(uint16(), DateFormat),
  dateSeparator: uint16(),
  timeFormat: code(uint16(), TimeFormat),
  timeSeparator: uint16(),
  decimalSeparator: uint16(),
  naming: code(uint16(), Naming),
  ignoreDecimalErrors: uint16(),
  commitLevel: code(uint16(), CommitLevel),
  drdaPackageSize: defaulted(uint16(), 1),
  translate: defaulted(uint8(), 0xf0),
  serverCcsid: uint16('of the job'),
  sortSequence: defaulted(uint16(), 0),
  language: defaulted(char(3), ''),
  sortTable: defaulted(char(10), ''),
  sortLibrary: defaulted(char(10), ''),
  nlv: char(4),
  functionalLevel: char(
    10,
    'release and level, e.g. V7R5M00014: >= 5 cancel, 9 full open, 11 XA, 14 rows cut to length, 16 parameters too',
  ),
  database: char(18, 'the relational database'),
  defaultLibrary: defaulted(char(10), ''),
  job: char(26, 'name 10, user 10, number 6: what a request to cancel names'),
  schema: defaulted(prefixed(uint16(), chars(), 'default schema'), ''),
});
export type ServerAttributes = Values<(typeof ServerAttributes)['fields']>;
