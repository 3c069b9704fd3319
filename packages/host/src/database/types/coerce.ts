import type { Emitted } from '../compile/emitted.ts';
import { collationOf } from './collation.ts';
import { convert } from './convert.ts';
import { isText } from './family.ts';
import type { Formats } from './formats.ts';
import { settled, type Typed } from './settle.ts';
import { pgTypeOf, type SqlType } from './sql-type.ts';

/**
 * A value as `target`, which is the common type of its place, in exactly the PostgreSQL type of the target: branches of CASE, columns of UNION and
 * VALUES must agree there.
 */
export function coerce(value: Emitted, target: SqlType, formats: Formats): Typed {
  const converted = value.type === undefined ? settled(value, target) : convert(value, target, formats);
  const pg = pgTypeOf(target);
  const sql = converted.pg === pg ? converted.sql : `(${converted.sql})::${pg}`;
  // Values of another CCSID would bring its order along, and PostgreSQL would not know which of two to take.
  const source = value.type;
  const other =
    source !== undefined && isText(source) && isText(target) && collationOf(source.ccsid) !== collationOf(target.ccsid);
  return { ...converted, pg, sql: other && isText(target) ? `(${sql} COLLATE ${collationOf(target.ccsid)})` : sql };
}
