import type { PgType, SqlType } from '../types/sql-type.ts';

/**
 * An expression that has been translated: PostgreSQL text, with what is known of its value. `sql` can stand as an operand anywhere:
 * it is an identifier, a constant, a call, or in brackets.
 */
export interface Emitted {
  readonly sql: string;
  /** undefined: NULL, or a parameter marker whose type nothing has settled. */
  readonly type: SqlType | undefined;
  /** What `sql` is in PostgreSQL. Usually `pgTypeOf(type)`; character values in the middle of an expression may be `text`. */
  readonly pg: PgType;
  readonly nullable: boolean;
  /** The value, where it is a constant. */
  readonly constant?: string;
  /** Number of the parameter marker, when it is nothing else. */
  readonly marker?: number;
}

/**
 * A character value as text with all its trailing blanks: PostgreSQL's own cast from bpchar would strip them. Operands of functions and
 * of concatenation are taken through this.
 */
export function asText({ sql, pg }: Emitted): string {
  return pg === 'bpchar' ? `db2.str(${sql})` : sql;
}

/** A character value in the form in which trailing blanks do not count: operands of comparisons, grouping, ordering and DISTINCT. */
export function asComparable({ sql, pg }: Emitted): string {
  return pg === 'text' ? `(${sql})::bpchar` : sql;
}
