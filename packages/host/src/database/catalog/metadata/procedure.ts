import type { ResultColumn } from '../../room.ts';
import { pgTypeOf, type SqlType, type SqlValue } from '../../types/sql-type.ts';
import { quoted } from '../names.ts';
import { castText } from '../system/cast.ts';
import type { SystemColumn } from '../system/view.ts';

/**
 * A procedure of SYSIBM that gives metadata as a result set, as drivers call it. Columns are those of JDBC's DatabaseMetaData. In a pattern
 * NULL and `%` leave a name open, and `\` escapes.
 */
export interface MetadataProcedure {
  readonly name: string;
  readonly parameters: readonly MetadataParameter[];
  readonly columns: readonly SystemColumn[];
  /** What stands behind FROM, with the condition. */
  from(options: ReadonlyMap<string, string>): string;
  /** Columns by which the result is ordered. */
  readonly order: readonly string[];
  /** Another result for special calls: only schemas, only catalogs. */
  variant?(options: ReadonlyMap<string, string>): MetadataVariant | undefined;
}

export interface MetadataVariant extends Pick<MetadataProcedure, 'columns' | 'order'> {
  readonly from: string;
}

export interface MetadataParameter {
  readonly name: string;
  readonly type: SqlType;
}

export const nameParameter = (name: string): MetadataParameter => ({
  name,
  type: { name: 'VARCHAR', length: 128, ccsid: 37 },
});
export const numberParameter = (name: string): MetadataParameter => ({ name, type: { name: 'SMALLINT' } });
export const optionsParameter: MetadataParameter = {
  name: 'OPTIONS',
  type: { name: 'VARCHAR', length: 4000, ccsid: 37 },
};

/** What PostgreSQL is to run for a call. */
export interface MetadataQuery {
  readonly sql: string;
  readonly parameters: readonly MetadataParameter[];
  readonly values: readonly SqlValue[];
  readonly columns: readonly ResultColumn[];
}

/** `libraries`: the library list of the job, for `*LIBL`. */
export function metadataQuery(
  procedure: MetadataProcedure,
  args: readonly SqlValue[],
  libraries: readonly string[],
): MetadataQuery {
  const options = optionsOf(args.at(-1));
  const { columns, order, from } = procedure.variant?.(options) ?? { ...procedure, from: procedure.from(options) };
  const items = columns.map(({ name, type, value }) => `(${value})${castText(type)} AS ${quoted(name)}`);
  // An argument that the query does not look at would have no type.
  const used = procedure.parameters.map(
    (parameter, index) => `$${index + 1}::${parameter.type.name === 'SMALLINT' ? 'int2' : 'text'}`,
  );
  const sql = `WITH args AS (SELECT ${used.map((text, index) => `${text} AS a${index + 1}`).join(', ')})
    SELECT * FROM (SELECT ${items.join(', ')} FROM ${from}) AS result
    ${order.length === 0 ? '' : `ORDER BY ${order.map(quoted).join(', ')}`}`;
  return {
    sql,
    parameters: procedure.parameters,
    values: args.map((value, index) => argument(procedure.parameters[index]!, value, libraries)),
    columns: columns.map(({ name, type, nullable }) => ({ name, type, nullable, pgType: pgTypeOf(type) })),
  };
}

/** `*LIBL` is told which libraries that is; blanks around names do not count. */
function argument({ name, type }: MetadataParameter, value: SqlValue, libraries: readonly string[]): SqlValue {
  if (value === null || type.name === 'SMALLINT') return value;
  const text = String(value).trimEnd();
  // Who asks for exported keys leaves the foreign side empty.
  if (text === '' && /^[FP]K/.test(name)) return null;
  return text === '*LIBL' && name.includes('SCHEMA') ? `*LIBL ${libraries.join(',')}` : text;
}

/** `DATATYPE='JDBC';GETSCHEMAS=1` by name. */
function optionsOf(value: SqlValue | undefined): ReadonlyMap<string, string> {
  const pairs = String(value ?? '').matchAll(/([A-Z_]+)\s*=\s*'?([^;']*)'?/gi);
  return new Map([...pairs].map(([, name, text]) => [name!.toUpperCase(), text!.trim()]));
}

/** An argument of the call, from 1, in `from`. */
export function arg(number: number): string {
  return `(SELECT a${number} FROM args)`;
}

/** A condition that a name fits a pattern of the call. */
export function like(name: string, number: number): string {
  return `sql_like(${name}, ${arg(number)})`;
}

/** The same for a library. */
export function inSchema(name: string, number: number): string {
  return `sql_in_schema(${name}, ${arg(number)})`;
}

/** The name itself, where a call names exactly one; NULL leaves it open. */
export function is(name: string, number: number): string {
  return `(${arg(number)} IS NULL OR ${name} = ${arg(number)})`;
}
