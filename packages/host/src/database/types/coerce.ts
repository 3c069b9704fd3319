import type { Emitted } from '../compile/emitted.ts';
import { convert } from './convert.ts';
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
  if (converted.pg === pg) return converted;
  return { ...converted, pg, sql: `(${converted.sql})::${pg}` };
}
