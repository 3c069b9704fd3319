import { ServerId } from '../header.ts';
import { parts } from './codepoints.ts';
import { request } from './request.ts';
import { blockParts } from './rpb.ts';

const source = 'DBSQLRequestDS.java';

const preparing = { ...blockParts, extendedColumns: parts.extendedColumns } as const;
const running = {
  parameters: parts.parameters,
  originalParameters: parts.originalParameters,
  arrayParameters: parts.arrayParameters,
} as const;

export const Prepare = request(ServerId.database, 0x1800, 'Prepare a statement. Answered by Reply.', source, preparing);

export const Describe = request(
  ServerId.database,
  0x1801,
  'Describe the columns of a prepared statement. Answered by Reply.',
  source,
  preparing,
);

export const DescribeMarkers = request(
  ServerId.database,
  0x1802,
  'Describe the parameter markers of a prepared statement. Answered by Reply.',
  source,
  preparing,
);

export const PrepareAndDescribe = request(
  ServerId.database,
  0x1803,
  'Prepare a statement and describe its columns and markers. Answered by Reply.',
  source,
  preparing,
);

export const PrepareAndExecute = request(
  ServerId.database,
  0x180d,
  'Prepare a statement and run it. Answered by Reply.',
  source,
  { ...preparing, ...running },
);
