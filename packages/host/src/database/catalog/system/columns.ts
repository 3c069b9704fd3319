import { distinctTypeColumns, flag, schemaName, typeColumns, withDistinctType, withObject, yes } from './common.ts';
import {
  clob,
  column,
  decimal,
  identifier,
  integer,
  libraryName,
  nullable,
  type SystemColumn,
  type SystemView,
  systemName,
  varchar,
} from './view.ts';

/** Y has a default, N has none; I and J identity always and by default, E and F row change timestamp, A ROWID. Source: "SYSCOLUMNS". */
const hasDefault = `CASE c.generated WHEN 'identity always' THEN 'I' WHEN 'identity by default' THEN 'J'
  WHEN 'row change timestamp' THEN 'E' WHEN 'rowid' THEN 'A' ELSE ${yes('c.has_default AND c.default_text IS NOT NULL OR c.nullable')} END`;

const defaultValue = `coalesce(c.default_text, CASE WHEN c.nullable AND c.generated IS NULL THEN 'NULL' END)`;

const columns: readonly SystemColumn[] = [
  column('COLUMN_NAME:NAME', identifier, 'c.name'),
  column('TABLE_NAME:TBNAME', identifier, 't.name'),
  column('TABLE_OWNER:TBCREATOR', identifier, 'owner.name'),
  column('ORDINAL_POSITION:COLNO', integer, 'c.position'),
  column(
    'DATA_TYPE:COLTYPE',
    varchar(8),
    `CASE WHEN d.id IS NULL THEN sql_type_name(c.data_type, false) ELSE 'DISTINCT' END`,
  ),
  column('LENGTH', integer, 'sql_type_length(c.data_type, c.length)'),
  nullable('NUMERIC_SCALE:SCALE', integer, 'sql_type_scale(c.data_type, c.scale)'),
  column('IS_NULLABLE:NULLS', flag, yes('c.nullable')),
  column('IS_UPDATABLE:UPDATES', flag, yes('c.updatable')),
  nullable('LONG_COMMENT:REMARKS', varchar(2000), 'c.comment'),
  column('HAS_DEFAULT:DEFAULT', flag, hasDefault),
  nullable('COLUMN_HEADING:LABEL', varchar(60), 'coalesce(c.heading, c.name)'),
  column('STORAGE', integer, 'sql_type_storage(c.data_type, c.length)'),
  nullable('NUMERIC_PRECISION:PRECISION', integer, 'sql_type_precision(c.data_type, c.length)'),
  nullable('CCSID', integer, 'c.ccsid'),
  column('TABLE_SCHEMA:DBNAME', identifier, schemaName),
  nullable('COLUMN_DEFAULT:DFTVALUE', varchar(2000), defaultValue),
  ...typeColumns('c').filter(({ name }) => !['NUMERIC_PRECISION', 'NUMERIC_SCALE', 'CCSID'].includes(name)),
  nullable('COLUMN_TEXT:LABELTEXT', varchar(50), 'c.text'),
  column('SYSTEM_COLUMN_NAME:SYS_CNAME', systemName, 'c.system_name'),
  column('SYSTEM_TABLE_NAME:SYS_TNAME', systemName, 't.system_name'),
  column('SYSTEM_TABLE_SCHEMA:SYS_DNAME', systemName, 'l.name'),
  ...distinctTypeColumns,
  column('IS_IDENTITY:IDENTITY', varchar(3), `CASE WHEN c.identity_start IS NULL THEN 'NO' ELSE 'YES' END`),
  nullable(
    'IDENTITY_GENERATION:GENERATED',
    varchar(10),
    `CASE c.generated WHEN 'identity always' THEN 'ALWAYS' WHEN 'identity by default' THEN 'BY DEFAULT' END`,
  ),
  nullable('IDENTITY_START:START', decimal(31), 'c.identity_start'),
  nullable('IDENTITY_INCREMENT:INCREMENT', decimal(31), 'c.identity_increment'),
  nullable('IDENTITY_MINIMUM:MINVALUE', decimal(31), 'c.identity_minimum'),
  nullable('IDENTITY_MAXIMUM:MAXVALUE', decimal(31), 'c.identity_maximum'),
  nullable('IDENTITY_CYCLE:CYCLE', varchar(3), `CASE c.identity_cycle WHEN true THEN 'YES' WHEN false THEN 'NO' END`),
  nullable('IDENTITY_CACHE:CACHE', integer, 'c.identity_cache'),
  nullable('IDENTITY_ORDER:ORDER', varchar(3), `CASE c.identity_order WHEN true THEN 'YES' WHEN false THEN 'NO' END`),
  nullable('COLUMN_EXPRESSION:EXPRESSION', clob(2_097_152), 'c.expression_text'),
  column('HIDDEN', flag, `CASE WHEN c.hidden THEN 'P' ELSE 'N' END`),
  column('HAS_FLDPROC:FLDPROC', flag, `'N'`),
];

const from = `sql_column c JOIN sql_table t ON t.id = c.table_id ${withObject} ${withDistinctType('c')}`;

/** Names and columns: IBM i SQL reference, "SYSCOLUMNS" and "SYSCOLUMNS2". */
export const sysColumns: SystemView = { library: 'QSYS2', name: 'SYSCOLUMNS', text: 'Columns', columns, from };

