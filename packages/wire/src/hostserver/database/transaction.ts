import { ServerId } from '../header.ts';
import { parts } from './codepoints.ts';
import { request } from './request.ts';

const source = 'DBSQLRequestDS.java';

export const Commit = request(ServerId.database, 0x1807, 'Commit. Answered by Reply.', source, {
  holdCursors: parts.holdCursors,
});

export const Rollback = request(ServerId.database, 0x1808, 'Roll back. Answered by Reply.', source, {
  holdCursors: parts.holdCursors,
});

export const Connect = request(
  ServerId.database,
  0x1809,
  'Run a statement CONNECT, RELEASE, SET CONNECTION or DISCONNECT. Answered by Reply.',
  source,
  { statement: parts.statement, shortStatement: parts.shortStatement, statementType: parts.statementType },
);
