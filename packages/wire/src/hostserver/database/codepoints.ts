import { code, type Field, int32, uint8, uint16, uint32 } from '../../message/index.ts';
import { codepoint } from '../codepoint.ts';
import { arrayData } from './array-data.ts';
import { dataBlock } from './data/block.ts';
import { originalDataBlock } from './data/original-block.ts';
import { extendedFormat } from './format/extended.ts';
import { originalFormat } from './format/original.ts';
import { longText, orNothing, shortText } from './text.ts';

/** Access for which a cursor is opened; `full` may be added. */
export const OpenAttributes = { readOnly: 0x80, all: 0xf0, full: 0x01 } as const;

export const CursorType = {
  forwardAsensitive: 0,
  scrollAsensitive: 1,
  scrollInsensitive: 2,
  scrollSensitive: 3,
  forwardSensitive: 4,
  forwardInsensitive: 5,
} as const;

export const ScrollOption = {
  next: 0,
  prior: 1,
  first: 2,
  last: 3,
  beforeFirst: 4,
  afterLast: 5,
  current: 6,
  relative: 7,
  direct: 8,
} as const;

export const StatementType = {
  other: 1,
  select: 2,
  call: 3,
  commit: 4,
  rollback: 5,
  connect: 6,
  blockInsert: 7,
} as const;

/** What closing a cursor leaves. */
export const Reuse = {
  /** Nothing; the result sets of a procedure that are left are dropped too. */
  no: 0xf0,
  /** The statement will be opened again. */
  yes: 0xf1,
  /** The next result set of the procedure. */
  nextResult: 0xf2,
} as const;

export const Yes = 0xe8;
export const No = 0xd5;
export const yesNo = { yes: Yes, no: No } as const;

/** Where a fetch goes; `relative` and `direct` say how far, or where. */
export interface Scroll {
  readonly option: number;
  readonly rows?: number | undefined;
}

const scroll: Field<Scroll> = {
  type: '{ option: uint16, rows?: int32 }',
  size: undefined,
  note: '0 next, 1 prior, 2 first, 3 last, 4 before first, 5 after last, 6 current, 7 relative, 8 direct',
  read: r => {
    const option = r.uint16();
    return r.remaining === 0 ? { option } : { option, rows: r.int32() };
  },
  write: (w, { option, rows }) => {
    w.uint16(option);
    if (rows !== undefined) w.int32(rows);
  },
  show: ({ option, rows }) => (rows === undefined ? String(option) : `${option} ${rows}`),
};

/** Unicode statements are in UCS-2 for releases before V7R1, and for the Toolbox always. */
const statementCcsid = 13488;

/**
 * The parameters of requests to the SQL server (E004). Most functions know most of them, and each may stand in the request parameter
 * block instead.
 * Source: JTOpen `DBSQLRequestDS.java`, `DBSQLRPBDS.java`, `DBSQLDescriptorDS.java`.
 */
export const parts = {
  basedOnRpb: codepoint(0x3800, uint16()),
  library: codepoint(0x3801, orNothing(shortText('of the SQL package'))),
  packageName: codepoint(0x3804, orNothing(shortText('SQL package; nothing: none'))),
  translate: codepoint(0x3805, uint8('F0: text is in the CCSIDs that it says')),
  statementName: codepoint(0x3806, orNothing(shortText('e.g. STMT0001'))),
  shortStatement: codepoint(0x3807, orNothing(shortText('the statement, as clients before V5R4 send it'))),
  prepareOption: codepoint(0x3808, uint8('0 prepare, 1 put it into the package')),
  openAttributes: codepoint(0x3809, uint8('80 read only, F0 read, write, update, delete; +01 full open')),
  describeOption: codepoint(0x380a, uint8('D5 names, E2 system names, D3 labels')),
  cursorName: codepoint(0x380b, orNothing(shortText('e.g. CRSR0001'))),
  rows: codepoint(0x380c, uint32('blocking factor: rows wanted at once')),
  cursorType: codepoint(0x380d, code(uint16(), CursorType)),
  scroll: codepoint(0x380e, scroll),
  holdCursors: codepoint(0x380f, uint8('01 cursors survive a commit or rollback, 00 they do not')),
  reuse: codepoint(0x3810, uint8('F0 no, F1 the statement is opened again, F2 on to the next result set')),
  originalParameters: codepoint(0x3811, orNothing(originalDataBlock)),
  statementType: codepoint(0x3812, code(uint16(), StatementType)),
  blockIndicator: codepoint(0x3814, uint16('0')),
  returnSize: codepoint(0x3815, uint32('megabytes of a package')),
  queryTimeout: codepoint(0x3817, int32('seconds; -1: none')),
  locator: codepoint(0x3818, uint32('handle of a large object')),
  requestedSize: codepoint(0x3819, uint32('bytes, or characters of a DBCLOB')),
  startOffset: codepoint(0x381a, uint32('from 0')),
  compression: codepoint(0x381b, uint8('F1 the data may be compressed')),
  allocateLocator: codepoint(0x381c, uint8()),
  parameterFormat: codepoint(0x381e, orNothing(extendedFormat('of the parameters that follow in later requests'))),
  originalParameterFormat: codepoint(0x3801, orNothing(originalFormat())),
  parameters: codepoint(0x381f, orNothing(dataBlock('the values of the parameter markers, row by row'))),
  returnLength: codepoint(0x3821, uint8('F1: reply with the length of the large object')),
  truncate: codepoint(0x3822, uint8('F0 the large object ends with this data, F1 what lies behind stays')),
  job: codepoint(0x3826, shortText('26 characters of the server attributes')),
  columnIndex: codepoint(0x3828, uint32('from 1; absent for parameters')),
  extendedColumns: codepoint(0x3829, uint8('F1: describe the columns further')),
  arrayParameters: codepoint(0x382f, orNothing(arrayData)),
  holdability: codepoint(0x3830, code(uint8(), yesNo, 'E8 the cursor survives a commit, D5 it does not')),
  statement: codepoint(0x3831, orNothing(longText(statementCcsid, 'the statement'))),
  variableLength: codepoint(0x3833, code(uint8(), yesNo, 'E8: rows may come cut to their length')),
  bufferSize: codepoint(0x3834, uint32('bytes of rows wanted at once')),
} as const;
