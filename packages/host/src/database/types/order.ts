import { asComparable, type Emitted } from '../compile/emitted.ts';
import { collationOf } from './collation.ts';
import { isText } from './family.ts';

/**
 * A value as it is sorted and as greatest and least ones are found: characters in the order of their CCSID, trailing blanks aside. Of a column
 * that has this order already PostgreSQL drops the COLLATE when it plans, so that indexes serve. The number of a column of the result stays.
 */
export function asOrdered(value: Emitted): string {
  const sql = asComparable(value);
  if (value.type === undefined || !isText(value.type) || /^\d+$/.test(sql)) return sql;
  return `(${sql} COLLATE ${collationOf(value.type.ccsid)})`;
}
