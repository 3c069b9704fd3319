import { ServerId } from '../header.ts';
import { parts } from './codepoints.ts';
import { request } from './request.ts';

const source = 'DBSQLRPBDS.java';

/** What a request parameter block keeps for the requests that name it. */
export const blockParts = {
  basedOnRpb: parts.basedOnRpb,
  statementName: parts.statementName,
  cursorName: parts.cursorName,
  library: parts.library,
  packageName: parts.packageName,
  translate: parts.translate,
  shortStatement: parts.shortStatement,
  statement: parts.statement,
  prepareOption: parts.prepareOption,
  openAttributes: parts.openAttributes,
  describeOption: parts.describeOption,
  rows: parts.rows,
  cursorType: parts.cursorType,
  scroll: parts.scroll,
  holdCursors: parts.holdCursors,
  reuse: parts.reuse,
  statementType: parts.statementType,
  blockIndicator: parts.blockIndicator,
  queryTimeout: parts.queryTimeout,
  holdability: parts.holdability,
  variableLength: parts.variableLength,
  bufferSize: parts.bufferSize,
} as const;

export const CreateRpb = request(
  ServerId.database,
  0x1d00,
  'Make a request parameter block under the handle in the template. No reply unless one is asked for.',
  source,
  blockParts,
);

export const CreateRpbBasedOn = request(
  ServerId.database,
  0x1d01,
  'Make a request parameter block that begins as a copy of another.',
  source,
  blockParts,
);

export const DeleteRpb = request(
  ServerId.database,
  0x1d02,
  'Delete a request parameter block, and with it the statement. Answered by Reply.',
  source,
);

export const ChangeRpb = request(
  ServerId.database,
  0x1d03,
  'Change what a request parameter block keeps. No reply unless one is asked for.',
  source,
  blockParts,
);

export const ResetRpb = request(
  ServerId.database,
  0x1d04,
  'Empty a request parameter block, then change it.',
  source,
  blockParts,
);
