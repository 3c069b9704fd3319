import { defaulted, int32, uint16, uint32 } from '../../message/index.ts';
import { codepoint } from '../codepoint.ts';
import { anyServer } from '../header.ts';
import { message } from '../message.ts';
import { arrayData } from './array-data.ts';
import { ServerAttributes } from './attributes.ts';
import { cursorAttributes } from './cursor-attributes.ts';
import { dataBlock } from './data/block.ts';
import { originalDataBlock } from './data/original-block.ts';
import { extendedColumns } from './extended-columns.ts';
import { extendedFormat } from './format/extended.ts';
import { originalFormat } from './format/original.ts';
import { superExtendedFormat } from './format/super-extended.ts';
import { lobData, lobLength } from './lob.ts';
import { packageInfo } from './package-info.ts';
import { expandReply } from './rle.ts';
import { sqlca } from './sqlca.ts';
import { messageIdText, orNothing, shortText } from './text.ts';
import { xids } from './xid.ts';

/** What kind of thing the return code of a reply is. */
export const ErrorClass = {
  none: 0,
  /** The return code is an SQLCODE; 100 is one. */
  sql: 1,
  /** The last rows; see `EndOfData`. */
  endOfData: 2,
  /** A function of the SQL server that cannot be done like this. */
  function: 3,
  /** Adding libraries. */
  libraryList: 5,
  /** Attributes, and requests that the server does not know. */
  attribute: 7,
  /** XA: the return code is one of the XA specification. */
  xa: 9,
} as const;

/** Return codes of class 2, both with rows. */
export const EndOfData = { closed: 700, open: 701 } as const;

/** Bits of the template. */
export const ReplyBit = {
  /** In `results`: the rows are cut to their length. */
  variableLength: 0x0001_0000,
  /** In `flags`: the parts are run-length encoded. */
  compressed: 0x8000_0000,
} as const;

/** Longest parts of a compressed reply. */
const maximumExpanded = 256 << 20;

const plain = message(
  anyServer,
  0x2800,
  {
    about: 'What every request to the database servers is answered by. It has the parts that were asked for.',
    source: 'JTOpen DBBaseReplyDS.java',
    extensible: true,
    reply: true,
  },
  {
    results: defaulted(uint32('bits; 00010000: the rows in 380E are cut to their length'), 0),
    flags: defaulted(uint32('80000000: the parts are run-length encoded'), 0),
    resultsHandle: defaulted(uint16('operation results set'), 0),
    dataFunction: defaulted(uint16('function that the data belongs to'), 0),
    requestFunction: defaulted(uint16('id of the request'), 0),
    errorClass: defaulted(uint16('0 none, 1 SQL, 2 end of data, 5 library list, 7 attribute, 9 XA'), 0),
    returnCode: defaulted(int32('SQLCODE in class 1; 700 or 701 in class 2'), 0),
  },
  {
    messageId: codepoint(0x3801, orNothing(messageIdText)),
    messageText: codepoint(0x3802, orNothing(shortText())),
    secondLevelText: codepoint(0x3803, orNothing(shortText())),
    attributes: codepoint(0x3804, orNothing(ServerAttributes)),
    originalFormat: codepoint(0x3805, orNothing(originalFormat())),
    originalData: codepoint(0x3806, orNothing(originalDataBlock)),
    sqlca: codepoint(0x3807, orNothing(sqlca)),
    originalMarkers: codepoint(0x3808, orNothing(originalFormat())),
    packageInfo: codepoint(0x380b, orNothing(packageInfo)),
    extendedFormat: codepoint(0x380c, orNothing(extendedFormat('of the columns'))),
    extendedMarkers: codepoint(0x380d, orNothing(extendedFormat('of the parameter markers'))),
    format: codepoint(0x3812, orNothing(superExtendedFormat('of the columns'))),
    markers: codepoint(0x3813, orNothing(superExtendedFormat('of the parameter markers'))),
    extendedColumns: codepoint(0x3811, orNothing(extendedColumns)),
    cursor: codepoint(0x3814, orNothing(cursorAttributes)),
    data: codepoint(0x380e, orNothing(dataBlock('rows', true))),
    lob: codepoint(0x380f, orNothing(lobData)),
    lobLength: codepoint(0x3810, orNothing(lobLength)),
    xids: codepoint(0x38a1, orNothing(xids)),
    arrayData: codepoint(0x3901, orNothing(arrayData)),
    alternateServer: codepoint(0x3846, orNothing(shortText())),
  },
);

export const Reply: typeof plain = {
  ...plain,
  decode: (frame, text) => plain.decode(expandReply(frame, maximumExpanded), text),
};
export type Reply = ReturnType<typeof plain.decode>;