export const sysColumns2: SystemView = {
  library: 'QSYS2',
  name: 'SYSCOLUMNS2',
  text: 'Columns, with where they stand in the row',
  columns: [
    ...columns,
    nullable(
      'DDS_TYPE',
      flag,
      `CASE c.data_type WHEN 'DECIMAL' THEN 'P' WHEN 'NUMERIC' THEN 'S' WHEN 'CHAR' THEN 'A' WHEN 'VARCHAR' THEN 'A'
      WHEN 'SMALLINT' THEN 'B' WHEN 'INTEGER' THEN 'B' WHEN 'BIGINT' THEN 'B' WHEN 'REAL' THEN 'F' WHEN 'DOUBLE' THEN 'F'
      WHEN 'DATE' THEN 'L' WHEN 'TIME' THEN 'T' WHEN 'TIMESTAMP' THEN 'Z' WHEN 'GRAPHIC' THEN 'G' WHEN 'VARGRAPHIC' THEN 'G'
      WHEN 'BINARY' THEN '5' WHEN 'VARBINARY' THEN '5' END`,
    ),
    column('PHYSICAL_LENGTH', integer, 'sql_type_storage(c.data_type, c.length)'),
    column(
      'FIELD_FROM_POSITION',
      integer,
      `1 + coalesce((SELECT sum(sql_type_storage(b.data_type, b.length)) FROM sql_column b
      WHERE b.table_id = c.table_id AND b.position < c.position), 0)`,
    ),
  ],
  from,
};

/** Source: "SYSVIEWS". */
export const sysViews: SystemView = {
  library: 'QSYS2',
  name: 'SYSVIEWS',
  text: 'Views and their queries',
  columns: [
    column('TABLE_NAME:NAME', identifier, 't.name'),
    column('VIEW_OWNER:CREATOR', identifier, 'owner.name'),
    column('SEQNO', integer, '1'),
    column('CHECK_OPTION:CHECK', flag, 'v.check_option'),
    nullable('VIEW_DEFINITION:TEXT', clob(2_097_152), 'v.definition'),
    column('IS_UPDATABLE:UPDATES', flag, yes('t.updatable')),
    column('TABLE_SCHEMA:DBNAME', identifier, schemaName),
    column('SYSTEM_VIEW_NAME:SYS_VNAME', systemName, 't.system_name'),
    column('SYSTEM_VIEW_SCHEMA:SYS_VDNAME', systemName, 'l.name'),
    column('IS_INSERTABLE_INTO:INSERTABLE', varchar(3), `CASE WHEN t.updatable THEN 'YES' ELSE 'NO' END`),
    column('IASP_NUMBER:IASPNUMBER', { name: 'SMALLINT' }, '0'),
    column('IS_DELETABLE:DELETES', flag, yes('t.updatable')),
    column('VIEW_DEFINER:DEFINER', varchar(128), 'v.definer'),
    column('ROUNDING_MODE:ROUND', flag, `'E'`),
  ],
  from: `sql_view v JOIN sql_table t USING (id) ${withObject}`,
};

/** Source: "SYSVIEWDEP". */
export const sysViewDep: SystemView = {
  library: 'QSYS2',
  name: 'SYSVIEWDEP',
  text: 'What views are made of',
  columns: [
    column('VIEW_NAME:DNAME', identifier, 't.name'),
    column('VIEW_OWNER:DCREATOR', identifier, 'owner.name'),
    column('OBJECT_NAME:ONAME', identifier, 'u.name'),
    column('OBJECT_SCHEMA:OSCHEMA', identifier, libraryName('ul.name')),
    column('OBJECT_TYPE:OTYPE', varchar(24), `CASE u.kind WHEN 'V' THEN 'VIEW' ELSE 'TABLE' END`),
    column('VIEW_SCHEMA:DDBNAME', identifier, schemaName),
    column('SYSTEM_VIEW_NAME:SYS_VNAME', systemName, 't.system_name'),
    column('SYSTEM_VIEW_SCHEMA:SYS_VDNAME', systemName, 'l.name'),
    nullable('SYSTEM_TABLE_NAME:SYS_TNAME', systemName, 'u.system_name'),
    nullable('SYSTEM_TABLE_SCHEMA:SYS_DNAME', systemName, 'ul.name'),
    nullable('TABLE_NAME:BNAME', identifier, 'u.name'),
    nullable('TABLE_OWNER:BCREATOR', identifier, 'uo.name'),
    nullable('TABLE_SCHEMA:BDBNAME', identifier, libraryName('ul.name')),
    nullable('TABLE_TYPE:BTYPE', flag, 'u.kind'),
    column('IASP_NUMBER:IASPNUMBER', { name: 'SMALLINT' }, '0'),
    nullable('PARM_SIGNATURE:SIGNATURE', varchar(10_000), 'NULL'),
  ],
  from: `sql_view v JOIN sql_table t USING (id) ${withObject} JOIN sql_dependency d ON d.dependent = t.id
    JOIN sql_table u ON u.id = d.referenced JOIN object ul ON ul.id = u.library JOIN object ub ON ub.id = u.id JOIN object uo ON uo.id = ub.owner`,
};

export const columnViews = [sysColumns, sysColumns2, sysViews, sysViewDep] as const;
