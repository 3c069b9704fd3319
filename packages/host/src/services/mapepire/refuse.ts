import { BigironError } from '@bigiron/wire/errors';
import { SqlError } from '../../database/error.ts';
import { NotConnected } from './handler.ts';
import type { Reply } from './json.ts';
import { RequestError } from './request.ts';

/** What an error becomes in a reply; SQLCODE and SQLSTATE only where the error is one of SQL. */
export function refusal(error: unknown): Reply {
  if (error instanceof SqlError)
    return { error: error.message, success: false, sql_state: error.sqlstate, sql_rc: error.sqlcode };
  if (error instanceof NotConnected) return { error: error.message, success: false, sql_state: null, sql_rc: 0 };
  if (isFault(error)) return { error: `Internal Error: ${(error as Error).name}`, success: false };
  return { error: (error as Error).message, success: false };
}

/** An error in this software. */
export function isFault(error: unknown): boolean {
  if (error instanceof RequestError || error instanceof NotConnected) return false;
  return !(error instanceof BigironError) || error.fault === 'us';
}
