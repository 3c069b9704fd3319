import { ServerId } from '../header.ts';
import { parts } from './codepoints.ts';
import { request } from './request.ts';
import { blockParts } from './rpb.ts';

const source = 'DBSQLRequestDS.java';

/** What may come with the values of parameter markers. */
export const runParts = {
  ...blockParts,
  parameters: parts.parameters,
  originalParameters: parts.originalParameters,
  arrayParameters: parts.arrayParameters,
} as const;

export const Execute = request(
  ServerId.database,
  0x1805,
  'Run a prepared statement that is no query, for one or many rows of parameters. Answered by Reply; the count of rows is in the SQLCA, the output parameters of a procedure in a row.',
  source,
  runParts,
);

export const ExecuteImmediate = request(
  ServerId.database,
  0x1806,
  'Run a statement without parameter markers that is no query. Answered by Reply.',
  source,
  { ...blockParts, extendedColumns: parts.extendedColumns },
);

export const ExecuteOrOpen = request(
  ServerId.database,
  0x1812,
  'Run a prepared statement, or open its cursor and describe the columns when it is a query. Answered by Reply.',
  source,
  { ...runParts, extendedColumns: parts.extendedColumns },
);
