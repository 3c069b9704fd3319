import type { Emitted } from '../compile/emitted.ts';
import { type PgType, pgTypeOf, type SqlType } from './sql-type.ts';

export type Typed = Emitted & { readonly type: SqlType };

/** NULL, or a marker that nothing has given a type yet, as a value of `type`; everything else as it is. */
export function settled(value: Emitted, type: SqlType): Typed {
  if (value.type !== undefined) return value as Typed;
  const pg = pgTypeOf(type);
  return { ...value, type, pg, sql: `(${value.sql}::${pg})` };
}

/** A new value made from others: NULL when one of them is. */
export function derived(sql: string, type: SqlType, from: readonly Emitted[], pg: PgType = pgTypeOf(type)): Typed {
  return { sql, type, pg, nullable: from.some(value => value.nullable) };
}

/** As a string constant of PostgreSQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
