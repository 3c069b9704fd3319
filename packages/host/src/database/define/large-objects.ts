import type { SqlType } from '../types/sql-type.ts';

/** Types of which no key, index or comparison is made. */
export function isLargeObject({ name }: SqlType): boolean {
  return name === 'CLOB' || name === 'BLOB' || name === 'DBCLOB' || name === 'XML' || name === 'DATALINK';
}
