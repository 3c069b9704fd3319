import { ServerId } from '../header.ts';
import { parts } from './codepoints.ts';
import { runParts } from './execute.ts';
import { request } from './request.ts';
import { blockParts } from './rpb.ts';

const source = 'DBSQLRequestDS.java';

export const OpenAndDescribe = request(
  ServerId.database,
  0x1804,
  'Open the cursor of a prepared query, or of the next result set of a procedure, and describe its columns. Answered by Reply.',
  source,
  { ...runParts, extendedColumns: parts.extendedColumns },
);

export const OpenAndFetch = request(
  ServerId.database,
  0x180e,
  'Open the cursor of a prepared query, describe its columns, fetch the first rows. Answered by Reply: class 2 return code 700 when they are all and the cursor is closed already.',
  source,
  { ...runParts, extendedColumns: parts.extendedColumns },
);

export const Fetch = request(
  ServerId.database,
  0x180b,
  'Fetch rows: so many, or as many as a buffer holds. Answered by Reply: class 2 return code 701 with the last ones, class 1 return code 100 when there are none.',
  source,
  blockParts,
);

export const StreamFetch = request(
  ServerId.database,
  0x180c,
  'Fetch all rows, in as many replies as it takes.',
  source,
  blockParts,
);

export const EndStreamFetch = request(ServerId.database, 0x1813, 'Stop a stream of rows.', source, blockParts);

export const CloseCursor = request(
  ServerId.database,
  0x180a,
  'Close a cursor. No reply unless one is asked for.',
  source,
  { reuse: parts.reuse, cursorName: parts.cursorName },
);
