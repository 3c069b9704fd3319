import {
  char,
  column,
  identifier,
  libraryName,
  localTime,
  nullable,
  type SystemColumn,
  timestamp,
  varchar,
} from './view.ts';

/** The object, its library and its owner, of a definition under the alias `t`. */
export const withObject = `
  JOIN object o ON o.id = t.id
  JOIN object l ON l.id = o.library
  JOIN object owner ON owner.id = o.owner`;

export const schemaName = libraryName('l.name');

/** The table of a column, key or constraint under the alias `t`, without its object. */
export const withLibrary = 'JOIN object l ON l.id = t.library';

/** Text of an object where it has one. */
export const objectText = `nullif(o.text, '')`;

/** COLUMN_.. of a type under an alias: what most views with columns or parameters show of it. */
export function typeColumns(alias: string): SystemColumn[] {
  const [type, length, scale] = [`${alias}.data_type`, `${alias}.length`, `${alias}.scale`];
  return [
    nullable('CHARACTER_MAXIMUM_LENGTH:CHARLEN', { name: 'INTEGER' }, `sql_type_characters(${type}, ${length})`),
    nullable('CHARACTER_OCTET_LENGTH:CHARBYTE', { name: 'INTEGER' }, `sql_type_octets(${type}, ${length})`),
    nullable('NUMERIC_PRECISION_RADIX:RADIX', { name: 'INTEGER' }, `sql_type_radix(${type})`),
    nullable(
      'DATETIME_PRECISION:DATPRC',
      { name: 'INTEGER' },
      `CASE ${type} WHEN 'DATE' THEN 0 WHEN 'TIME' THEN 0 WHEN 'TIMESTAMP' THEN ${length} END`,
    ),
    nullable('NUMERIC_PRECISION:PRECISION', { name: 'INTEGER' }, `sql_type_precision(${type}, ${length})`),
    nullable('NUMERIC_SCALE:SCALE', { name: 'INTEGER' }, `sql_type_scale(${type}, ${scale})`),
    nullable('CCSID', { name: 'INTEGER' }, `${alias}.ccsid`),
  ];
}

/** The distinct type of a column or parameter: `LEFT JOIN`ed under the aliases `d` and `dl`. */
export function withDistinctType(alias: string): string {
  return `LEFT JOIN sql_type d ON d.id = ${alias}.distinct_type LEFT JOIN object dl ON dl.id = d.library`;
}

export const distinctTypeColumns: readonly SystemColumn[] = [
  nullable('USER_DEFINED_TYPE_SCHEMA:TYPESCHEMA', identifier, libraryName('dl.name')),
  nullable('USER_DEFINED_TYPE_NAME:TYPENAME', identifier, 'd.name'),
];

export const changeColumns: readonly SystemColumn[] = [
  column('LAST_ALTERED_TIMESTAMP:ALTEREDTS', timestamp, localTime('greatest(t.altered, o.created)')),
];

export const commentColumns: readonly SystemColumn[] = [nullable('LONG_COMMENT:REMARKS', varchar(2000), 't.comment')];

export const yes = (condition: string): string => `CASE WHEN ${condition} THEN 'Y' ELSE 'N' END`;
export const yesNo = (condition: string): string => `CASE WHEN ${condition} THEN 'YES' ELSE 'NO' END`;
export const flag = char(1);
