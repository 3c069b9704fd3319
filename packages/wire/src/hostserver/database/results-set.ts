import { ServerId } from '../header.ts';
import { request } from './request.ts';

const source = 'DBSQLResultSetDS.java';

export const SendResultsSet = request(
  ServerId.database,
  0x1f00,
  'Asks again for what the last request left in an operation results set: message id, texts and SQLCA of its error. Answered by Reply.',
  source,
);

export const DeleteResultsSet = request(
  ServerId.database,
  0x1f01,
  'Delete an operation results set. No reply unless one is asked for.',
  source,
);
