import { pgTypeOf, type SqlType } from '../../types/sql-type.ts';

/** The type of a variable, parameter or result in PL/pgSQL. Lengths are kept by what is assigned. */
export function pgTypeText(type: SqlType): string {
  return pgTypeOf(type);
}
