import { column, identifier, integer, nullable, type SystemColumn, server, smallint, varchar } from '../system/view.ts';

export const remarks = varchar(2000);
const short = smallint;

/** TABLE_CAT, TABLE_SCHEM, TABLE_NAME. */
export function tableColumns(schema: string, table: string): SystemColumn[] {
  return [
    column('TABLE_CAT', identifier, server),
    column('TABLE_SCHEM', identifier, schema),
    column('TABLE_NAME', identifier, table),
  ];
}

/** DATA_TYPE and TYPE_NAME of a stored type under an alias; distinct types are DISTINCT (2001). */
export function jdbcType(alias: string, distinct?: string): SystemColumn[] {
  const [type, ccsid] = [`${alias}.data_type`, `${alias}.ccsid`];
  const code = `jdbc_type(${type}, ${ccsid})`;
  const name = `jdbc_type_name(${type}, ${ccsid})`;
  return [
    column(
      'DATA_TYPE',
      integer,
      distinct === undefined ? code : `CASE WHEN ${distinct} IS NULL THEN ${code} ELSE 2001 END`,
    ),
    column('TYPE_NAME', varchar(261), distinct === undefined ? name : `coalesce(${distinct}, ${name})`),
  ];
}

/** Size, length in bytes, digits behind the point and base of a stored type. */
export function jdbcSize(
  alias: string,
  [size, bytes, digits, radix]: readonly [string, string, string, string],
): SystemColumn[] {
  const [type, length] = [`${alias}.data_type`, `${alias}.length`];
  return [
    nullable(size, integer, `jdbc_size(${type}, ${length})`),
    nullable(bytes, integer, `sql_type_storage(${type}, ${length})`),
    nullable(digits, short, `jdbc_scale(${type}, ${length}, ${alias}.scale)`),
    nullable(radix, short, `jdbc_radix(${type})`),
  ];
}
