import { SqlError } from '../error.ts';
import { displayName } from './describe.ts';
import type { SqlType } from './sql-type.ts';

export function noConversion(source: SqlType, target: SqlType): SqlError {
  return new SqlError(-461, [displayName(source), displayName(target)]);
}
