import type { SqlType } from '../../types/sql-type.ts';

/** A column of a view of the system: names, type, and where its value comes from, in PostgreSQL's text. */
export interface SystemColumn {
  readonly name: string;
  /** At most 10 characters; absent where the name is one itself. */
  readonly systemName?: string;
  readonly type: SqlType;
  readonly nullable: boolean;
  readonly value: string;
}

/** A view that every system has. PostgreSQL's view and the description that the compiler gets are both made from this. */
export interface SystemView {
  readonly library: string;
  readonly name: string;
  readonly text: string;
  readonly columns: readonly SystemColumn[];
  /** What stands behind FROM, in PostgreSQL's text; tables are those of the schema `bigiron`. */
  readonly from: string;
}

/** Catalog data is in CCSID 37, so that names are ordered as on IBM i. */
const ccsid = 37;

export const varchar = (length: number): SqlType => ({ name: 'VARCHAR', length, ccsid });
export const char = (length: number): SqlType => ({ name: 'CHAR', length, ccsid });
export const clob = (length: number): SqlType => ({ name: 'CLOB', length, ccsid: 1208 });
export const decimal = (precision: number, scale = 0): SqlType => ({ name: 'DECIMAL', precision, scale });
export const smallint: SqlType = { name: 'SMALLINT' };
export const integer: SqlType = { name: 'INTEGER' };
export const bigint: SqlType = { name: 'BIGINT' };
export const timestamp: SqlType = { name: 'TIMESTAMP', precision: 6 };
export const date: SqlType = { name: 'DATE' };
/** Names of things. */
export const identifier = varchar(128);
export const systemName = char(10);

/** A column that is never NULL, and one that may be. `NAME:SYSNAME` has both names. */
export function column(names: string, type: SqlType, value: string): SystemColumn {
  return { ...split(names), type, nullable: false, value };
}

export function nullable(names: string, type: SqlType, value: string): SystemColumn {
  return { ...split(names), type, nullable: true, value };
}

function split(names: string): { name: string; systemName?: string } {
  const [name, systemName] = names.split(':') as [string, string?];
  return systemName === undefined ? { name } : { name, systemName };
}

/** A time of the catalog where the host is. */
export function localTime(value: string): string {
  return `(${value})::timestamp`;
}

/** SQL names of libraries have no quotation marks around them. */
export function libraryName(object: string): string {
  return `trim(both '"' from ${object})`;
}

/** Name of the relational database. */
export const server = `current_setting('bigiron.server', true)`;
