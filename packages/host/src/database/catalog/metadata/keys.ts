import { column, identifier, integer, nullable, server, smallint, varchar } from '../system/view.ts';
import { jdbcSize, jdbcType, tableColumns } from './common.ts';
import {
  arg,
  inSchema,
  is,
  type MetadataProcedure,
  nameParameter,
  numberParameter,
  optionsParameter,
} from './procedure.ts';

const schemaOf = (library: string) => `trim(both '"' from ${library}.name)`;

/** A table is named by its SQL name or its system name. */
const isTable = (alias: string, number: number) =>
  `(${arg(number)} IS NULL OR ${alias}.name = ${arg(number)} OR ${alias}.system_name = ${arg(number)})`;

/** DatabaseMetaData.getPrimaryKeys. */
export const sqlPrimaryKeys: MetadataProcedure = {
  name: 'SQLPRIMARYKEYS',
  parameters: [nameParameter('CATALOGNAME'), nameParameter('SCHEMANAME'), nameParameter('TABLENAME'), optionsParameter],
  columns: [
    ...tableColumns(schemaOf('l'), 't.name'),
    column('COLUMN_NAME', identifier, 'k.column_name'),
    column('KEY_SEQ', smallint, 'k.sequence'),
    nullable('PK_NAME', identifier, 'c.name'),
  ],
  from: () => `sql_constraint c JOIN sql_table t ON t.id = c.table_id JOIN object l ON l.id = t.library
    JOIN sql_constraint_column k ON k.constraint_id = c.id
    WHERE c.type = 'PRIMARY KEY' AND ${inSchema(schemaOf('l'), 2)} AND ${isTable('t', 3)}`,
  order: ['COLUMN_NAME', 'TABLE_SCHEM', 'TABLE_NAME'],
};

const rule = (text: string) =>
  `CASE ${text} WHEN 'CASCADE' THEN 0 WHEN 'RESTRICT' THEN 1 WHEN 'SET NULL' THEN 2 WHEN 'SET DEFAULT' THEN 4 ELSE 3 END`;

/** DatabaseMetaData.getImportedKeys, getExportedKeys and getCrossReference. The latter two are ordered by the foreign side. */
export const sqlForeignKeys: MetadataProcedure = {
  name: 'SQLFOREIGNKEYS',
  parameters: [
    nameParameter('PKCATALOGNAME'),
    nameParameter('PKSCHEMANAME'),
    nameParameter('PKTABLENAME'),
    nameParameter('FKCATALOGNAME'),
    nameParameter('FKSCHEMANAME'),
    nameParameter('FKTABLENAME'),
    optionsParameter,
  ],
  columns: [
    column('PKTABLE_CAT', identifier, server),
    column('PKTABLE_SCHEM', identifier, schemaOf('pl')),
    column('PKTABLE_NAME', identifier, 'p.name'),
    column('PKCOLUMN_NAME', identifier, 'pk.column_name'),
    column('FKTABLE_CAT', identifier, server),
    column('FKTABLE_SCHEM', identifier, schemaOf('fl')),
    column('FKTABLE_NAME', identifier, 'f.name'),
    column('FKCOLUMN_NAME', identifier, 'fk.column_name'),
    column('KEY_SEQ', smallint, 'fk.sequence'),
    column('UPDATE_RULE', smallint, rule('c.update_rule')),
    column('DELETE_RULE', smallint, rule('c.delete_rule')),
    nullable('FK_NAME', identifier, 'c.name'),
    nullable('PK_NAME', identifier, 'u.name'),
    column('DEFERRABILITY', smallint, '7'),
  ],
  from: () => `sql_constraint c JOIN sql_table f ON f.id = c.table_id JOIN object fl ON fl.id = f.library
    JOIN sql_constraint_column fk ON fk.constraint_id = c.id JOIN sql_constraint u ON u.id = c.parent
    JOIN sql_table p ON p.id = u.table_id JOIN object pl ON pl.id = p.library
    JOIN sql_constraint_column pk ON pk.constraint_id = u.id AND pk.sequence = fk.sequence
    WHERE c.type = 'FOREIGN KEY' AND ${inSchema(schemaOf('pl'), 2)} AND ${isTable('p', 3)}
      AND ${inSchema(schemaOf('fl'), 5)} AND ${isTable('f', 6)}`,
  order: ['PKTABLE_SCHEM', 'PKTABLE_NAME', 'FKTABLE_SCHEM', 'FKTABLE_NAME', 'FK_NAME', 'KEY_SEQ'],
};

