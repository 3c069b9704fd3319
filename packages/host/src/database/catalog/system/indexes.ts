import { commentColumns, flag, objectText, schemaName, withObject } from './common.ts';
import {
  column,
  identifier,
  integer,
  libraryName,
  localTime,
  nullable,
  type SystemView,
  smallint,
  systemName,
  timestamp,
  varchar,
} from './view.ts';

const withTable = `JOIN sql_table b ON b.id = i.table_id JOIN object bl ON bl.id = b.library JOIN object bo ON bo.id = b.id
  JOIN object bowner ON bowner.id = bo.owner`;

/** Source: "SYSINDEXES". */
export const sysIndexes: SystemView = {
  library: 'QSYS2',
  name: 'SYSINDEXES',
  text: 'Indexes',
  columns: [
    column('INDEX_NAME:NAME', identifier, 't.name'),
    column('INDEX_OWNER:CREATOR', identifier, 'owner.name'),
    column('TABLE_NAME:TBNAME', identifier, 'b.name'),
    column('TABLE_OWNER:TBCREATOR', identifier, 'bowner.name'),
    column('TABLE_SCHEMA:TBDBNAME', identifier, libraryName('bl.name')),
    column('IS_UNIQUE:UNIQUERULE', flag, 'i.unique_rule'),
    column('COLUMN_COUNT:COLCOUNT', integer, '(SELECT count(*) FROM sql_index_key k WHERE k.index_id = i.id)'),
    column('INDEX_SCHEMA:DBNAME', identifier, schemaName),
    column('SYSTEM_INDEX_NAME:SYS_IXNAME', systemName, 't.system_name'),
    column('SYSTEM_INDEX_SCHEMA:SYS_IDNAME', systemName, 'l.name'),
    column('SYSTEM_TABLE_NAME:SYS_TNAME', systemName, 'b.system_name'),
    column('SYSTEM_TABLE_SCHEMA:SYS_DNAME', systemName, 'bl.name'),
    ...commentColumns,
    column('IASP_NUMBER:IASPNUMBER', smallint, '0'),
    nullable('INDEX_TEXT:LABEL', varchar(50), objectText),
    column('IS_SPANNING_INDEX:SPANNING', varchar(3), `'NO'`),
    column('INDEX_DEFINER:DEFINER', varchar(128), 'o.created_by'),
    nullable('INDEX_WHERE:WHERE_', varchar(2000), 'i.where_text'),
    column('LAST_ALTERED_TIMESTAMP:ALTEREDTS', timestamp, localTime('greatest(t.altered, o.created)')),
  ],
  from: `sql_index i JOIN sql_table t USING (id) ${withObject} ${withTable}`,
};

/** Source: "SYSKEYS". */
export const sysKeys: SystemView = {
  library: 'QSYS2',
  name: 'SYSKEYS',
  text: 'Columns of indexes',
  columns: [
    column('INDEX_NAME:IXNAME', identifier, 't.name'),
    column('INDEX_OWNER:IXCREATOR', identifier, 'owner.name'),
    nullable('COLUMN_NAME:COLNAME', identifier, 'k.column_name'),
    nullable('COLUMN_POSITION:COLNO', integer, 'c.position'),
    column('ORDINAL_POSITION:COLSEQ', integer, 'k.position'),
    column('ORDERING', flag, `CASE WHEN k.descending THEN 'D' ELSE 'A' END`),
    column('INDEX_SCHEMA:IXDBNAME', identifier, schemaName),
    nullable('SYSTEM_COLUMN_NAME:SYS_CNAME', systemName, 'c.system_name'),
    column('SYSTEM_INDEX_NAME:SYS_IXNAME', systemName, 't.system_name'),
    column('SYSTEM_INDEX_SCHEMA:SYS_IDNAME', systemName, 'l.name'),
    column('COLUMN_IS_EXPRESSION:COLEXPR', varchar(3), `CASE WHEN k.expression IS NULL THEN 'NO' ELSE 'YES' END`),
    nullable('KEY_EXPRESSION:EXPRESSION', varchar(2000), 'k.expression'),
  ],
  from: `sql_index_key k JOIN sql_index i ON i.id = k.index_id JOIN sql_table t ON t.id = i.id ${withObject}
    LEFT JOIN sql_column c ON c.table_id = i.table_id AND c.name = k.column_name`,
};

export const indexViews = [sysIndexes, sysKeys] as const;