/** Keys and indexes of a table, each column a row. */
const indexRows = `
  SELECT t.id, c.name, 0 AS non_unique, k.sequence AS position, k.column_name, 'A' AS direction, l.name AS library
  FROM sql_constraint c JOIN sql_table t ON t.id = c.table_id JOIN object l ON l.id = c.library
    JOIN sql_constraint_column k ON k.constraint_id = c.id WHERE c.type IN ('PRIMARY KEY', 'UNIQUE')
  UNION ALL
  SELECT i.table_id, x.name, CASE i.unique_rule WHEN 'D' THEN 1 ELSE 0 END, k.position, coalesce(k.column_name, k.expression),
    CASE WHEN k.descending THEN 'D' ELSE 'A' END, l.name
  FROM sql_index i JOIN sql_table x ON x.id = i.id JOIN object l ON l.id = x.library JOIN sql_index_key k ON k.index_id = i.id`;

/** DatabaseMetaData.getIndexInfo. `UNIQUE` 0: only unique ones. */
export const sqlStatistics: MetadataProcedure = {
  name: 'SQLSTATISTICS',
  parameters: [
    nameParameter('CATALOGNAME'),
    nameParameter('SCHEMANAME'),
    nameParameter('TABLENAME'),
    numberParameter('UNIQUE'),
    numberParameter('RESERVED'),
    optionsParameter,
  ],
  columns: [
    ...tableColumns(schemaOf('l'), 't.name'),
    nullable('NON_UNIQUE', smallint, 'i.non_unique'),
    nullable('INDEX_QUALIFIER', identifier, `trim(both '"' from i.library)`),
    nullable('INDEX_NAME', identifier, 'i.name'),
    column('TYPE', smallint, 'CASE WHEN i.name IS NULL THEN 0 ELSE 3 END'),
    nullable('ORDINAL_POSITION', smallint, 'i.position'),
    nullable('COLUMN_NAME', identifier, 'i.column_name'),
    nullable('ASC_OR_DESC', varchar(1), 'i.direction'),
    nullable(
      'CARDINALITY',
      integer,
      `CASE WHEN i.name IS NULL THEN greatest((SELECT reltuples FROM pg_class WHERE oid = to_regclass(format('%I.%I', t.relation_schema, t.relation_name))), 0) END`,
    ),
    nullable('PAGES', integer, 'NULL'),
    nullable('FILTER_CONDITION', varchar(128), 'NULL'),
  ],
  from: () => `sql_table t JOIN object l ON l.id = t.library JOIN (
      SELECT id, NULL AS name, NULL::int4 AS non_unique, NULL::int4 AS position, NULL AS column_name, NULL AS direction, NULL AS library
      FROM sql_table WHERE kind IN ('T', 'P') UNION ALL ${indexRows}) i ON i.id = t.id
    WHERE ${inSchema(schemaOf('l'), 2)} AND ${isTable('t', 3)} AND (${arg(4)} IS DISTINCT FROM 0 OR i.non_unique IS DISTINCT FROM 1)`,
  order: ['NON_UNIQUE', 'TYPE', 'INDEX_NAME', 'ORDINAL_POSITION'],
};

/** DatabaseMetaData.getBestRowIdentifier (COLTYPE 1): the columns of the primary key; getVersionColumns (2): row change timestamps. */
export const sqlSpecialColumns: MetadataProcedure = {
  name: 'SQLSPECIALCOLUMNS',
  parameters: [
    numberParameter('COLTYPE'),
    nameParameter('CATALOGNAME'),
    nameParameter('SCHEMANAME'),
    nameParameter('TABLENAME'),
    numberParameter('SCOPE'),
    numberParameter('NULLABLE'),
    optionsParameter,
  ],
  columns: [
    nullable('SCOPE', smallint, `CASE ${arg(1)} WHEN 1 THEN 2 END`),
    column('COLUMN_NAME', identifier, 'c.name'),
    ...jdbcType('c'),
    ...jdbcSize('c', ['COLUMN_SIZE', 'BUFFER_LENGTH', 'DECIMAL_DIGITS', 'RADIX']).slice(0, 3),
    column('PSEUDO_COLUMN', smallint, '1'),
  ],
  from: () => `sql_column c JOIN sql_table t ON t.id = c.table_id JOIN object l ON l.id = t.library
    WHERE ${is(schemaOf('l'), 3)} AND ${isTable('t', 4)} AND CASE ${arg(1)}
      WHEN 2 THEN c.generated = 'row change timestamp'
      ELSE EXISTS (SELECT FROM sql_constraint k JOIN sql_constraint_column kc ON kc.constraint_id = k.id
        WHERE k.table_id = t.id AND kc.column_name = c.name AND k.type = 'PRIMARY KEY') END`,
  order: ['SCOPE', 'COLUMN_NAME'],
};
